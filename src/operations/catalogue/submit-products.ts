import { Type } from '../../contract/schema.ts';
import { defineOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { EXAMPLE_PRODUCT, ProductSubmissionSchema } from './product-schema.ts';
import { readProduct } from './read-objects.ts';
import { DATA_INGESTION, MAX_BATCH, SUBMISSION_DESCRIPTION, SUBMISSION_ERRORS, submit } from './submit.ts';

export const submitProducts = defineOperation({
  id: 'data_ingestion.batch.catalog.product.submit',
  method: 'POST',
  path: '/v2/data_ingestion/batch/catalog/product/submission',
  title: 'Submit a batch of products',
  description: `Several products at once, all or none: one object that is wrong fails the whole batch. ${SUBMISSION_DESCRIPTION}`,
  access: DATA_INGESTION,
  body: Type.Object({
    batch: Type.Array(ProductSubmissionSchema, { minItems: 1, maxItems: MAX_BATCH, description: `Products, at most ${MAX_BATCH}.` }),
  }),
  response: EmptyResponse,
  errors: SUBMISSION_ERRORS,
  writes: 'one_call',
  exactNumbers: true,
  example: { body: { batch: [EXAMPLE_PRODUCT] }, response: {} },
  handle: async (context) => submit(context, 'product', context.body.batch, readProduct, (index) => `batch[${index}]`),
});
