import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Client } from '../support/client.ts';
import { invalid, ok } from '../support/expect.ts';
import { storePath } from '../support/retailer.ts';
import type { WindowUsage } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const CAPACITY = 7;
const CLIENTS = 500;
const FULL = 'Service option is no longer available, choose another';

export function capacityCases({ demo, target, ca }: World): void {
  test(`${CLIENTS} clients reserve a window of ${CAPACITY} at once: ${CAPACITY} succeed, ${CAPACITY} order, a cancel gives one back`, async (t) => {
    const client = new Client(target.url, ca, CLIENTS);
    t.after(() => client.close());
    const crowd = demo.with({ client });
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: CAPACITY } } });
    const users = await Promise.all(Array.from({ length: CLIENTS }, () => crowd.newUser()));
    const last = (await demo.scheduled(users[0]!, { location_code })).at(-1)!;
    const usage = async () => {
      const windows = ok(await demo.get<{ windows: WindowUsage[] }>(`${storePath(location_code)}/capacity`)).windows;
      const window = windows.find((one) => one.pool === 'delivery' && one.window_starts_at === last.window.start_at);
      return { held: window?.held, booked: window?.booked };
    };

    const reserved = await Promise.all(users.map(async (userId) => ({ userId, answer: await crowd.reserve(userId, last.id) })));
    const winners = reserved
      .filter(({ answer }) => answer.status === 200)
      .map(({ userId, answer }) => ({ userId, holdId: ok(answer).service_option_hold.id }));
    assert.equal(winners.length, CAPACITY);
    for (const { answer } of reserved.filter((one) => one.answer.status !== 200)) invalid(answer, 'service_option_id', FULL);
    assert.deepEqual(await usage(), { held: CAPACITY, booked: 0 });

    const attempts = users.map((userId, index) => {
      const own = winners.find((winner) => winner.userId === userId);
      return crowd.order(userId, own?.holdId ?? winners[index % CAPACITY]!.holdId);
    });
    const orders = (await Promise.all(attempts)).flatMap((answer, index) =>
      answer.status === 200 ? [{ userId: users[index]!, order: answer.body }] : [],
    );
    assert.equal(orders.length, CAPACITY);
    assert.deepEqual(await usage(), { held: 0, booked: CAPACITY });

    ok(await demo.cancel(orders[0]!.userId, orders[0]!.order.id));
    assert.deepEqual(await usage(), { held: 0, booked: CAPACITY - 1 });
    const losers = users.filter((userId) => !winners.some((winner) => winner.userId === userId)).slice(0, 50);
    const again = await Promise.all(losers.map((userId) => crowd.reserve(userId, last.id)));
    assert.equal(again.filter((answer) => answer.status === 200).length, 1);
    assert.deepEqual(await usage(), { held: 1, booked: CAPACITY - 1 });
  });

  test('each overlapping window has a capacity of its own', async () => {
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: 1 } } });
    const [one, two] = (await demo.scheduled(await demo.newUser(), { location_code })).slice(-2);
    ok(await demo.reserve(await demo.newUser(), one!.id));
    ok(await demo.reserve(await demo.newUser(), two!.id));
    invalid(await demo.reserve(await demo.newUser(), two!.id), 'service_option_id', FULL);
  });

  test('reservations and cancellations at once never oversell a window, and leave none of it behind', async () => {
    const { location_code } = await demo.newStore({ policy: { capacity: { delivery: 3 } } });
    const users = await Promise.all(Array.from({ length: 20 }, () => demo.newUser()));
    const [one, two] = (await demo.scheduled(users[0]!, { location_code })).slice(-2);
    const wander = async (userId: string) => {
      for (let round = 0; round < 5; round++) {
        const answer = await demo.reserve(userId, (round % 2 === 0 ? one : two)!.id);
        if (answer.status !== 200) continue;
        const order = ok(await demo.order(userId, answer.body.service_option_hold.id));
        ok(await demo.cancel(userId, order.id));
      }
    };
    await Promise.all(users.map(wander));
    const { windows } = ok(await demo.get<{ windows: WindowUsage[] }>(`${storePath(location_code)}/capacity`));
    assert.deepEqual(
      windows.filter((window) => window.held + window.booked > 0),
      [],
    );
  });
}
