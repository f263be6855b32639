import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { listStoresOfProduct, searchProducts } from '../../../storage/catalogue/read.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, PageQuery, pageOf, takePage } from '../paging.ts';

const ProductStoreSchema = Type.Object({
  location_code: Type.String({ description: 'Location code of the store.' }),
  name: Type.String({ description: 'Name of the store.' }),
  listed: Type.Boolean({ description: 'The store says something of the product by itself; else it is sold as the catalogue says.' }),
  available: Type.Boolean({ description: 'Can be bought in the store.' }),
  price_cents: nullable(Type.Integer({ description: 'Price in the store; null: that of the product.' })),
  updated_at: nullable(Type.String({ description: 'When the store last said something of it. ISO 8601, UTC.' })),
});

export const listProductStores = defineOperation({
  id: 'management.products.list_stores',
  method: 'GET',
  path: '/cartwright/v1/products/{rrc}/stores',
  title: 'List where a product is sold',
  description: "The banner's active stores by location code, each with what it says of the product.",
  access: MANAGE_BANNER,
  params: Type.Object({ rrc: Type.String({ description: 'Retailer reference code, URL-encoded.' }) }),
  query: Type.Object({ ...PageQuery }),
  response: Type.Object({ stores: Type.Array(ProductStoreSchema), next_cursor: NextCursor }),
  errors: [errors.resourceNotFound, errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    params: { rrc: 'GM-000042' },
    query: { limit: 50 },
    response: {
      stores: [
        {
          location_code: 'GM-941',
          name: 'The Garden Market San Francisco',
          listed: true,
          available: false,
          price_cents: 329,
          updated_at: '2026-05-06T07:00:00Z',
        },
      ],
      next_cursor: null,
    },
  },
  handle: async ({ params, query, db, tenant }) => {
    const { limit, fetch, after = '' } = pageOf(query);
    const banner = [tenant.organizationId, tenant.bannerId] as const;
    const [product] = await db.query(searchProducts, [...banner, 0, null, null, params.rrc, null, null, 1]);
    if (!product) throw new ApiError(errors.resourceNotFound);
    const { rows, next } = takePage(
      await db.query(listStoresOfProduct, [...banner, product.id, after, fetch]),
      limit,
      (row) => row.location_code,
    );
    const stores = rows.map(({ updated_at, available, ...row }) => ({
      ...row,
      available: available ?? true,
      updated_at: updated_at === null ? null : formatUtc(updated_at),
    }));
    return { stores, next_cursor: next };
  },
});
