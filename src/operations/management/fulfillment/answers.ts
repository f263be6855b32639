import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { batchTargets } from '../../../fulfillment/workflow/actions.ts';
import type { BatchWithOrders } from '../../../storage/fulfillment/batch.ts';
import type { ShopperRow } from '../../../storage/fulfillment/shopper.ts';

export const ShopperSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the shopper.' }),
  first_name: Type.String({ description: 'First name, which customers see.' }),
  email: nullable(Type.String()),
  phone: nullable(Type.String({ description: 'E.164.' })),
  avatar_url: nullable(Type.String()),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_SHOPPER: Static<typeof ShopperSchema> = {
  id: 21850710,
  first_name: 'Susan',
  email: 'susanjones@example.com',
  phone: '+14155550123',
  avatar_url: null,
  created_at: '2026-05-06T16:00:00Z',
};

export function shopperAnswer({ id, first_name, email, phone, avatar_url, created_at }: ShopperRow): Static<typeof ShopperSchema> {
  return { id, first_name, email, phone, avatar_url, created_at: formatUtc(created_at) };
}

export const BatchSchema = Type.Object({
  id: Type.Integer({ description: 'Id of the batch.' }),
  batch_type: Type.String({ description: '`delivery`, `pickup`, `delivery_only` or `runner_customer`.' }),
  workflow_state: Type.String({ description: 'State of the batch now.' }),
  shopper_id: nullable(Type.Integer({ description: 'Null while the batch waits for a shopper.' })),
  next_states: Type.Array(Type.String(), {
    description: 'States to which it may be moved, the next one first; none while it waits for a shopper.',
  }),
  order_ids: Type.Array(Type.String(), { description: 'Orders that the batch took.' }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_BATCH: Static<typeof BatchSchema> = {
  id: 1,
  batch_type: 'delivery',
  workflow_state: 'acknowledged',
  shopper_id: 21850710,
  next_states: ['picking', 'verifying_replacements', 'checkout', 'receipt_sanity_check', 'delivering', 'completed'],
  order_ids: ['a1b2c3'],
  created_at: '2026-05-06T16:05:00Z',
};

export function batchAnswer(batch: BatchWithOrders): Static<typeof BatchSchema> {
  const { id, batch_type, workflow_state, shopper_id, order_ids, created_at } = batch;
  const next = batchTargets({ type: batch_type, state: workflow_state, shopperId: shopper_id });
  return { id, batch_type, workflow_state, shopper_id, next_states: [...next], order_ids, created_at: formatUtc(created_at) };
}
