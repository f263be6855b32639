import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../../contract/schema.ts';
import { SCOPES, type Scope } from '../../../contract/scopes.ts';
import { createOrganization as createRows } from '../../../storage/organizations/organization.ts';
import { removeOrganization } from '../../../storage/organizations/removal.ts';
import { defineOperation, type Environment, PLATFORM } from '../../define.ts';
import { applicationAnswer, EXAMPLE_APPLICATION, EXAMPLE_SECRET, NewApplicationSchema } from '../applications/application-answer.ts';
import { newCredentials } from '../applications/credentials.ts';
import { BannerSchema, bannerAnswer, EXAMPLE_BANNER } from '../banners/banner-answer.ts';
import { repetitionProblems, Slug, slugProblems } from '../slug.ts';
import { CountrySchema, EXAMPLE_ORGANIZATION, OrganizationSchema, organizationAnswer } from './organization-answer.ts';

const STOCKS = ['none', 'demo'] as const;
/** What the first application may do: everything but manage the server. */
const FIRST_SCOPES = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'cartwright:platform');

export const createOrganization = defineOperation({
  id: 'management.organizations.create',
  method: 'POST',
  path: '/cartwright/v1/organizations',
  title: 'Create an organization',
  description:
    'Creates an organization with its banners and a first application that has every scope but `cartwright:platform`. The secret of the ' +
    'application is in this answer only. `Idempotency-Key` is ignored; the slug can be taken only once.\n\n' +
    'With `stock: "demo"` (development only) each banner has the demo stores and catalogue at once, and gets them back by a reset. That takes ' +
    'about a second a banner; when it fails the organization is removed again. An organization that stays behind because the server died ' +
    'meanwhile is deleted and created anew.',
  access: PLATFORM,
  body: Type.Object({
    slug: Slug('Name in URLs, unique on the server.'),
    name: RequiredText('Name.'),
    country: CountrySchema,
    banners: Type.Optional(
      Type.Array(Type.Object({ slug: Slug('Value of `X-Retailer-Id`.'), name: RequiredText('Name.') }), {
        minItems: 1,
        maxItems: 100,
        description: 'One banner with the slug and name of the organization by default.',
      }),
    ),
    stock: Type.Optional(oneOf(STOCKS, 'Stores and catalogue that the banners begin with; `none` by default.')),
  }),
  response: Type.Object({ ...OrganizationSchema.properties, banners: Type.Array(BannerSchema), application: NewApplicationSchema }),
  errors: [errors.blank, errors.invalid, errors.notIncluded, errors.taken, errors.developmentOnly],
  // Its own write, so that the answer and the secret in it are not kept under an idempotency key.
  writes: 'own',
  example: {
    body: { slug: 'garden-market', name: 'The Garden Market', country: 'US' },
    response: {
      ...EXAMPLE_ORGANIZATION,
      banners: [EXAMPLE_BANNER],
      application: {
        ...EXAMPLE_APPLICATION,
        name: 'The Garden Market',
        scopes: FIRST_SCOPES,
        redirect_uris: [],
        client_secret: EXAMPLE_SECRET,
      },
    },
  },
  handle: async ({ body, db, environment, wall }) => {
    const { slug, name, country, stock = 'none' } = body;
    const banners = body.banners ?? [{ slug, name }];
    const slugs = banners.map((banner) => banner.slug);
    raiseAll([
      ...slugProblems(slug, 'slug'),
      ...(body.banners ?? []).flatMap((banner, index) => slugProblems(banner.slug, `banners[${index}].slug`)),
      ...repetitionProblems(slugs, (index) => `banners[${index}].slug`),
      ...(stock === 'demo' && !environment.toolbox ? [new ApiError(errors.developmentOnly, { key: 'stock' })] : []),
    ]);
    const { clientId, secret, secretHash } = newCredentials();
    const names = banners.map((banner) => banner.name);
    const [application] = await db.query(createRows, [
      slug,
      name,
      country,
      new Date(wall),
      slugs,
      names,
      clientId,
      secretHash,
      FIRST_SCOPES,
      stock,
    ]);
    if (!application) throw new ApiError(errors.taken, { key: 'slug' });
    if (stock === 'demo') await stockBanners(environment, application.organization_id, application.banner_ids, names, wall);
    return {
      ...organizationAnswer({ slug, name, country, created_at: wall }),
      banners: banners.map((banner) => bannerAnswer({ ...banner, created_at: wall })),
      application: { ...applicationAnswer(application, environment.name), client_secret: secret },
    };
  },
});

/** Nobody knows the secret of an organization whose creation failed: it goes again, so that its slug can be taken. */
async function stockBanners(
  { database, toolbox }: Environment,
  organizationId: number,
  bannerIds: readonly number[],
  names: readonly string[],
  wall: number,
): Promise<void> {
  try {
    for (const [index, id] of bannerIds.entries())
      await toolbox!.stock(database, organizationId, { id, name: names[index]! }, new Date(wall));
  } catch (error) {
    await removeOrganization(database, organizationId);
    throw error;
  }
}
