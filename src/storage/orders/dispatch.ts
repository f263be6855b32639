import { statement } from '../engine/types.ts';
import type { IdempotencyCommand, WindowCommand } from './order.ts';

/** One element of the array that `cw.create_dispatch_orders` takes. Times are ISO 8601. */
export interface CreateDispatchCommand {
  readonly n: number;
  readonly organization_id: number;
  readonly application_id: number;
  readonly banner_id: number;
  readonly order_id: string;
  /** Created if missing. */
  readonly user: {
    readonly user_id: string;
    readonly first_name: string;
    readonly last_name: string;
    readonly phone_number: string;
    readonly locale: string;
  } | null;
  readonly store_number: number;
  readonly pool: number;
  /** The best first; each with the answer to keep under the idempotency key. */
  readonly windows: readonly (WindowCommand & { readonly response: string | null })[];
  readonly link: string;
  readonly locale: string;
  readonly body: unknown;
  readonly now: string;
  readonly wall: string;
  readonly idempotency: IdempotencyCommand | null;
}

export interface CreateDispatchResult {
  readonly n: number;
  readonly outcome: 'created' | 'replay' | 'mismatch' | 'user_not_active' | 'order_id_taken' | 'full';
  /** Index of the window taken. */
  readonly chosen: number | null;
  readonly response: string | null;
  /** The linked account's membership turned `is_instacartplus` on. */
  readonly member: boolean;
}

/** Creates dispatch orders; `n` is the place of the command. */
export const createDispatchOrders = statement<[commands: string], CreateDispatchResult>(
  'create_dispatch_orders',
  `with given as materialized (select cw.with_membership($1::jsonb) as commands)
   select r.n, r.outcome, r.chosen, r.response, (given.commands -> r.n) ? 'member' as member
     from given cross join lateral cw.create_dispatch_orders(given.commands) r`,
);
