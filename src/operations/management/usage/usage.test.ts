import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import type { Database } from '../../../storage/engine/types.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { STEPS } from '../../../storage/usage/usage.ts';
import { operations } from '../../index.ts';
import { ok, refusal } from '../../orders/shop.fixture.ts';
import { UsageLog } from '../../usage-log.ts';
import { openWorld, type World } from '../management.fixture.ts';

for (const engineName of ENGINES) {
  describe(`usage on ${engineName}`, () => {
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
    const usage = async (token: string, query = '') => (await ok(world.call(token, 'GET', `/usage${query}`))).body;

    test('requests and their errors are counted by time and operation, those of the own organization alone', async () => {
      const mine = await world.organization('mine');
      const other = await world.organization('other');
      await ok(world.call(mine.token, 'POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada' }));
      assert.equal((await world.call(mine.token, 'POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada' })).status, 400);
      const { total, points, operations: found } = await usage(mine.token);
      assert.deepEqual([total.requests, total.errors_4xx, total.errors_5xx], [2, 1, 0]);
      assert.equal(points.length, 60);
      assert.equal(
        points.reduce((sum: number, point: { requests: number }) => sum + point.requests, 0),
        2,
      );
      assert.deepEqual(
        found.map((one: { operation_id: string; requests: number }) => [one.operation_id, one.requests]),
        [['fulfillment.users.create', 2]],
      );
      assert.ok(total.p50_ms > 0 && total.p99_ms <= total.max_ms);
      assert.equal((await usage(mine.token, '?step=day')).total.requests, 2);
      assert.equal((await usage(mine.token, `?client_id=${mine.clientId}`)).total.requests, 2);
      assert.equal((await usage(mine.token, `?client_id=${other.clientId}`)).total.requests, 0);
      assert.equal((await usage(mine.token, '?operation_id=fulfillment.users.create')).total.requests, 2);
      assert.ok((await usage(mine.token, '?api=management')).total.requests > 0);
      const { total: none } = await usage(other.token);
      assert.deepEqual([none.requests, none.p95_ms], [0, null]);
    });

    test('the requests of each operation at each point come where they are asked for', async () => {
      const { token } = await world.organization('points');
      await ok(world.call(token, 'POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada' }));
      const { operations: plain } = await usage(token);
      assert.equal(plain[0].requests_by_point, null);
      const { operations: found, points } = await usage(token, '?operation_points=true');
      assert.deepEqual(
        found[0].requests_by_point,
        points.map(({ requests }: { requests: number }) => requests),
      );
      assert.equal(refusal(await world.call(token, 'GET', '/usage?operation_points=often'))[0], 400);
    });

    test('what several processes count adds up, and what could not be written is written with the next', async () => {
      const { organizationId, id, token } = await world.organization('several');
      const answered = { organizationId, applicationId: id, operation: 'fulfillment.orders.get', status: 200, milliseconds: 3 };
      let away = true;
      const query = world.database.query.bind(world.database);
      const unsteady = { query: async (...call: Parameters<typeof query>) => (away ? Promise.reject(new Error('away')) : query(...call)) };
      const processes = [world.database, unsteady as unknown as Database].map((one) => new UsageLog(one, pino({ level: 'silent' })));
      const wall = Date.now();
      for (const log of processes) for (let n = 0; n < 3; n++) log.count({ ...answered, milliseconds: 3 + 100 * n }, wall);
      await processes[0]!.flush();
      await assert.rejects(processes[1]!.flush());
      away = false;
      for (const log of processes) await log.stop();
      const { total } = await usage(token);
      assert.deepEqual([total.requests, total.average_ms, total.max_ms], [6, 103, 203]);
    });

    test('an application shows its tokens and requests by day, and when it was used last', async () => {
      const { token } = await world.organization('apps');
      const { body: application } = await ok(world.call(token, 'POST', '/applications', { name: 'Shop', scopes: ['connect:fulfillment'] }));
      const path = `/applications/${application.client_id}/usage?days=2`;
      assert.equal((await ok(world.call(token, 'GET', path))).body.last_used_at, null);
      const { client_id, client_secret } = application;
      const grant = { client_id, client_secret, grant_type: 'client_credentials', scope: 'connect:fulfillment' };
      const issued = await ok(world.send('POST', '/v2/oauth/token', grant));
      await ok(world.call(issued.body.access_token, 'POST', '/v2/fulfillment/users', { user_id: 'bob', first_name: 'Bob' }));
      const { body } = await ok(world.call(token, 'GET', path));
      assert.deepEqual([body.days.length, body.days[1].tokens_issued, body.days[1].requests], [2, 1, 1]);
      assert.ok(body.last_used_at !== null);
      const stranger = await world.organization('stranger');
      assert.equal((await world.call(stranger.token, 'GET', path)).status, 404);
    });

    test('a period of too many points, or without one, is refused', async () => {
      const { token } = await world.organization('period');
      const ask = (query: string) => world.call(token, 'GET', `/usage?${query}`);
      assert.equal(refusal(await ask('from=2026-05-01T00:00:00Z&to=2026-05-06T00:00:00Z'))[3], 'to');
      assert.equal(refusal(await ask('from=2026-05-06T00:00:00Z&to=2026-05-06T00:00:00Z'))[3], 'from');
      for (const step of STEPS) {
        const { to, points } = (await ok(ask(`step=${step}&to=9999-12-31T23:59:59Z`))).body as { to: string; points: unknown[] };
        assert.match(to, /^9999-12-31T/);
        assert.ok(points.length > 1);
      }
    });
  });
}
