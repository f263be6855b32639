import { createHash } from 'node:crypto';

/** Length of the past that is filled, and how much of it keeps what the default policy tidies away (docs/operating.md), in days. */
export const DAYS = 400;
export const EVENT_DAYS = 90;
export const DELIVERY_DAYS = 30;
export const PLACE_DAYS = 30;
/** Windows begin every two hours. */
export const WINDOWS = DAYS * 12;
export const WINDOW_MINUTES = 120;
/** Orders of one user. */
const ORDERS_OF_A_USER = 10;

/** What a size means: each order's parts follow from its number, 0 to `orders - 1`, the oldest first. */
export interface Past {
  readonly orders: number;
  readonly users: number;
}

export function pastOf(orders: number): Past {
  return { orders, users: Math.max(1_000, Math.ceil(orders / ORDERS_OF_A_USER)) };
}

/** As SQL in fill.ts has it: ids that no order of creation can be read from, the worst case for an index. */
export const orderIdOf = (n: number) => createHash('md5').update(`past order ${n}`).digest('hex').slice(0, 24);
export const userOf = (past: Past, n: number) => `old-${n % past.users}`;
