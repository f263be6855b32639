import { Type } from '../../contract/schema.ts';
import { defineOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { EXAMPLE_ITEM, ItemSubmissionSchema } from './item-schema.ts';
import { readItem } from './read-objects.ts';
import { DATA_INGESTION, MAX_BATCH, SUBMISSION_DESCRIPTION, SUBMISSION_ERRORS, submit } from './submit.ts';

export const submitItems = defineOperation({
  id: 'data_ingestion.batch.catalog.item.submit',
  method: 'POST',
  path: '/v2/data_ingestion/batch/catalog/item/submission',
  title: 'Submit a batch of items',
  description: `Several items at once, all or none: one object that is wrong fails the whole batch. ${SUBMISSION_DESCRIPTION}`,
  access: DATA_INGESTION,
  body: Type.Object({
    batch: Type.Array(ItemSubmissionSchema, { minItems: 1, maxItems: MAX_BATCH, description: `Items, at most ${MAX_BATCH}.` }),
  }),
  response: EmptyResponse,
  errors: SUBMISSION_ERRORS,
  writes: 'one_call',
  exactNumbers: true,
  example: {
    body: {
      batch: [EXAMPLE_ITEM, { lookup_code: '0987654321', store_identifier: '4321', available: false }],
    },
    response: {},
  },
  handle: async (context) => submit(context, 'item', context.body.batch, readItem, (index) => `batch[${index}]`),
});
