import { errors } from '../../../contract/errors.ts';
import { OptionalText, Type } from '../../../contract/schema.ts';
import { searchProducts } from '../../../storage/catalogue/read.ts';
import { upcKey, upcSpellings } from '../../../storage/products/product.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_MANAGED_PRODUCT, ManagedProductSchema, managedProductAnswer } from './product-answer.ts';

export const listProducts = defineOperation({
  id: 'management.products.list',
  method: 'GET',
  path: '/cartwright/v1/products',
  title: 'List and search products',
  description: "The banner's catalogue in the order in which products came into it. Filters are combined.",
  access: MANAGE_BANNER,
  query: Type.Object({
    ...PageQuery,
    q: OptionalText('Words, or beginnings of words, that the name has.', 100),
    upc: OptionalText('Lookup code, with or without leading zeros.'),
    rrc: OptionalText('Retailer reference code.'),
    department: OptionalText('Department, exactly.'),
  }),
  response: Type.Object({ products: Type.Array(ManagedProductSchema), next_cursor: NextCursor }),
  errors: [errors.invalid, errors.tooSmall, errors.tooLarge, errors.tooLong],
  writes: 'none',
  example: { query: { q: 'white bre', limit: 10 }, response: { products: [EXAMPLE_MANAGED_PRODUCT], next_cursor: null } },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const { q, upc, rrc, department } = query;
    const given = (text: string | undefined) => (text === undefined || text.trim() === '' ? null : text.trim());
    const code = given(upc);
    const found = await db.query(searchProducts, [
      tenant.organizationId,
      tenant.bannerId,
      numericKey(after),
      given(q),
      given(department),
      given(rrc),
      code === null ? null : upcSpellings(code),
      code === null ? null : upcKey(code),
      fetch,
    ]);
    const { rows, next } = takePage(found, limit, (row) => String(row.id));
    return { products: rows.map(managedProductAnswer), next_cursor: next };
  },
});
