import type { Operation } from '../define.ts';
import { createLastMileOrder, createLastMileOrderOldUri } from './create.ts';
import { cancelDispatchOrder } from './dispatch-cancel.ts';
import { createDispatchOrder } from './dispatch-create.ts';
import { getDispatchOrder } from './dispatch-get.ts';
import { stageDispatchOrder } from './dispatch-stage.ts';
import { updateDispatchOrder } from './dispatch-update.ts';
import { stageLastMileOrder } from './stage.ts';
import { updateLastMileOrder } from './update.ts';

/** Last mile delivery, dispatch, and the old URI of the creation. */
export const lastMileOperations: readonly Operation[] = [
  createLastMileOrder,
  updateLastMileOrder,
  stageLastMileOrder,
  createDispatchOrder,
  getDispatchOrder,
  updateDispatchOrder,
  stageDispatchOrder,
  cancelDispatchOrder,
  createLastMileOrderOldUri,
];
