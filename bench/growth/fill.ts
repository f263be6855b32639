import { minuteOf } from '../../src/fulfillment/slots/option-id.ts';
import { type Database, type Parameter, statement } from '../../src/storage/engine/index.ts';
import type { World } from '../world.ts';
import { DELIVERY_DAYS, EVENT_DAYS, type Past, PLACE_DAYS, WINDOW_MINUTES, WINDOWS } from './past.ts';

const BATCH = 50_000;
/** Places of each past window. */
const CAPACITY = 10;
const STEP = WINDOW_MINUTES * 60_000;

/** Copies of a banner's stores, each somewhere near its model, or fewer stores, until there are as many as wanted. */
const ADD_STORES = `insert into cw.stores (organization_id, banner_id, location_code, name, address, country, postal_prefix, latitude, longitude,
     time_zone, active, alcohol, pickup, pickup_only, long_distance_delivery, serves_postal_prefix, hours, exceptions, slot_policy, created_at, updated_at)
   select organization_id, banner_id, location_code || '-' || copy, name, address, country, postal_prefix, latitude + (random() - 0.5) * 0.4,
     longitude + (random() - 0.5) * 0.4, time_zone, active, alcohol, pickup, pickup_only, long_distance_delivery, serves_postal_prefix, hours,
     exceptions, slot_policy, created_at, updated_at
     from cw.stores cross join generate_series(2, 1000) copy
    where organization_id = $1 and banner_id = $2 and country = 'US'
    order by copy, number limit $3`;
const CUT_STORES = `delete from cw.stores where (organization_id, banner_id, location_code) in (
   select organization_id, banner_id, location_code from cw.stores where organization_id = $1 and banner_id = $2
    order by country desc, location_code offset $3)`;
const COUNT_STORES = 'select count(*)::integer as count from cw.stores where organization_id = $1 and banner_id = $2';

const USERS = `insert into cw.users (organization_id, user_id, first_name, last_name, phone_number, created_at, updated_at)
   select $1, 'old-' || n, 'First' || n % 1999, 'Last' || n % 7919, '+1415' || 5000000 + n % 4999999, $2::timestamptz, $2::timestamptz
     from generate_series($3::integer, $4::integer) n`;

/**
 * Orders with the numbers from and to: `w` is the window of an order in time, `j` its place among the orders of that window, of all stores.
 * Neighbours in time lie in stores far apart.
 */
const NUMBERED = `select n, w, n - (w * $2::bigint + ${WINDOWS - 1}) / ${WINDOWS} as j from (
     select n, n * ${WINDOWS} / $2::bigint as w from generate_series($3::bigint, $4::bigint) n) numbers`;
const PLACED = `select n, w, n % 33 = 0 as canceled, numbers[(1 + (j + w * 7) % cardinality(numbers))::integer] as store, 1 + j / cardinality(numbers) as unit,
     $5::timestamptz + w * interval '${WINDOW_MINUTES} minutes' as starts,
     $5::timestamptz - interval '4 hours' + (n * ${WINDOWS} / $2::double precision) * interval '${WINDOW_MINUTES} minutes' as created
   from (${NUMBERED}) numbered, (select $6::integer[] as numbers) stores`;

const ORDERS = `insert into cw.orders (organization_id, order_id, id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
     unit, hold_id, window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
   overriding system value
   select $1, substr(md5('past order ' || n), 1, 24), $7::bigint + n, $8, u.user_id, u.id, 'delivery', case when canceled then 'canceled' else 'delivered' end,
     store, 0, ($9::integer + w * ${WINDOW_MINUTES})::integer, case when not canceled then unit end, $10::bigint + n, starts, starts + interval '2 hours',
     md5('past link ' || n), 'en-US', created, starts + interval '90 minutes', $11::jsonb
     from (${PLACED}) placed
     join cw.users u on u.organization_id = $1 and u.user_id = 'old-' || n % $12::integer
    order by n`;

/** Which events an order leaves; of old orders the last one is left. */
const EVENT_NAMES = ['brand_new', 'acknowledged', 'picking', 'checkout', 'delivering', 'delivered'];
const EVENTS = `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata, written_at)
   select $1, $8, $7::bigint + n, substr(md5('past order ' || n), 1, 24), 'fulfillment.' || case when last and canceled then 'canceled' else name end,
     case when k = 1 then created else starts + (k - 2) * interval '20 minutes' end, case when k = 1 then $9::jsonb else '{}' end
       || jsonb_build_object('order_id', substr(md5('past order ' || n), 1, 24)), starts
     from (${PLACED}) placed
     cross join lateral (
       select name, k, k = ${EVENT_NAMES.length} or (canceled and k = 2) as last
         from unnest(array['${EVENT_NAMES.join("', '")}']) with ordinality e(name, k)) e
    where (not canceled or k <= 2) and (last or starts >= $10::timestamptz)
    order by n, k`;

