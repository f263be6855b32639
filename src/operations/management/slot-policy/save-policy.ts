import { raiseAll } from '../../../contract/errors.ts';
import type { Static } from '../../../contract/schema.ts';
import type { SlotPolicy } from '../../../contract/store.ts';
import { updateSlotPolicy } from '../../../storage/stores/administration.ts';
import { type StoreContext, storeKey } from '../stores/own-store.ts';
import { policyProblems } from './policy-rules.ts';
import type { PolicyAnswerSchema } from './policy-schema.ts';

/** Checks and keeps the policy of a store that the caller has locked. */
export async function savePolicy(context: StoreContext & { invalidate(topic: string): void }, policy: SlotPolicy): Promise<void> {
  raiseAll(policyProblems(policy));
  await context.db.query(updateSlotPolicy, [...storeKey(context), JSON.stringify(policy), new Date(context.now)]);
  context.invalidate('stores');
}

export function policyAnswer(policy: SlotPolicy): Static<typeof PolicyAnswerSchema> {
  return policy as Static<typeof PolicyAnswerSchema>;
}
