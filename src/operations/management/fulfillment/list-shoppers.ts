import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listShoppers as listRows } from '../../../storage/fulfillment/shopper.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_SHOPPER, ShopperSchema, shopperAnswer } from './answers.ts';

export const listShoppers = defineOperation({
  id: 'management.shoppers.list',
  method: 'GET',
  path: '/cartwright/v1/fulfillment/shoppers',
  title: 'List shoppers',
  description: 'The shoppers of the organization, oldest first.',
  access: MANAGE,
  query: Type.Object(PageQuery),
  response: Type.Object({ shoppers: Type.Array(ShopperSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: { query: { limit: 50 }, response: { shoppers: [EXAMPLE_SHOPPER], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const { rows, next } = takePage(await db.query(listRows, [tenant.organizationId, numericKey(after, 15), fetch]), limit, (row) =>
      String(row.id),
    );
    return { shoppers: rows.map(shopperAnswer), next_cursor: next };
  },
});