const DELIVERIES = `insert into cw.deliveries (organization_id, webhook_id, event_id, order_ref, state, attempts, next_attempt_at, created_at,
     finished_at, last_status)
   select e.organization_id, $2::integer, e.id, e.order_ref, 'delivered', 1, e.occurred_at, e.occurred_at, e.occurred_at + interval '1 second', 200
     from cw.events e where e.organization_id = $1 and e.occurred_at >= $3 and e.order_ref is not null and e.order_ref > $4
    order by e.id`;
const ATTEMPTS = `insert into cw.delivery_attempts (organization_id, delivery_id, attempt, attempted_at, sent_at, milliseconds, delivered, status,
     excerpt, remote_address)
   select organization_id, id, 1, created_at, created_at, 40 + id % 100, true, 200, '{"status":"ok"}', '203.0.113.7'
     from cw.deliveries where organization_id = $1 order by id`;

const HOLDS = `insert into cw.holds (organization_id, id, user_ref, store_number, pool, start_minute, unit, service_option_id, starts_at, ends_at,
     expires_at, state, created_at)
   select organization_id, hold_id, user_ref, store_number, pool, start_minute, coalesce(unit, 1), 1, window_starts_at, window_ends_at,
     created_at + interval '10 minutes', 'consumed', created_at
     from cw.orders where organization_id = $1 and window_starts_at >= $2 and id > $3 order by hold_id`;
const PLACES = `with fitted as (
     insert into cw.slot_windows select distinct organization_id, store_number, pool, start_minute, $4::integer
       from cw.orders where organization_id = $1 and window_starts_at >= $2 and id > $3
     returning *)
   insert into cw.slot_units (organization_id, store_number, pool, start_minute, unit, taken_until, hold_id)
   select f.organization_id, f.store_number, f.pool, f.start_minute, n, case when o.id is null then '-infinity'::timestamptz else 'infinity' end, o.hold_id
     from fitted f cross join generate_series(1, $4::integer) n
     left join cw.orders o on o.organization_id = f.organization_id and o.store_number = f.store_number and o.pool = f.pool
       and o.start_minute = f.start_minute and o.unit = n and o.id > $3`;

const LAST = `select (select coalesce(max(id), 0) from cw.orders)::bigint as "order", (select coalesce(max(id), 0) from cw.holds)::bigint as hold`;
/** What the world began with lies before the past: events of orders that are still under way. */
const AGE = "update cw.events set written_at = $1 where written_at > now() - interval '1 hour' and order_id like 'order-past-%'";
const WEBHOOK = `insert into cw.webhooks (organization_id, name, url, status, include_retailer_id, signing_secret, created_at, updated_at)
   values ($1, 'Bench', 'https://localhost:9/', 'Disabled', false, '\\x00', now(), now()) returning id`;
const SEQUENCES = `select setval(pg_get_serial_sequence('cw.orders', 'id'), $1::bigint), setval('cw.hold_ids', $2::bigint)`;

/** Indexes that are made anew once the rows are there, as a restore does: the constraints' own stay. */
const INDEXES = `select c.relname as name, pg_get_indexdef(i.indexrelid) as definition
   from pg_index i join pg_class c on c.oid = i.indexrelid
  where i.indrelid = any (array['cw.orders', 'cw.events']::regclass[])
    and not exists (select from pg_constraint k where k.conindid = i.indexrelid)`;

/**
 * Fills a database with past orders and what production would have of them: their last event, all events of 90 days, deliveries with their
 * attempts, places and holds of 30 days, in the order of time; then vacuumed, as a server that has run for a while is. Gives the milliseconds
 * that it took.
 */
