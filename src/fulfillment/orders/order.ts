import type { Address } from '../../storage/users/user.ts';
import type { CodeInput, ReplacementPolicy } from '../cart/cart.ts';
import type { Rating } from './rating.ts';

/** Fulfillment statuses (contract/orders.md §1.5) and what may be done in them (contract/concepts.md §3). */
export const STATUSES = {
  brand_new: { update: true, cancel: true, completed: false },
  acknowledged: { update: false, cancel: false, completed: false },
  picking: { update: false, cancel: false, completed: false },
  staged: { update: false, cancel: false, completed: false },
  delivering: { update: false, cancel: false, completed: false },
  delivered: { update: false, cancel: false, completed: true },
  canceled: { update: false, cancel: false, completed: false },
} as const satisfies Record<string, { update: boolean; cancel: boolean; completed: boolean }>;
export type OrderStatus = keyof typeof STATUSES;

export type OrderKind = 'delivery' | 'pickup' | 'last_mile' | 'dispatch';

/** A line as the order keeps it. */
export interface OrderLine {
  readonly line_num: string;
  readonly qty: number;
  readonly qty_unit: 'each' | 'lb' | 'kg';
  readonly replacement_policy: ReplacementPolicy;
  readonly replacement_items: readonly CodeInput[];
  readonly special_instructions?: string;
  readonly upc: string;
  readonly rrc: string;
  readonly name: string;
  readonly alcohol?: 'wine' | 'beer' | 'spirits';
  readonly metadata?: Record<string, unknown>;
}

/** The aggregate inside an order's row: everything that is not a column. */
export interface OrderBody {
  readonly items: readonly OrderLine[];
  /** Lines that updates removed: their line numbers restore them. */
  readonly removed_items: readonly OrderLine[];
  readonly address?: Address;
  readonly location_code: string;
  readonly loyalty_number?: string;
  readonly tip_cents: number;
  readonly leave_unattended: boolean;
  readonly special_instructions?: string;
  readonly paid_with_ebt: boolean;
  readonly is_instacartplus: boolean;
  readonly user: { readonly birthday?: string; readonly phone_number?: string; readonly sms_opt_in: boolean };
  readonly metadata?: Record<string, unknown>;
  readonly cancellation_reason?: string;
  readonly delivered_at?: string;
  readonly bag_count?: number;
  readonly rating?: Rating;
}

/** What an order's answer is made from. Times in epoch milliseconds. */
export interface OrderView {
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly status: OrderStatus;
  readonly link: string;
  readonly locale: string;
  readonly createdAt: number;
  readonly windowStartsAt: number;
  readonly windowEndsAt: number;
  readonly body: OrderBody;
}
