import { statement } from '../src/storage/engine/index.ts';
import { STORE_COLUMNS, type StoreRow } from '../src/storage/stores/store.ts';

/** Held and booked places of one window. */
export interface WindowUse {
  readonly organization_id: number;
  readonly store_number: number;
  readonly pool: number;
  readonly start_minute: number;
  readonly held: number;
  readonly booked: number;
}

const inScope = (alias: string) =>
  `($1::integer is null or ${alias}.organization_id = $1) and $2::timestamptz is not null and $3::timestamptz is distinct from 'infinity'`;
/** Of an order that is younger than what was tidied: its place, its hold and its events are still there. */
const untidied = (alias: string) => `($3 is null or ${alias}.window_starts_at >= $3)`;
const PLACE_OF_ORDER = `o.organization_id = u.organization_id and o.store_number = u.store_number and o.pool = u.pool
  and o.start_minute = u.start_minute and o.unit = u.unit and o.hold_id = u.hold_id and o.status <> 'canceled'`;
const PLACE_OF_HOLD = `h.organization_id = u.organization_id and h.id = u.hold_id and h.store_number = u.store_number and h.pool = u.pool
  and h.start_minute = u.start_minute and h.unit = u.unit`;

/**
 * Each gives a row, `subject`, for every violation. $1: organization or null, $2: the instant against which holds lapse, $3: the instant
 * before which places, holds and events may have been tidied away, or null.
 * Orders without a hold are seeds and imports, which use no place.
 */
