import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { searchProducts } from '../../../storage/catalogue/read.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EXAMPLE_MANAGED_PRODUCT, ManagedProductSchema, managedProductAnswer } from './product-answer.ts';

export const getProduct = defineOperation({
  id: 'management.products.get',
  method: 'GET',
  path: '/cartwright/v1/products/{rrc}',
  title: 'Get a product',
  description: 'By retailer reference code. A product that has none is found with the filter `upc` of the list.',
  access: MANAGE_BANNER,
  params: Type.Object({ rrc: Type.String({ description: 'Retailer reference code, URL-encoded.' }) }),
  response: ManagedProductSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { rrc: EXAMPLE_MANAGED_PRODUCT.retailer_reference_code }, response: EXAMPLE_MANAGED_PRODUCT },
  handle: async ({ params, db, tenant }) => {
    const [row] = await db.query(searchProducts, [tenant.organizationId, tenant.bannerId, 0, null, null, params.rrc, null, null, 1]);
    if (!row) throw new ApiError(errors.resourceNotFound);
    return managedProductAnswer(row);
  },
});
