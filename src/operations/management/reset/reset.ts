import { ApiError, errors } from '../../../contract/errors.ts';
import { oneOf, type Static, Type } from '../../../contract/schema.ts';
import { findOrganization, listOrganizations, type OrganizationRow } from '../../../storage/organizations/organization.ts';
import { lockTables, removeRows, resetOrganizationRow, restartSetupIds, truncateActivity } from '../../../storage/snapshots/reset.ts';
import { type Context, defineOperation, MANAGE } from '../../define.ts';

/** Organizations read at once when the whole server is reset. */
const PAGE = 200;

const Body = Type.Object({
  all: Type.Optional(
    Type.Boolean({ description: 'Resets every organization of the server, which needs the scope `cartwright:platform`.', default: false }),
  ),
  setup: Type.Optional(
    oneOf(
      ['kept', 'initial'],
      'What was set up (settings, stores with hours, policies and capacities, catalogue): `initial` sets it back to the demo data, or in ' +
        'organizations without demo data to nothing; `kept` leaves it. `initial` by default where there are demo data, else `kept`.',
    ),
  ),
});

export const resetOrganization = defineOperation({
  id: 'management.reset',
  method: 'POST',
  path: '/cartwright/v1/reset',
  server: 'development',
  title: 'Reset',
  description:
    'Brings your organization back to its beginning without a restart, in one transaction: other requests see what was before or what is ' +
    'after, and writes wait meanwhile.\n\n' +
    '**Removed**: users and their tokens, customers with their links, linking tokens and authorization codes, orders of every kind with their ' +
    'batches, holds, places taken and events, shoppers, due work, submissions of the catalogue, point-of-sale transactions, product and ' +
    'recipe pages, idempotency keys and the marks of used assertions; the clock follows the wall again.\n\n' +
    '**As `setup` says**: settings, stores with hours, exceptions, slot policies and capacities, products, items, and how far imports from ' +
    'files had come. Stores and products of the demo data keep their ids, so that service option ids stay what they were. The demo ' +
    'organization gets its test users and orders again, in slots of today.\n\n' +
    '**Kept**: the organization, its banners, applications with their secrets, keys and tokens (the caller’s own too), API keys.\n\n' +
    '**Ids**: after a reset with `all`, as after a first start, the ids that clients see (users, orders, batches, shoppers, customers, holds, ' +
    'events, submissions) begin anew, so that the same calls one after another get the same ids; they are drawn as calls come, and calls ' +
    'side by side may get them in another order. A reset of one organization goes on with the numbers of the server, which all ' +
    'organizations share. Order links repeat where the server was started with `--ids repeatable`; tokens, product pages, secrets and the ' +
    'ids of last mile orders created without one are random always. Other processes of the same database forget within a second.',
  access: MANAGE,
  body: Body,
  response: Type.Object({
    organizations: Type.Array(Type.String(), { description: 'Slugs of the organizations that were reset.' }),
    setup: Type.Unsafe<Record<string, 'kept' | 'initial'>>({
      type: 'object',
      additionalProperties: { type: 'string' },
      description: 'By slug what became of the setup: `kept` or `initial`.',
    }),
  }),
  errors: [errors.scopeMissing, errors.notABoolean, errors.notIncluded],
  writes: 'transaction',
  example: { body: {}, response: { organizations: ['demo'], setup: { demo: 'initial' } } },
  handle: async (context) => {
    const { body, db, tenant } = context;
    if (body.all && !tenant.scopes.has('cartwright:platform')) {
      throw new ApiError(errors.scopeMissing, { values: { scope: 'cartwright:platform' } });
    }
    const organizations = body.all ? await everyOrganization(context) : await db.query(findOrganization, [tenant.organizationId]);
    await (body.all ? truncateActivity(db) : lockTables(db));
    const setup: Record<string, 'kept' | 'initial'> = {};
    for (const organization of organizations) setup[organization.slug] = await resetOne(context, organization);
    if (body.all) await restartSetupIds(db);
    context.invalidate('everything');
    return { organizations: organizations.map(({ slug }) => slug), setup };
  },
});

type Resetting = Context<unknown, unknown, Static<typeof Body>>;

async function everyOrganization({ db }: Resetting): Promise<OrganizationRow[]> {
  const all: OrganizationRow[] = [];
  for (let page: OrganizationRow[] | undefined; page === undefined || page.length === PAGE; all.push(...page)) {
    page = await db.query(listOrganizations, [all.at(-1)?.id ?? 0, PAGE]);
  }
  return all;
}

async function resetOne({ body, db, environment, wall }: Resetting, { id, slug }: OrganizationRow): Promise<'kept' | 'initial'> {
  await removeRows(db, id, ['activity']);
  const seeded = body.setup !== 'kept' && (await environment.toolbox?.seed(db, id, slug, new Date(wall))) === true;
  const initial = seeded || body.setup === 'initial';
  if (initial && !seeded) await removeRows(db, id, ['setup']);
  await resetOrganizationRow(db, id, initial);
  return initial ? 'initial' : 'kept';
}