export const RULES: Readonly<Record<string, string>> = {
  // Materialized: an index of a part of the place alone would lead each order past all places of its window, and each place past all orders
  // of its store.
  order_without_its_place: `
    with booked as materialized (select * from cw.slot_units where taken_until = 'infinity')
    select o.order_id as subject from cw.all_orders o left join booked u on ${PLACE_OF_ORDER}
     where ${inScope('o')} and ${untidied('o')} and o.hold_id is not null and o.status <> 'canceled' and u.unit is null`,
  booked_place_without_one_order: `
    with placed as materialized (select * from cw.all_orders where hold_id is not null and status <> 'canceled')
    select format('store %s minute %s place %s of hold %s', u.store_number, u.start_minute, u.unit, u.hold_id) as subject
      from cw.slot_units u left join placed o on ${PLACE_OF_ORDER}
     where ${inScope('u')} and u.taken_until = 'infinity'
     group by u.organization_id, u.store_number, u.pool, u.start_minute, u.unit, u.hold_id having count(o.id) <> 1`,
  canceled_order_keeps_a_place: `
    select o.order_id as subject from cw.all_orders o where ${inScope('o')} and o.status = 'canceled' and o.unit is not null`,
  hold_of_several_orders: `
    select format('hold %s', o.hold_id) as subject from cw.all_orders o where ${inScope('o')} and o.hold_id is not null
     group by o.organization_id, o.hold_id having count(*) > 1`,
  order_without_its_consumed_hold: `
    select o.order_id as subject
      from cw.all_orders o
      left join cw.holds h on h.organization_id = o.organization_id and h.id = o.hold_id and h.user_ref = o.user_ref
       and h.state = 'consumed' and h.store_number = o.store_number and h.pool = o.pool and h.start_minute = o.start_minute
       and (o.unit is null or h.unit = o.unit)
     where ${inScope('o')} and ${untidied('o')} and o.hold_id is not null and h.id is null`,
  // A rescheduled order has left one consumed hold behind.
  consumed_hold_without_order: `
    select format('user %s: %s consumed holds without an order, %s reschedulings', coalesce(h.user_ref, m.user_ref),
             coalesce(h.spare, 0), coalesce(m.moves, 0)) as subject
      from (select h.organization_id, h.user_ref, count(*) as spare
              from cw.holds h left join cw.all_orders o on o.organization_id = h.organization_id and o.hold_id = h.id
             where ${inScope('h')} and h.state = 'consumed' and o.id is null group by 1, 2) h
      full join (select o.organization_id, o.user_ref, count(*) as moves
              from cw.events e join cw.all_orders o on o.id = e.order_ref
             where ${inScope('o')} and e.name = 'fulfillment.rescheduled' group by 1, 2) m
        on m.organization_id = h.organization_id and m.user_ref = h.user_ref
     where coalesce(h.spare, 0) > coalesce(m.moves, 0) or ($3 is null and coalesce(h.spare, 0) < coalesce(m.moves, 0))`,
  several_active_holds_of_a_user: `
    select format('user %s', h.user_ref) as subject from cw.holds h where ${inScope('h')} and h.state = 'active'
     group by h.organization_id, h.user_ref having count(*) > 1`,
  hold_without_its_place: `
    select format('hold %s', h.id) as subject
      from cw.holds h left join cw.slot_units u on ${PLACE_OF_HOLD} and u.taken_until = h.expires_at
     where ${inScope('h')} and h.state = 'active' and h.expires_at > $2 and u.unit is null`,
  held_place_without_its_hold: `
    select format('store %s minute %s place %s of hold %s', u.store_number, u.start_minute, u.unit, u.hold_id) as subject
      from cw.slot_units u left join cw.holds h on ${PLACE_OF_HOLD} and h.state = 'active' and h.expires_at = u.taken_until
     where ${inScope('u')} and u.taken_until > $2 and u.taken_until <> 'infinity' and h.id is null`,
  order_without_one_brand_new_event: `
    select format('%s: %s', o.order_id, count(e.id)) as subject
      from cw.all_orders o left join cw.events e on e.order_ref = o.id and e.name = 'fulfillment.brand_new'
     where ${inScope('o')} and ${untidied('o')} and o.hold_id is not null group by o.id, o.order_id having count(e.id) <> 1`,
  canceled_events_unlike_the_status: `
    select format('%s: %s', o.order_id, count(e.id)) as subject
      from cw.all_orders o left join cw.events e on e.order_ref = o.id and e.name = 'fulfillment.canceled'
     where ${inScope('o')} and ${untidied('o')} and o.hold_id is not null
     group by o.id, o.order_id, o.status having count(e.id) <> (o.status = 'canceled')::integer`,
  versions_unlike_the_events: `
    select format('%s: version %s, %s events', o.order_id, o.version, count(e.id)) as subject
      from cw.all_orders o left join cw.events e on e.order_ref = o.id
     where ${inScope('o')} and ${untidied('o')} and o.hold_id is not null and o.status in ('brand_new', 'canceled')
     group by o.id, o.order_id, o.version having count(e.id) <> o.version`,
  event_without_its_order: `
    select format('event %s', e.id) as subject
      from cw.events e
      left join cw.all_orders o on o.id = e.order_ref and o.organization_id = e.organization_id and o.order_id = e.order_id
     where ${inScope('e')} and e.order_ref is not null and o.id is null`,
  window_with_a_wrong_count: `
    select format('store %s minute %s: %s said, %s there', w.store_number, w.start_minute, w.units, count(u.unit)) as subject
      from cw.slot_windows w
      left join cw.slot_units u on u.organization_id = w.organization_id and u.store_number = w.store_number and u.pool = w.pool
       and u.start_minute = w.start_minute
     where ${inScope('w')}
     group by w.organization_id, w.store_number, w.pool, w.start_minute, w.units having count(u.unit) <> w.units`,
  idempotency_key_without_an_answer: `
    select k.key as subject from cw.idempotency_keys k
     where $2::timestamptz is not null and $3::timestamptz is distinct from 'infinity' and $1::integer is null and (k.status is null or k.response is null)`,
  kept_answer_without_its_order: `
    select k.key as subject
      from cw.idempotency_keys k join cw.applications a on a.id = k.application_id
      left join cw.all_orders o on o.organization_id = a.organization_id and o.order_id = k.response::jsonb ->> 'id'
     where ${inScope('a')} and k.target like 'POST /v2/fulfillment/users/%/orders/%' and k.target not like '%/cancel %' and o.id is null`,
};

export const FIND_WINDOWS = statement<[organizationId: number | null, now: Date, since: Date | null], WindowUse>(
  'audit_windows',
  `select u.organization_id, u.store_number, u.pool, u.start_minute,
          count(*) filter (where u.taken_until > $2 and u.taken_until <> 'infinity')::integer as held,
          count(*) filter (where u.taken_until = 'infinity')::integer as booked
     from cw.slot_units u where ${inScope('u')} group by 1, 2, 3, 4`,
);

export const FIND_STORES = statement<[], StoreRow>('audit_stores', `select ${STORE_COLUMNS} from cw.stores`);

export const COUNT_ROWS = statement<[organizationId: number | null], { orders: number; holds: number; places: number; events: number }>(
  'audit_rows',
  `select (select count(*) from cw.all_orders o where $1::integer is null or o.organization_id = $1) as orders,
          (select count(*) from cw.holds h where $1::integer is null or h.organization_id = $1) as holds,
          (select count(*) from cw.slot_units u where $1::integer is null or u.organization_id = $1) as places,
          (select count(*) from cw.events e where $1::integer is null or e.organization_id = $1) as events`,
);