export async function fill(database: Database, world: World, past: Past, stores: number, say: (text: string) => void): Promise<number> {
  const began = performance.now();
  checkPlaces(past, stores);
  const { organizationId: organization, bannerId: banner, body, event } = world.sample;
  const run = (text: string, parameters: readonly Parameter[]) => database.query(statement<never, never>('', text), parameters as never);
  const one = async <T>(text: string, parameters: readonly Parameter[]) => (await run(text, parameters))[0] as unknown as T;
  await database.execute('set synchronous_commit = off');
  await setStores(run, one, [organization, banner], stores);
  const numbers = (await run(STORE_NUMBERS, [organization, banner])) as unknown as { number: number }[];
  const first = Math.floor(Date.now() / STEP) * STEP - WINDOWS * STEP;
  const ago = (days: number) => new Date(Date.now() - days * 86_400_000);
  for (let from = 0; from < past.users; from += 200_000) {
    await run(USERS, [organization, new Date(first), from, Math.min(past.users, from + 200_000) - 1]);
  }
  await database.execute('analyze');
  const indexes = (await run(INDEXES, [])) as unknown as { name: string; definition: string }[];
  await database.execute(`alter table cw.orders disable trigger user; ${indexes.map(({ name }) => `drop index cw.${name};`).join(' ')}`);
  const last = await one<{ order: number; hold: number }>(LAST, []);
  const [order, hold] = [Number(last.order) + 1, Number(last.hold) + 1];
  const storeNumbers = numbers.map(({ number }) => number);
  const delivered = JSON.stringify(deliveredBody(body as Body));
  for (let from = 0; from < past.orders; from += BATCH) {
    const range = [organization, past.orders, from, Math.min(past.orders, from + BATCH) - 1, new Date(first), storeNumbers] as const;
    await run(ORDERS, [...range, order, banner, minuteOf(first), hold, delivered, past.users] as never);
    await run(EVENTS, [...range, order, banner, JSON.stringify(event), ago(EVENT_DAYS)] as never);
    if (from % 1_000_000 === 0) say(`${from + BATCH} orders, ${Math.round((performance.now() - began) / 1000)} s`);
  }
  for (const { definition } of indexes) await run(definition, []);
  await database.execute('alter table cw.orders enable trigger user; analyze');
  say(`indexes, ${Math.round((performance.now() - began) / 1000)} s`);
  await run(SEQUENCES, [order + past.orders, hold + past.orders]);
  await run(HOLDS, [organization, ago(PLACE_DAYS), order - 1]);
  await run(PLACES, [organization, ago(PLACE_DAYS), order - 1, CAPACITY]);
  await run(AGE, [new Date(first)]);
  const webhook = await one<{ id: number }>(WEBHOOK, [organization]);
  await run(DELIVERIES, [organization, webhook.id, ago(DELIVERY_DAYS), order - 1]);
  await run(ATTEMPTS, [organization]);
  await database.execute('set synchronous_commit = on');
  await database.execute('vacuum (analyze)');
  await database.execute('checkpoint');
  return performance.now() - began;
}

const STORE_NUMBERS = 'select number from cw.stores where organization_id = $1 and banner_id = $2 order by location_code';

type Run = (text: string, parameters: readonly Parameter[]) => Promise<unknown>;
type One = <T>(text: string, parameters: readonly Parameter[]) => Promise<T>;

async function setStores(run: Run, one: One, banner: readonly [number, number], wanted: number): Promise<void> {
  const { count } = await one<{ count: number }>(COUNT_STORES, banner);
  if (count < wanted) await run(ADD_STORES, [...banner, wanted - count]);
  else await run(CUT_STORES, [...banner, wanted]);
}

interface Body {
  readonly items: readonly { readonly qty: number }[];
}

/** What fulfilling makes of the sample: a pick for each line, the shopper, the end. */
function deliveredBody(body: Body): object {
  const shopper = { id: 21850710, first_name: 'Sam', avatar_url: 'https://example.com/avatar.png' };
  return {
    ...body,
    items: body.items.map((line) => ({ ...line, pick: { status: 'found', qty: line.qty } })),
    workflow_state: 'delivered',
    shopper,
    shoppers: [shopper],
    departed_at: '2026-05-06T17:00:00Z',
    arrives_at: '2026-05-06T17:30:00Z',
    delivered_at: '2026-05-06T17:28:00Z',
    bag_count: 3,
  };
}

/** Fails when a past window would have more orders of a store than places. */
function checkPlaces({ orders }: Past, stores: number): void {
  const most = Math.ceil(orders / WINDOWS / stores) + 1;
  if (most > CAPACITY)
    throw new RangeError(`${orders} orders at ${stores} stores are up to ${most} in a window that has ${CAPACITY} places.`);
}
