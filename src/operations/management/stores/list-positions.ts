import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listStorePositions as listRows } from '../../../storage/stores/board.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';

const LIMIT = 5_000;

const PositionSchema = Type.Object({
  retailer_id: Type.String({ description: 'Slug of the banner.' }),
  location_code: Type.String({ description: 'Location code.' }),
  name: Type.String({ description: 'Store name.' }),
  latitude: Type.Number({ description: 'Degrees north.' }),
  longitude: Type.Number({ description: 'Degrees east.' }),
  time_zone: Type.String({ description: 'IANA time zone.' }),
  active: Type.Boolean({ description: 'Whether it is found and offers slots.' }),
  under_way: Type.Integer({ description: 'Orders that are neither delivered nor canceled.' }),
  late: Type.Integer({ description: 'Of these, those whose window is over.' }),
});

export const listStorePositions = defineOperation({
  id: 'management.stores.list_positions',
  method: 'GET',
  path: '/cartwright/v1/store-positions',
  title: 'List stores for a map',
  description:
    'The stores of all banners with their positions and their orders under way, thousands in one answer, in the order of creation.',
  access: MANAGE,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: LIMIT, description: `Stores of the page, ${LIMIT} by default.` })),
    after: PageQuery.after,
    active: Type.Optional(Type.Boolean({ description: 'Only active, or only inactive stores.' })),
  }),
  response: Type.Object({ stores: Type.Array(PositionSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge, errors.notABoolean],
  writes: 'none',
  example: {
    query: { active: true },
    response: {
      stores: [
        {
          retailer_id: 'the-garden-market',
          location_code: '941-01',
          name: 'The Garden Market San Francisco',
          latitude: 37.7898,
          longitude: -122.3972,
          time_zone: 'America/Los_Angeles',
          active: true,
          under_way: 7,
          late: 1,
        },
      ],
      next_cursor: null,
    },
  },
  handle: async ({ query, db, tenant, now }) => {
    const { limit, fetch, after } = pageOf({ ...query, limit: query.limit ?? LIMIT });
    const rows = await db.query(listRows, [tenant.organizationId, numericKey(after), new Date(now), query.active ?? null, fetch]);
    const page = takePage(rows, limit, (row) => String(row.number));
    return { stores: page.rows.map(({ number: _, ...store }) => store), next_cursor: page.next };
  },
});
