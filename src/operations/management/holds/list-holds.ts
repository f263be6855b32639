import { errors } from '../../../contract/errors.ts';
import { nullable, OptionalText, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { listActiveHolds } from '../../../storage/holds/hold.ts';
import { POOL_NUMBER } from '../../../storage/stores/usage.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { PoolSchema } from '../slot-policy/policy-schema.ts';

const HoldSchema = Type.Object({
  service_option_hold_id: Type.Integer({ description: 'Id of the hold.' }),
  retailer_id: Type.String({ description: 'Slug of the banner.' }),
  location_code: Type.String({ description: 'Its store.' }),
  user_id: Type.String({ description: 'Who reserved it.' }),
  user_name: nullable(Type.String({ description: 'First and last name; null where neither is known.' })),
  pool: PoolSchema,
  window_starts_at: Type.String({ description: 'ISO 8601, UTC.' }),
  window_ends_at: Type.String({ description: 'ISO 8601, UTC.' }),
  expires_at: Type.String({ description: 'When the place is free again if no order is created. ISO 8601, UTC.' }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const listHolds = defineOperation({
  id: 'management.holds.list',
  method: 'GET',
  path: '/cartwright/v1/holds',
  title: 'List active holds',
  description: 'The places that users of the organization hold now, of all its banners, the newest first.',
  access: MANAGE,
  query: Type.Object({
    ...PageQuery,
    location_code: OptionalText('Only at stores of this location code.'),
    user_id: OptionalText('Only of this user.'),
  }),
  response: Type.Object({ holds: Type.Array(HoldSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    query: { location_code: '941-01' },
    response: {
      holds: [
        {
          service_option_hold_id: 1280750203,
          retailer_id: 'the-garden-market',
          location_code: '941-01',
          user_id: 'johnsmith6000',
          user_name: 'John Smith',
          pool: 'delivery',
          window_starts_at: '2026-05-06T18:00:00Z',
          window_ends_at: '2026-05-06T20:00:00Z',
          expires_at: '2026-05-06T16:15:00Z',
          created_at: '2026-05-06T16:00:00Z',
        },
      ],
      next_cursor: null,
    },
  },
  handle: async ({ query, db, tenant, now }) => {
    const { limit, fetch, after } = pageOf(query);
    const before = after === undefined ? Number.MAX_SAFE_INTEGER : numericKey(after, 15);
    const [store, user] = [query.location_code || null, query.user_id || null];
    const rows = await db.query(listActiveHolds, [tenant.organizationId, new Date(now), before, store, user, fetch]);
    const page = takePage(rows, limit, (row) => String(row.id));
    const holds = page.rows.map((row) => ({
      service_option_hold_id: row.id,
      retailer_id: row.retailer_id,
      location_code: row.location_code,
      user_id: row.user_id,
      user_name: [row.first_name, row.last_name].filter((name) => name !== null).join(' ') || null,
      pool: row.pool === POOL_NUMBER.delivery ? ('delivery' as const) : ('pickup' as const),
      window_starts_at: formatUtc(row.starts_at),
      window_ends_at: formatUtc(row.ends_at),
      expires_at: formatUtc(row.expires_at),
      created_at: formatUtc(row.created_at),
    }));
    return { holds, next_cursor: page.next };
  },
});
