import { statement } from '../engine/types.ts';

/**
 * Keeps a point-of-sale transaction. The answer says whether its id now stands for exactly this content: true for a new
 * one and for a repetition, false when the id was used for another.
 */
export const keepTransaction = statement<
  [organizationId: number, id: string, bannerId: number, storeId: string, at: Date, body: string, now: Date],
  { same: boolean }
>(
  'keep_pos_transaction',
  `insert into cw.pos_transactions as t (organization_id, id, banner_id, store_id, transacted_at, body, created_at)
   values ($1, $2, $3, $4, $5, $6::jsonb, $7)
   on conflict (organization_id, id) do update set created_at = t.created_at
   returning t.body = $6::jsonb and t.banner_id = $3 as same`,
);
