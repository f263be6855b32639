import type { Address } from '../../storage/users/user.ts';
import type { CodeInput, ReplacementPolicy } from '../cart/cart.ts';
import type { WorkflowState } from '../workflow/workflows.ts';
import type { LinePick } from './picking.ts';
import type { Rating } from './rating.ts';

/** Fulfillment statuses (contract/orders.md §1.5) and what may be done in them (contract/concepts.md §3). */
export const STATUSES = {
  brand_new: { update: true, cancel: true, replacements: true, stage: true, completed: false },
  acknowledged: { update: false, cancel: false, replacements: true, stage: true, completed: false },
  picking: { update: false, cancel: false, replacements: true, stage: false, completed: false },
  checkout: { update: false, cancel: false, replacements: false, stage: false, completed: false },
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
  /** What the shopper made of it; absent before. */
  readonly pick?: LinePick;
  /** The shopper added the line at the customer's request. */
  readonly added?: true;
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

/** Kept with the order, so that its readers need no other row. */
export interface OrderShopper {
  readonly id: number;
  readonly first_name: string;
  readonly avatar_url?: string;
}

export const PICKUP_CATEGORIES = ['curbside', 'locker', 'in_store'] as const;
export type PickupCategory = (typeof PICKUP_CATEGORIES)[number];

/** What an order that the customer collects has besides (contract/post-checkout.md §5). Names are such that a deletion drops them. */
export interface PickupDetails {
  readonly category?: PickupCategory;
  readonly arrived_at?: string;
  /** When the customer said to arrive. */
  readonly eta?: string;
  /** Whether the one who arrived is the delegate. */
  readonly by_delegate?: boolean;
  readonly delegate?: { readonly full_name: string; readonly phone_number: string };
  readonly vehicle?: Vehicle;
}

export interface Vehicle {
  readonly model?: string;
  readonly vehicle_type?: string;
  readonly license_plate?: string;
  readonly color?: string;
  /** It is the delegate's. */
  readonly by_delegate?: boolean;
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
  /** Where the order stands (contract/order-states.tsv); `brand_new` until something moves it. A canceled order keeps its last one. */
  readonly workflow_state?: WorkflowState;
  /** Who fulfills the order now, and everybody who did. */
  readonly shopper?: OrderShopper;
  readonly shoppers?: readonly OrderShopper[];
  /** When the bags left the store and when they are expected at the customer's. */
  readonly departed_at?: string;
  readonly arrives_at?: string;
  /** Where the shopper was last seen, in place of the place on the route. */
  readonly position?: { readonly latitude: number; readonly longitude: number };
  readonly pickup?: PickupDetails;
  readonly delivery_photo_url?: string;
  readonly certified_delivery_name?: string;
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
