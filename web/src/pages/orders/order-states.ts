import type { Signatures } from '../../../../client/generated/operations.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

type Query = Signatures['management.orders.list']['request'];
export type ListedOrder = Signatures['management.orders.list']['answer']['orders'][number];
export type Order = Signatures['management.orders.get']['answer'];
export type OrderStatus = NonNullable<Query['status']>;
export type WorkflowState = NonNullable<Query['workflow_state']>;

export const ORDER_STATUSES = [
  'brand_new',
  'acknowledged',
  'picking',
  'checkout',
  'staged',
  'delivering',
  'delivered',
  'canceled',
] as const;
export const ORDER_KINDS = ['delivery', 'pickup', 'last_mile', 'dispatch'] as const;

/** From left to right on the board. */
export const BOARD_COLUMNS: readonly WorkflowState[] = [
  'brand_new',
  'staged_for_delivery',
  'waiting_for_delivery',
  'acknowledged',
  'acknowledged_for_delivery',
  'at_store',
  'picking',
  'verifying_replacements',
  'checkout',
  'bags_check',
  'staged',
  'ready_for_pickup',
  'user_at_store',
  'runner_awaiting',
  'runner_acknowledged',
  'bags_verified',
  'delivering',
  'delivered',
  'canceled',
];

const TONES: Readonly<Record<string, Tone>> = {
  brand_new: 'warning',
  delivered: 'good',
  completed: 'good',
  canceled: 'bad',
  staged: 'neutral',
};

/** Of an order's status, or of the state of an order or a batch. */
export const toneOf = (state: string): Tone => TONES[state] ?? 'progress';
