import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findPickupInstructions } from '../../../storage/stores/pickup-instructions.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EXAMPLE_INSTRUCTION, PickupInstructionSchema } from '../../post-checkout/instructions.ts';
import { storeKey } from './own-store.ts';
import { EXAMPLE_STORE, StorePath } from './store-answer.ts';

export const PickupInstructionsAnswer = Type.Object({
  pickup_instructions: Type.Array(PickupInstructionSchema, { description: 'Empty: the default texts hold.' }),
});

export const getPickupInstructions = defineOperation({
  id: 'management.stores.get_pickup_instructions',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/pickup_instructions',
  title: 'Get the pickup instructions of a store',
  description: 'What the store tells customers who collect; empty where it leaves that to the default texts.',
  access: MANAGE_BANNER,
  params: StorePath,
  response: PickupInstructionsAnswer,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { location_code: EXAMPLE_STORE.location_code }, response: { pickup_instructions: [EXAMPLE_INSTRUCTION] } },
  handle: async (context) => {
    const [store] = await context.db.query(findPickupInstructions, storeKey(context));
    if (!store) throw new ApiError(errors.resourceNotFound);
    return store as never;
  },
});
