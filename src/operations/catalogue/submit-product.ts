import { defineOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { EXAMPLE_PRODUCT, ProductSubmissionSchema } from './product-schema.ts';
import { readProduct } from './read-objects.ts';
import { DATA_INGESTION, SUBMISSION_DESCRIPTION, SUBMISSION_ERRORS, submit } from './submit.ts';

export const submitProduct = defineOperation({
  id: 'data_ingestion.catalog.product.submit',
  method: 'POST',
  path: '/v2/data_ingestion/catalog/product/submission',
  title: 'Submit a product',
  description: `Creates or updates one product: what is the same in all stores of the banner. ${SUBMISSION_DESCRIPTION}`,
  access: DATA_INGESTION,
  body: ProductSubmissionSchema,
  response: EmptyResponse,
  errors: SUBMISSION_ERRORS,
  writes: 'one_call',
  exactNumbers: true,
  example: { body: EXAMPLE_PRODUCT, response: {} },
  handle: async (context) => submit(context, 'product', [context.body], readProduct, undefined),
});
