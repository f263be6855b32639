import { endOf, HOLD, hasRoom, offered, poolOf, refusedStart, type Service, type State, taken, utc } from '../model/state.ts';
import { define, NO_USER, refused } from './kit.ts';

export const ADDRESS = { address_line_1: '50 Palm Lane', postal_code: '85004', city: 'Phoenix' };

/** The id of a scheduled option as DESIGN §5 puts it together: store, minute since 2020, kind. */
export function optionId(state: State, store: string, service: Service, start: number): number {
  const code = { delivery: 0, pickup: 16, last_mile: 32 }[service];
  return (state.ids[store]! * 2 ** 25 + (start - Date.UTC(2020, 0, 1)) / 60_000) * 64 + code;
}

const windowOf = (start: number) => ({ start_at: utc(start), end_at: utc(endOf(start)), type: 'scheduled' });

/** A user's earlier hold ends first, also when the new one then fails (contract/service-options.md §1.5). */
export const reserve = define<{ hold: string; user: string; store: string; service: Service; start: number }>('reserve', {
  request: (state, { user, store, service, start }) => ({
    method: 'POST',
    path: `/v2/fulfillment/users/${user}/service_options/${optionId(state, store, service, start)}/reserve`,
  }),
  apply: (state, { hold, user, store, service, start }) => {
    const person = state.users[user];
    const refusal = refused(refusedStart(state.now, start), person === undefined && NO_USER);
    if (refusal || person === undefined) return refusal!;
    for (const one of Object.values(state.holds)) if (one.owner === person && one.state === 'active') one.state = 'canceled';
    const slot = { store, pool: poolOf(service), start };
    if (!hasRoom(state, slot)) return { refused: ['400 Service option is no longer available, choose another'] };
    const expires = state.now + HOLD;
    state.holds[hold] = { ...slot, service, owner: person, expires, state: 'active' };
    return {
      members: {
        service_option_hold: {
          expires_at: utc(expires),
          service_option: { id: optionId(state, store, service, start), window: windowOf(start) },
        },
      },
      bind: (body: { service_option_hold: { id: number } }) => {
        state.ids[hold] = body.service_option_hold.id;
      },
    };
  },
});

/** What customers are shown: every window that can be had, and whether it has a place left besides the one that they hold. */
export const list = define<{ user: string; store: string; service: Service }>('list', {
  request: (_, { user, store, service }) => ({
    method: 'POST',
    path: `/v2/fulfillment/users/${user}/service_options/cart/${service}`,
    body: {
      location_code: store,
      ...(service === 'pickup' ? {} : { address: ADDRESS }),
      ...(service === 'last_mile'
        ? { cart_total_cents: 900, items_count: 1, units_count: 1 }
        : { items: [{ line_num: '1', count: 1, item: { rrc: 'A1' } }] }),
    },
  }),
  apply: (state, { user, store, service }) => {
    const person = state.users[user];
    if (person === undefined) return { refused: [NO_USER] };
    const options = offered(state.now).map((start) => {
      const { held, booked } = taken(state, { store, pool: poolOf(service), start }, person);
      return {
        id: optionId(state, store, service, start),
        window: windowOf(start),
        availability: { available: held + booked < state.capacity[poolOf(service)] },
      };
    });
    return { members: { service_options: options } };
  },
});

export const setCapacity = define<{ delivery: number; pickup: number }>('set capacity', {
  // The stores have one policy; the second request is the shop's.
  request: (_, capacity) => ({ method: 'PATCH', path: '/cartwright/v1/stores/*/slot_policy', body: { capacity } }),
  apply: (state, capacity) => {
    Object.assign(state.capacity, capacity);
    return { members: { capacity } };
  },
});
