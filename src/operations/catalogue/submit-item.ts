import { defineOperation } from '../define.ts';
import { EmptyResponse } from '../mount.ts';
import { EXAMPLE_ITEM, ItemSubmissionSchema } from './item-schema.ts';
import { readItem } from './read-objects.ts';
import { DATA_INGESTION, SUBMISSION_DESCRIPTION, SUBMISSION_ERRORS, submit } from './submit.ts';

export const submitItem = defineOperation({
  id: 'data_ingestion.catalog.item.submit',
  method: 'POST',
  path: '/v2/data_ingestion/catalog/item/submission',
  title: 'Submit an item',
  description: `Sets or updates what one store says of one product: availability, price, taxes, promotion, blackout. ${SUBMISSION_DESCRIPTION}`,
  access: DATA_INGESTION,
  body: ItemSubmissionSchema,
  response: EmptyResponse,
  errors: SUBMISSION_ERRORS,
  writes: 'one_call',
  exactNumbers: true,
  example: { body: EXAMPLE_ITEM, response: {} },
  handle: async (context) => submit(context, 'item', [context.body], readItem, undefined),
});
