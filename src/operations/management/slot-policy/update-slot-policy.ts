import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { lockOwnStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { changedPolicy } from './policy-rules.ts';
import { EXAMPLE_POLICY, PolicyAnswerSchema, PolicyChangeSchema } from './policy-schema.ts';
import { policyAnswer, savePolicy } from './save-policy.ts';

export const updateSlotPolicy = defineOperation({
  id: 'management.slot_policy.update',
  method: 'PATCH',
  path: '/cartwright/v1/stores/{location_code}/slot_policy',
  title: 'Change the slot policy',
  description:
    'Changes the fields that the request names; `capacity` pool by pool, a list as a whole. Null counts as absent: to switch an ETA or ' +
    'the alcohol hours off, set the whole policy without them.',
  access: MANAGE_BANNER,
  params: StorePath,
  body: PolicyChangeSchema,
  response: PolicyAnswerSchema,
  errors: [
    errors.resourceNotFound,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooManyEntries,
    errors.invalidTime,
    errors.invalid,
    errors.taken,
  ],
  writes: 'transaction',
  example: { params: { location_code: 'GM-941' }, body: { capacity: { delivery: 20 }, lead_minutes: 60 }, response: EXAMPLE_POLICY },
  handle: async (context) => {
    const { slot_policy: current } = await lockOwnStore(context);
    const policy = changedPolicy(current, context.body);
    await savePolicy(context, policy);
    return policyAnswer(policy);
  },
});
