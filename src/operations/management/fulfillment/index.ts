import type { Operation } from '../../define.ts';
import { addOrderItem } from './add-item.ts';
import { advanceManagedBatch } from './advance-batch.ts';
import { assignManagedBatch } from './assign-batch.ts';
import { changeOrderItem } from './change-item.ts';
import { createBatch } from './create-batch.ts';
import { createShopper } from './create-shopper.ts';
import { getBatch } from './get-batch.ts';
import { getShopper } from './get-shopper.ts';
import { listBatches } from './list-batches.ts';
import { listOrderMessages } from './list-messages.ts';
import { listShoppers } from './list-shoppers.ts';
import { markCustomerMessagesRead } from './mark-messages-read.ts';
import { recordOrderEvent } from './record-event.ts';
import { reportLocation } from './report-location.ts';
import { sendShopperMessage } from './send-message.ts';

/** What moves orders on both servers, where the Sandbox API is on development only. */
export const managedFulfillmentOperations: readonly Operation[] = [
  listShoppers,
  createShopper,
  getShopper,
  listBatches,
  createBatch,
  getBatch,
  assignManagedBatch,
  advanceManagedBatch,
  addOrderItem,
  changeOrderItem,
  recordOrderEvent,
  reportLocation,
  listOrderMessages,
  sendShopperMessage,
  markCustomerMessagesRead,
];
