import { errors } from '../../../contract/errors.ts';
import { OptionalText, Type } from '../../../contract/schema.ts';
import { listStores as listRows } from '../../../storage/stores/administration.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_STORE, ManagedStoreSchema, managedStoreAnswer } from './store-answer.ts';

export const listStores = defineOperation({
  id: 'management.stores.list',
  method: 'GET',
  path: '/cartwright/v1/stores',
  title: 'List stores',
  description: "The banner's stores by location code, inactive ones included.",
  access: MANAGE_BANNER,
  query: Type.Object({
    ...PageQuery,
    postal_prefix: Type.Optional(
      Type.String({ maxLength: 10, description: 'Only stores whose postal code begins with these three characters.' }),
    ),
    q: OptionalText('Part of the location code, the name or the city; capitals do not count.', 100),
    active: Type.Optional(Type.Boolean({ description: 'Only active, or only inactive stores.' })),
  }),
  response: Type.Object({ stores: Type.Array(ManagedStoreSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge, errors.tooLong, errors.notABoolean],
  writes: 'none',
  example: { query: { postal_prefix: '941', active: true, limit: 50 }, response: { stores: [EXAMPLE_STORE], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after = '' } = pageOf(query);
    const prefix = query.postal_prefix?.trim().toUpperCase() || null;
    const words = query.q?.trim() || null;
    const rows = await db.query(listRows, [tenant.organizationId, tenant.bannerId, after, prefix, query.active ?? null, words, fetch]);
    const page = takePage(rows, limit, (row) => row.location_code);
    return { stores: page.rows.map(managedStoreAnswer), next_cursor: page.next };
  },
});
