import { errors } from '../../../contract/errors.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ownStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { EXAMPLE_POLICY, PolicyAnswerSchema } from './policy-schema.ts';
import { policyAnswer } from './save-policy.ts';

export const getSlotPolicy = defineOperation({
  id: 'management.slot_policy.get',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/slot_policy',
  title: 'Get the slot policy',
  description: 'How the store offers its time slots, and how many orders each takes.',
  access: MANAGE_BANNER,
  params: StorePath,
  response: PolicyAnswerSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { location_code: 'GM-941' }, response: EXAMPLE_POLICY },
  handle: async (context) => policyAnswer((await ownStore(context)).slot_policy),
});
