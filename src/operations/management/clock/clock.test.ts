import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Advance, beginAdvance, lockClock } from '../../../storage/due/turn.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { timeOfShop } from '../../due/due.fixture.ts';
import { runDue } from '../../due/run-due.ts';
import { operations } from '../../index.ts';
import { NOON, ok, openShop, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const HOUR = 3_600_000;
const AT = '2026-05-06T16:00:00.000Z';
const BUSY = [409, 'The clock is being advanced; try again when that is done', 4001, undefined];

/** Callbacks that nothing wakes. */
const UNMOVED = { wake: () => undefined, drive: () => ({ [Symbol.dispose]: () => undefined }) };

for (const engineName of ENGINES) {
  describe(`the clock on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    async function open() {
      const shop = await openShop(world);
      return { shop, ...(await timeOfShop(world, shop)) };
    }
    /** As a process does that dies, or hangs, right after it began an advance. */
    async function leaveAdvance(organizationId: number, to: number, claimedUntil: number, more: Partial<Advance> = {}) {
      const advance: Advance = { to, frozen: true, limit: 1_000, ran: {}, failed: 0, idempotency: null, ...more };
      await world.database.transaction(async (db) => {
        await db.query(lockClock, [organizationId]);
        await db.query(beginAdvance, [organizationId, 'gone', new Date(claimedUntil), JSON.stringify(advance), new Date(claimedUntil)]);
      });
    }

    test('an organization follows the wall until it gets a test clock, and nobody else has it', async () => {
      const [one, other] = [await open(), await open()];
      const get = async (token: string) => (await ok(world.call(token, 'GET', '/clock'))).body;
      const { now, ...rest } = await get(one.shop.token);
      assert.deepEqual(rest, { frozen: false, offset_seconds: 0, test_clock: false });
      assert.ok(Math.abs(Date.parse(now) - Date.now()) < HOUR);
      const future = new Date(Date.now() + 10 * HOUR).toISOString();
      const frozen = await one.set('freeze', { at: future });
      assert.deepEqual([frozen.now, frozen.frozen, frozen.test_clock], [future, true, true]);
      assert.deepEqual(await get(one.shop.token), { ...frozen, offset_seconds: (await get(one.shop.token)).offset_seconds });
      assert.equal((await get(other.shop.token)).test_clock, false);
      const running = await one.set('resume');
      assert.deepEqual([running.frozen, running.test_clock, running.offset_seconds >= 35_900], [false, true, true]);
      assert.equal((await one.set('resume', { to_wall: true })).test_clock, false);
      assert.equal((await one.set('resume')).test_clock, false);
    });

    test('the clock goes back only where that is asked for, and stays within what ids can say', async () => {
      const { clock, set } = await open();
      const { now } = await set('freeze');
      for (const path of ['freeze', 'set']) {
        const message = `is before ${now}, which the clock shows; send allow_backwards to go back`;
        assert.deepEqual(refusal(await clock(path, { at: AT })), [400, message, 1001, 'at']);
        assert.equal((await set(path, { at: AT, allow_backwards: true })).now, AT);
        await set(path, { at: now });
      }
      assert.deepEqual(refusal(await clock('advance', { to: AT })), [400, `is before ${now}, which the clock shows`, 1001, 'to']);
      for (const at of ['2019-12-31T23:59:59Z', '2083-01-01T00:00:00Z']) {
        const answer = await clock('set', { at, allow_backwards: true });
        assert.deepEqual(refusal(answer), [400, 'must be between 2020-01-01 and 2082-12-31', 1001, 'at']);
      }
    });

    test('an advance takes seconds or an instant, not both and not neither', async () => {
      const { clock, set } = await open();
      const { now } = await set('freeze');
      for (const body of [{}, { seconds: 1, to: now }]) {
        assert.deepEqual(refusal(await clock('advance', body)), [400, 'must include exactly one of seconds or to', 1001, 'seconds']);
      }
      assert.equal((await set('advance', { seconds: 90 })).now, new Date(Date.parse(now) + 90_000).toISOString());
      const running = await set('resume');
      const later = await set('advance', { seconds: 3_600 });
      assert.deepEqual([later.frozen, later.complete, later.ran], [false, true, {}]);
      assert.ok(Date.parse(later.now) - Date.parse(running.now) >= HOUR);
    });

    test('while one advance is under way the clock takes no other order; its end is that of a dead process too', async () => {
      const { shop, clock, set, now } = await open();
      await set('freeze');
      const to = (await now()) + HOUR;
      await leaveAdvance(shop.organizationId, to, Date.now() + HOUR);
      for (const [path, body] of [
        ['advance', { seconds: 1 }],
        ['freeze'],
        ['set', { at: new Date(to).toISOString() }],
        ['resume'],
      ] as const) {
        assert.deepEqual(refusal(await clock(path, body)), BUSY);
      }
      await leaveAdvance(shop.organizationId, to, Date.now() - 1);
      assert.deepEqual(refusal(await clock('freeze')), BUSY);
      while ((await runDue(world.environment)) > 0);
      assert.equal(await now(), to);
      await set('advance', { seconds: 1 });
    });

    test('an advance under a key happens once, and a client that comes back gets its answer, also from a process that took it over', async () => {
      const { clock, set, now } = await open();
      await set('freeze');
      const start = await now();
      const first = await ok(clock('advance', { seconds: 60 }, { 'idempotency-key': 'k1' }));
      assert.deepEqual(await clock('advance', { seconds: 60 }, { 'idempotency-key': 'k1' }), first);
      assert.equal((await clock('advance', { seconds: 61 }, { 'idempotency-key': 'k1' })).status, 422);
      assert.equal(await now(), start + 60_000);

      const sender = { nextDueAt: async () => null, drain: async () => Promise.reject(new Error('the process dies')) };
      const { callbacks } = world.environment;
      Object.assign(world.environment, { callbacks: { ...UNMOVED, ...sender } });
      const late = await open();
      await late.set('freeze');
      await late.delivery();
      const later = { to: late.shop.time(NOON + 3) };
      assert.equal((await late.clock('advance', later, { 'idempotency-key': 'k2' })).status, 500);
      Object.assign(world.environment, { callbacks });
      assert.deepEqual(refusal(await late.clock('advance', later, { 'idempotency-key': 'k2' })), BUSY);
      const lapsed = { now: () => Date.now() + 40_000 };
      while ((await runDue(world.environment, undefined, lapsed)) > 0);
      const answer = await ok(late.clock('advance', later, { 'idempotency-key': 'k2' }));
      assert.deepEqual(
        [answer.body.ran, answer.body.complete, answer.body.now.slice(0, 19)],
        [{ 'order.late': 3 }, true, later.to.slice(0, 19)],
      );
    });

    test('an advance goes on when the client hangs up, and callbacks go out at the time that the clock shows', async () => {
      const { shop, set, delivery, now, events } = await open();
      await set('freeze');
      const orderId = await delivery();
      const to = Date.parse(shop.time(NOON + 3)) + 60_000;
      const [drained, hungUp] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
      const sent: boolean[] = [];
      let retry: number | null = null;
      const sender = {
        nextDueAt: async () => retry,
        drain: async (_organization: number, instant: number) => {
          sent.push((await now()) === instant);
          retry = sent.length === 1 ? instant + 5_000 : null;
          drained.resolve();
          await hungUp.promise;
        },
      };
      const { callbacks } = world.environment;
      Object.assign(world.environment, { callbacks: { ...UNMOVED, ...sender } });
      const url = await world.app.listen({ host: '127.0.0.1', port: 0 });
      const abort = new AbortController();
      const call = fetch(`${url}/cartwright/v1/clock/advance`, {
        method: 'POST',
        signal: abort.signal,
        headers: { authorization: `Bearer ${shop.token}`, 'content-type': 'application/json' },
        body: JSON.stringify({ to: new Date(to).toISOString() }),
      });
      await drained.promise;
      abort.abort();
      await assert.rejects(call);
      const arrived = new Promise<void>((resolve) => {
        const unwatch = world.environment.directory.watch('clocks', () => {
          void now().then((at) => {
            if (at !== to) return;
            unwatch();
            resolve();
          });
        });
      });
      hungUp.resolve();
      await arrived;
      Object.assign(world.environment, { callbacks });
      assert.equal((await events(orderId)).length, 3);
      assert.deepEqual(sent, [true, true, true, true]);
    });

    test('production has no test clocks', async () => {
      const production = await openWorld(engine, operations, 'production');
      const { token } = await production.organization('live');
      assert.equal((await production.call(token, 'GET', '/clock')).status, 404);
      assert.equal((await production.call(token, 'POST', '/clock/advance', { seconds: 1 })).status, 404);
      await production[Symbol.asyncDispose]();
    });
  });
}
