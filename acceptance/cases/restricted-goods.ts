import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { BLANK, invalid, ok } from '../support/expect.ts';
import { COUGH_MEDICINE, line, MILK, WINE } from '../support/goods.ts';
import { orderPath } from '../support/retailer.ts';
import type { Order, ServiceOption } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const HOUR = 3_600_000;
/** Arizona is seven hours behind UTC all year. */
const hourOf = (option: ServiceOption) => new Date(Date.parse(option.window.start_at) - 7 * HOUR).getUTCHours();
const wine = [line('1', WINE.upc, 1)];
const ADULT = { birthday: '1980-05-17' };

export function restrictedGoodsCases({ demo }: World): void {
  let location_code: string;
  before(async () => {
    const policy = { alcohol_hours: { opens: '08:00', closes: '22:00' } };
    location_code = (await demo.newStore({ policy })).location_code;
  });
  const holdAt = async (userId: string, hour: number) => {
    const option = (await demo.scheduled(userId, { location_code })).findLast(
      (one) => hourOf(one) === hour && !one.date.endsWith('-02-29'),
    );
    return { id: await demo.hold(userId, option!), date: option!.date };
  };
  /** The birthday of someone who turns so old on a date. */
  const turning = (years: number, date: string, days = 0) => {
    const born = new Date(`${Number(date.slice(0, 4)) - years}${date.slice(4)}T00:00:00Z`);
    return { birthday: new Date(born.getTime() + days * 24 * HOUR).toISOString().slice(0, 10) };
  };

  test('with alcohol in the cart, windows outside the hours for it are unavailable with the reason', async () => {
    const options = await demo.scheduled(await demo.newUser(), { location_code, items: wine });
    for (const option of options) {
      const allowed = hourOf(option) >= 8 && hourOf(option) <= 20;
      assert.deepEqual(
        option.availability,
        allowed ? { available: true, reasons: [] } : { available: false, reasons: ['alcohol_not_available'] },
      );
    }
  });

  test('a store without alcohol, and an address in another state, are refused when listing and when ordering', async () => {
    const userId = await demo.newUser();
    const dry = await demo.newStore({ store: { alcohol: false } });
    const text = 'Alcohol delivery not enabled for this store';
    invalid(await demo.list(userId, { location_code: dry.location_code, items: wine }), 'items', text);
    const [slot] = await demo.scheduled(userId, { location_code: dry.location_code });
    invalid(await demo.order(userId, await demo.hold(userId, slot!), { items: wine, user: ADULT }), 'items', text);
    const ketchikan = { address_line_1: '1 Test Lane', postal_code: '99901' };
    invalid(await demo.list(userId, { location_code: 'TEST-DRY', address: ketchikan, items: wine }), 'items', text);

    const missouri = {
      address: { address_line_1: '1 Main St', city: 'Kansas City', region: 'MO', postal_code: '64101' },
      time_zone: 'America/Chicago',
    };
    const kansas = { address_line_1: '701 N 7th St', postal_code: '66101' };
    const cart = { location_code: (await demo.newStore({ store: missouri })).location_code, address: kansas };
    invalid(await demo.list(userId, { ...cart, items: wine }), 'address.postal_code', 'Invalid zip code for alcohol');
    const holdId = await demo.hold(userId, (await demo.scheduled(userId, cart)).at(-1)!);
    const order = await demo.order(userId, holdId, { address: kansas, items: wine, user: ADULT });
    invalid(order, 'address.postal_code', 'Invalid zip code for alcohol');
  });

  test('alcohol needs a birthday that makes the customer 21 on the day of delivery', async () => {
    const userId = await demo.newUser();
    const { id, date } = await holdAt(userId, 12);
    invalid(await demo.order(userId, id, { items: wine }), 'user.birthday', BLANK);
    const young = await demo.order(userId, id, { items: wine, user: turning(21, date, 1) });
    invalid(young, 'user.birthday', 'The customer must be at least 21 years old to order age-restricted items');
    invalid(await demo.order(userId, id, { items: wine, user: { birthday: '1980-02-30' } }), 'user.birthday', 'is not a valid date');
    ok(await demo.order(userId, id, { items: wine, user: turning(21, date) }));
  });

  test('age-restricted medication needs a birthday too, of 18 years', async () => {
    const userId = await demo.newUser();
    const { id, date } = await holdAt(userId, 3);
    const items = [line('1', COUGH_MEDICINE.upc, 1)];
    invalid(await demo.order(userId, id, { items }), 'user.birthday', BLANK);
    const text = 'The customer must be at least 18 years old to order age-restricted items';
    invalid(await demo.order(userId, id, { items, user: turning(18, date, 1) }), 'user.birthday', text);
    ok(await demo.order(userId, id, { items, user: turning(18, date) }));
  });

  test('a hold outside the hours for alcohol takes no order with alcohol, and no update that adds it', async () => {
    const userId = await demo.newUser();
    const text = 'Alcohol is not available in this time slot';
    const { id } = await holdAt(userId, 3);
    invalid(await demo.order(userId, id, { items: wine, user: ADULT }), 'service_option_hold_id', text);
    const order = ok(await demo.order(userId, id, { user: ADULT }));
    const items = [line('1', MILK.upc, 1), line('2', WINE.upc, 1)];
    const path = orderPath(userId, order.id);
    invalid(await demo.put(path, { initial_tip_cents: 0, items }), 'service_option_hold_id', text);
    assert.equal(ok(await demo.get<Order>(path)).items.length, 1);
  });
}
