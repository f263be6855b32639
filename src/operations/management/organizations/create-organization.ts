import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { SCOPES, type Scope } from '../../../contract/scopes.ts';
import { createOrganization as createRows } from '../../../storage/organizations/organization.ts';
import { defineOperation, PLATFORM } from '../../define.ts';
import { applicationAnswer, EXAMPLE_APPLICATION, EXAMPLE_SECRET, NewApplicationSchema } from '../applications/application-answer.ts';
import { newCredentials } from '../applications/credentials.ts';
import { BannerSchema, bannerAnswer, EXAMPLE_BANNER } from '../banners/banner-answer.ts';
import { repetitionProblems, Slug, slugProblems } from '../slug.ts';
import { CountrySchema, EXAMPLE_ORGANIZATION, OrganizationSchema, organizationAnswer } from './organization-answer.ts';

/** What the first application may do: everything but manage the server. */
const FIRST_SCOPES = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'cartwright:platform');

export const createOrganization = defineOperation({
  id: 'management.organizations.create',
  method: 'POST',
  path: '/cartwright/v1/organizations',
  title: 'Create an organization',
  description:
    'Creates an organization with its banners and a first application that has every scope but `cartwright:platform`. The secret of the ' +
    'application is in this answer only. `Idempotency-Key` is ignored; the slug can be taken only once.',
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
  }),
  response: Type.Object({ ...OrganizationSchema.properties, banners: Type.Array(BannerSchema), application: NewApplicationSchema }),
  errors: [errors.blank, errors.invalid, errors.notIncluded, errors.taken],
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
    const { slug, name, country } = body;
    const banners = body.banners ?? [{ slug, name }];
    const slugs = banners.map((banner) => banner.slug);
    raiseAll([
      ...slugProblems(slug, 'slug'),
      ...(body.banners ?? []).flatMap((banner, index) => slugProblems(banner.slug, `banners[${index}].slug`)),
      ...repetitionProblems(slugs, (index) => `banners[${index}].slug`),
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
    ]);
    if (!application) throw new ApiError(errors.taken, { key: 'slug' });
    return {
      ...organizationAnswer({ slug, name, country, created_at: wall }),
      banners: banners.map((banner) => bannerAnswer({ ...banner, created_at: wall })),
      application: { ...applicationAnswer(application, environment.name), client_secret: secret },
    };
  },
});
