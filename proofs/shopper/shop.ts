import { encodeOptionId, type Fulfillment, minuteOf, optionKind } from '../../src/fulfillment/slots/option-id.ts';
import { instantAt, localDayAt } from '../../src/fulfillment/slots/zone.ts';
import type { World } from '../../src/operations/management/management.fixture.ts';
import { statement } from '../../src/storage/engine/index.ts';
import { Random } from '../support/random.ts';

/** When the proof begins, whatever the wall says. */
export const BEGIN = Date.parse('2026-05-06T14:00:00Z');
const ZONE = 'America/Phoenix';
const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALWAYS = [{ opens: '00:00', closes: '24:00' }];
const ADDRESS = { address_line_1: '50 Palm Lane', postal_code: '85004' };
const USERS = 50;
const KINDS = ['delivery', 'pickup', 'last_mile', 'dispatch'] as const;

const storeNumber = statement<[organizationId: number], { number: number }>('', 'select number from cw.stores where organization_id = $1');

export interface ProofShop {
  readonly organizationId: number;
  call(method: 'GET' | 'POST' | 'PUT' | 'PATCH', path: string, body?: object): Promise<Record<string, unknown>>;
  /** A new order, the same for the same number and seed. */
  order(number: number): Promise<{ readonly id: string; readonly kind: (typeof KINDS)[number] }>;
}

/** A retailer with one store that is always open, and a clock that stands. */
export async function openProofShop(world: World, seed: number): Promise<ProofShop> {
  const { organizationId, token } = await world.organization('proof');
  const call: ProofShop['call'] = async (method, path, body) => {
    const answer = await world.call(token, method, path, body);
    if (answer.status !== 200) throw new Error(`${method} ${path} was answered ${answer.status}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  await call('POST', '/clock/freeze', { at: new Date(BEGIN).toISOString(), allow_backwards: true });
  const store = { location_code: 'S1', name: 'S1', address: { ...ADDRESS, city: 'Phoenix', region: 'AZ' }, alcohol: true, pickup: true };
  await call('POST', '/stores', { ...store, serves_postal_prefix: true });
  await call('PUT', '/stores/S1/hours', Object.fromEntries(DAYS.map((day) => [day, ALWAYS])));
  await call('PATCH', '/stores/S1/slot_policy', { capacity: { delivery: 1_000, pickup: 1_000 } });
  await call('PATCH', '/settings', { location_interval_seconds: 600 });
  const number = (await world.database.query(storeNumber, [organizationId]))[0]!.number;
  for (let n = 0; n < USERS; n++) {
    await call('POST', '/v2/fulfillment/users', { user_id: `u${n}`, first_name: 'Jo', phone_number: '+14155550100' });
  }
  const today = localDayAt(ZONE, BEGIN).number;
  const optionId = (kind: Fulfillment, hour: number) =>
    encodeOptionId({ storeNumber: number, startMinute: minuteOf(instantAt(ZONE, today, hour * 60)), kind: optionKind(kind, 'scheduled') });

  return {
    organizationId,
    call,
    order: async (n) => {
      const random = new Random(seed * 1_000_003 + n);
      const kind = KINDS[n % KINDS.length]!;
      const id = `order-${n}`;
      const user = `u${n % USERS}`;
      const hour = 10 + random.between(0, 10);
      const goods = {
        location_code: 'S1',
        items_count: 3,
        items_weight: 4,
        first_name: 'Jo',
        last_name: 'Doe',
        user_phone: '+14155550100',
      };
      if (kind === 'dispatch') {
        const body = { order_id: id, service_option_id: optionId('last_mile', hour), ...goods, address: ADDRESS };
        await call('POST', '/v2/fulfillment/lastmile/orders', body);
        return { id, kind };
      }
      const held = await call('POST', `/v2/fulfillment/users/${user}/service_options/${optionId(kind, hour)}/reserve`);
      const hold = (held.service_option_hold as { id: number }).id;
      const details = kind === 'last_mile' ? { ...goods, address: ADDRESS } : { location_code: 'S1', items: items(random) };
      const more = kind === 'delivery' ? { address: ADDRESS, initial_tip_cents: 0 } : {};
      await call('POST', `/v2/fulfillment/users/${user}/orders/${kind}`, {
        order_id: id,
        service_option_hold_id: hold,
        ...details,
        ...more,
      });
      return { id, kind };
    },
  };
}

function items(random: Random) {
  const policies = ['shoppers_choice', 'no_replacements', 'users_choice'] as const;
  return Array.from({ length: 1 + random.between(0, 5) }, (_, index) => {
    const replacement_policy = policies[random.between(0, 3)]!;
    const named =
      replacement_policy === 'users_choice' ? { replacement_items: [{ upc: `41${1_000_000 + random.between(0, 1_000_000)}` }] } : {};
    return {
      line_num: String(index + 1),
      count: 1 + random.between(0, 6),
      item: { upc: `40${1_000_000 + random.between(0, 1_000_000)}` },
      replacement_policy,
      ...named,
    };
  });
}
