import type { Address } from '../../storage/users/user.ts';
import type { CodeInput, ReplacementPolicy } from '../cart/cart.ts';
import type { Rating } from './rating.ts';

/** Fulfillment statuses (contract/orders.md §1.5) and what may be done in them (contract/concepts.md §3). */
export const STATUSES = {
  brand_new: { update: true, cancel: true, replacements: true, stage: true, completed: false },
  acknowledged: { update: false, cancel: false, replacements: true, stage: true, completed: false },
  picking: { update: false, cancel: false, replacements: true, stage: false, completed: false },
  staged: { update: false, cancel: false, replacements: false, stage: false, completed: false },
  delivering: { update: false, cancel: false, replacements: false, stage: false, completed: false },
  delivered: { update: false, cancel: false, replacements: false, stage: false, completed: true },
  canceled: { update: false, cancel: false, replacements: false, stage: false, completed: false },
} as const satisfies Record<string, Record<'update' | 'cancel' | 'replacements' | 'stage' | 'completed', boolean>>;
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
  /** How much of a replacement the customer wants, in the line's unit; as much as of the item itself where not said. */
  readonly replacement_qty?: number;
  readonly upc: string;
  readonly rrc: string;
  readonly name: string;
  readonly alcohol?: 'wine' | 'beer' | 'spirits';
  readonly metadata?: Record<string, unknown>;
}

/** What is known of an order that the retailer's own staff picks and stages (contract/last-mile.md §1). */
export interface LastMileDetails {
  readonly first_name: string;
  readonly last_name: string;
  readonly email?: string;
  readonly items_count: number;
  readonly bags_count?: number;
  /** Pounds. */
  readonly items_weight: number;
  /** Dollars. */
  readonly cart_total?: number;
  readonly bag_label?: string;
  readonly alcoholic: boolean;
  /** Minutes on the road, kept where the hand-off time was asked for. */
  readonly handoff_minutes?: number;
  /** Set by staging; the shopper scans these at collection. */
  readonly bag_scan_codes?: readonly string[];
  readonly staged_at?: string;
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
  /** Orders of the kinds `last_mile` and `dispatch`, which have no `items`. */
  readonly last_mile?: LastMileDetails;
  /** Post-checkout state (contract/order-states.tsv), where it says more than the status. */
  readonly workflow_state?: 'staged_for_delivery';
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
