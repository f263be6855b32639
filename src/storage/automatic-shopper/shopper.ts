import { statement } from '../engine/types.ts';

/** What an organization told the automatic shopper for all its new orders. */
export interface AutomaticShopperRow {
  readonly enabled: boolean;
  readonly settings: unknown;
  /** Orders that it has in hand. */
  readonly running: number;
}

const RUNNING = `(select count(*)::integer from cw.shopper_runs r where r.organization_id = $1 and r.status = 'running') as running`;

export const findAutomaticShopper = statement<
  [organizationId: number],
  AutomaticShopperRow | { enabled: null; settings: null; running: number }
>(
  'find_automatic_shopper',
  `select a.enabled, a.settings, ${RUNNING} from (values (1)) one left join cw.automatic_shoppers a on a.organization_id = $1`,
);

/** `settings` is JSON. Orders that were there before it was enabled stay out of its hands. */
export const setAutomaticShopper = statement<[organizationId: number, enabled: boolean, settings: string, now: Date], AutomaticShopperRow>(
  'set_automatic_shopper',
  `insert into cw.automatic_shoppers as a
     (organization_id, enabled, settings, begins_after, claimed_to, seen_to, seen_xmax, updated_at)
   select $1, $2, $3::jsonb, last.id, last.id, last.id, pg_snapshot_xmax(pg_current_snapshot()), $4
     from (select coalesce(max(o.id), 0) as id from cw.orders o) last
   on conflict (organization_id) do update set enabled = excluded.enabled, settings = excluded.settings, retry_at = null,
      begins_after = case when a.enabled then a.begins_after else excluded.begins_after end,
      claimed_to = case when a.enabled then a.claimed_to else excluded.claimed_to end,
      seen_to = case when a.enabled then a.seen_to else excluded.seen_to end,
      seen_xmax = case when a.enabled then a.seen_xmax else excluded.seen_xmax end,
      updated_at = excluded.updated_at
   returning enabled, settings, ${RUNNING}`,
);

export const deleteAutomaticShopper = statement<[organizationId: number], never>(
  'delete_automatic_shopper',
  'delete from cw.automatic_shoppers where organization_id = $1',
);

/** On the wall. */
export const postponeClaim = statement<[organizationId: number, retryAt: Date], never>(
  'postpone_shopper_claim',
  'update cw.automatic_shoppers set retry_at = $2 where organization_id = $1',
);

/** A new order that nobody has looked at yet; times in epoch milliseconds. */
export interface ClaimedOrder {
  readonly id: number;
  readonly order_id: string;
  readonly kind: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
  readonly status: string;
  readonly window_starts_at: number;
  readonly created_at: number;
  readonly body: unknown;
  readonly settings: unknown;
}

export const claimOrders = statement<[organizationId: number, limit: number], ClaimedOrder>(
  'claim_shopper_orders',
  'select * from cw.claim_shopper_orders($1, $2)',
);
