import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { lockOwnStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { wholePolicy } from './policy-rules.ts';
import { EXAMPLE_POLICY, PolicyAnswerSchema, WholePolicySchema } from './policy-schema.ts';
import { policyAnswer, savePolicy } from './save-policy.ts';

export const replaceSlotPolicy = defineOperation({
  id: 'management.slot_policy.replace',
  method: 'PUT',
  path: '/cartwright/v1/stores/{location_code}/slot_policy',
  title: 'Set the slot policy',
  description:
    'Replaces the whole policy: an ETA or alcohol hours that are left out (or null) are switched off, rules and overrides emptied. ' +
    'Reservations and orders that exist keep their places, also where a window now takes fewer.',
  access: MANAGE_BANNER,
  params: StorePath,
  body: WholePolicySchema,
  response: PolicyAnswerSchema,
  errors: [
    errors.resourceNotFound,
    errors.blank,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooManyEntries,
    errors.invalidTime,
    errors.invalid,
    errors.taken,
  ],
  writes: 'transaction',
  example: { params: { location_code: 'GM-941' }, body: EXAMPLE_POLICY, response: EXAMPLE_POLICY },
  handle: async (context) => {
    await lockOwnStore(context);
    const policy = wholePolicy(context.body);
    await savePolicy(context, policy);
    return policyAnswer(policy);
  },
});
