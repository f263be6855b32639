import { encodeOptionId, type Fulfillment, minuteOf, optionKind } from '../../fulfillment/slots/option-id.ts';
import { instantAt, localDayAt } from '../../fulfillment/slots/zone.ts';
import { statement } from '../../storage/engine/index.ts';
import type { World } from '../management/management.fixture.ts';

const ZONE = 'America/Phoenix';
const ALWAYS = [{ opens: '00:00', closes: '24:00' }];
const HOURS = Object.fromEntries(
  ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'].map((day) => [day, ALWAYS]),
);
export const HOME = { address_line_1: '50 Palm Lane', postal_code: '85004' };
/** An hour after the other: two-hour windows of the default policy, overlapping. */
export const NOON = 12;

const storeNumber = statement<[organizationId: number, code: string], { number: number }>(
  '',
  'select number from cw.stores where organization_id = $1 and location_code = $2',
);
const orderRow = statement<[organizationId: number, orderId: string], OrderState>(
  '',
  `select o.kind, o.status, o.version, o.user_id, o.unit is not null as has_place, o.body,
          (select coalesce(jsonb_agg(jsonb_build_object('name', e.name, 'metadata', e.metadata) order by e.id), '[]')
             from cw.events e where e.order_ref = o.id) as events
     from cw.orders o where o.organization_id = $1 and o.order_id = $2`,
);
const setStatus = statement<[organizationId: number, orderId: string, status: string]>(
  '',
  'update cw.orders set status = $3 where organization_id = $1 and order_id = $2',
);
const placesOf = statement<[organizationId: number], { start_minute: number; pool: number; booked: number; places: number }>(
  '',
  `select start_minute, pool, count(*) filter (where taken_until = 'infinity')::integer as booked, count(*)::integer as places
     from cw.slot_units where organization_id = $1 group by 1, 2`,
);
/** One place for each order that is not canceled, and none for any other; every order's hold is its own and used up. */
const contradictions = statement<[organizationId: number], { subject: string }>(
  '',
  `with orders as (select * from cw.orders where organization_id = $1),
        units as (select * from cw.slot_units where organization_id = $1 and taken_until = 'infinity')
   select 'order without its place: ' || o.order_id as subject from orders o
     left join units u on u.store_number = o.store_number and u.pool = o.pool and u.start_minute = o.start_minute and u.unit = o.unit
      and u.hold_id = o.hold_id
    where (o.status = 'canceled') = (u.unit is not null)
   union all
   select 'place without its order: ' || u.start_minute || '/' || u.unit from units u
     left join orders o on o.hold_id = u.hold_id and o.unit = u.unit and o.start_minute = u.start_minute and o.status <> 'canceled'
    where o.id is null
   union all
   select 'order without its hold: ' || o.order_id from orders o
     left join cw.holds h on h.organization_id = o.organization_id and h.id = o.hold_id and h.state = 'consumed' and h.user_ref = o.user_ref
    where h.id is null
   union all
   select 'versions unlike the events: ' || o.order_id from orders o
    where o.status in ('brand_new', 'canceled') and o.batch_id is null and o.version <> (select count(*) from cw.events e where e.order_ref = o.id)`,
);

export interface OrderState {
  readonly kind: string;
  readonly status: string;
  readonly version: number;
  readonly user_id: string;
  readonly has_place: boolean;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into bodies of every kind
  readonly body: any;
  // biome-ignore lint/suspicious/noExplicitAny: and into every event
  readonly events: readonly { name: string; metadata: any }[];
}

let count = 0;

/** A retailer with one store that is always open, in Phoenix, where no clock changes, and its windows of the day after tomorrow. */
export async function openShop(world: World, capacity = 20, details: object = {}) {
  const { organizationId, token } = await world.organization(`orders-${++count}`);
  const post = (url: string, body?: object, headers?: Record<string, string>) => world.request(token, 'POST', `/v2${url}`, body, headers);
  const put = (url: string, body: object, headers?: Record<string, string>) => world.request(token, 'PUT', `/v2${url}`, body, headers);
  const get = (url: string) => world.request(token, 'GET', `/v2${url}`);
  const newStore = async (code: string, more: object) => {
    await ok(
      world.call(token, 'POST', '/stores', {
        location_code: code,
        name: code,
        address: { ...HOME, city: 'Phoenix', region: 'AZ' },
        alcohol: true,
        pickup: true,
        serves_postal_prefix: true,
        ...more,
      }),
    );
    await ok(world.call(token, 'PUT', `/stores/${code}/hours`, HOURS));
    await ok(world.call(token, 'PATCH', `/stores/${code}/slot_policy`, { capacity: { delivery: capacity, pickup: capacity } }));
    return (await world.database.query(storeNumber, [organizationId, code]))[0]!.number;
  };
  const number = await newStore('S1', details);
  const day = localDayAt(ZONE, Date.now()).number + 2;
  const startOf = (hour: number) => instantAt(ZONE, day, hour * 60);
  const time = (hour: number) => `${new Date(startOf(hour)).toISOString().slice(0, 19)}Z`;
  const optionId = (kind: Fulfillment, hour: number, store = number) =>
    encodeOptionId({ storeNumber: store, startMinute: minuteOf(startOf(hour)), kind: optionKind(kind, 'scheduled') });

  return {
    world,
    organizationId,
    token,
    post,
    put,
    get,
    newStore,
    time,
    optionId,
    newUser: async () => {
      const user_id = `user-${++count}`;
      await ok(post('/fulfillment/users', { user_id, first_name: 'Jo', phone_number: '+14155550100' }));
      return user_id;
    },
    /** The id of a hold of the window that starts at the hour. */
    reserve: async (userId: string, kind: Fulfillment, hour = NOON, store = number): Promise<number> => {
      const answer = await ok(post(`/fulfillment/users/${userId}/service_options/${optionId(kind, hour, store)}/reserve`));
      return answer.body.service_option_hold.id;
    },
    state: async (orderId: string) => (await world.database.query(orderRow, [organizationId, orderId]))[0]!,
    advance: (orderId: string, status: string) => world.database.query(setStatus, [organizationId, orderId, status]),
    /** Booked places of the window that starts at the hour. */
    booked: async (hour = NOON, pool = 0) => {
      const rows = await world.database.query(placesOf, [organizationId]);
      return rows.find((row) => row.start_minute === minuteOf(startOf(hour)) && row.pool === pool)?.booked ?? 0;
    },
    contradictions: async () => {
      const found = await world.database.query(contradictions, [organizationId]);
      const over = (await world.database.query(placesOf, [organizationId])).filter((row) => row.booked > capacity);
      return [...found.map((row) => row.subject), ...over.map((row) => `oversold: ${row.start_minute}`)];
    },
  };
}
export type Shop = Awaited<ReturnType<typeof openShop>>;

export const nextId = (prefix: string) => `${prefix}-${++count}`;

/** The answer, which must be a success. */
export async function ok<A extends { status: number; body: unknown }>(answer: Promise<A>): Promise<A> {
  const got = await answer;
  if (got.status !== 200) throw new Error(`${got.status} ${JSON.stringify(got.body)}`);
  return got;
}

/** Status, message, code and key of a refusal. */
// biome-ignore lint/suspicious/noExplicitAny: any answer
export function refusal({ status, body }: { status: number; body: any }) {
  return [status, body.error?.message, body.error?.code, body.meta?.key];
}
