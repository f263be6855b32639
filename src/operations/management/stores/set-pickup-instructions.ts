import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { PICKUP_CATEGORIES } from '../../../fulfillment/orders/order.ts';
import { setPickupInstructions as setRow } from '../../../storage/stores/pickup-instructions.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EXAMPLE_INSTRUCTION, PickupInstructionSchema } from '../../post-checkout/instructions.ts';
import { PickupInstructionsAnswer } from './get-pickup-instructions.ts';
import { storeKey } from './own-store.ts';
import { EXAMPLE_STORE, StorePath } from './store-answer.ts';

export const setPickupInstructions = defineOperation({
  id: 'management.stores.set_pickup_instructions',
  method: 'PUT',
  path: '/cartwright/v1/stores/{location_code}/pickup_instructions',
  title: 'Set the pickup instructions of a store',
  description:
    'What customers who collect are told, at most one set for each way of collecting; it replaces what the store had. With an empty list the default texts hold again.',
  access: MANAGE_BANNER,
  params: StorePath,
  body: Type.Object({
    pickup_instructions: Type.Array(PickupInstructionSchema, {
      maxItems: PICKUP_CATEGORIES.length,
      description: 'At most one for each of `curbside`, `locker` and `in_store`.',
    }),
  }),
  response: PickupInstructionsAnswer,
  errors: [errors.resourceNotFound, errors.blank, errors.notIncluded, errors.taken, errors.tooManyEntries, errors.tooLong, errors.invalid],
  writes: 'one_call',
  example: {
    params: { location_code: EXAMPLE_STORE.location_code },
    body: { pickup_instructions: [EXAMPLE_INSTRUCTION] },
    response: { pickup_instructions: [EXAMPLE_INSTRUCTION] },
  },
  handle: async (context) => {
    const { pickup_instructions } = context.body;
    const categories = pickup_instructions.map((one) => one.category);
    raiseAll(
      categories.flatMap((category, index) =>
        categories.indexOf(category) === index ? [] : [new ApiError(errors.taken, { key: `pickup_instructions[${index}].category` })],
      ),
    );
    const [store] = await context.db.query(setRow, [...storeKey(context), JSON.stringify(pickup_instructions), new Date(context.now)]);
    if (!store) throw new ApiError(errors.resourceNotFound);
    return store as never;
  },
});
