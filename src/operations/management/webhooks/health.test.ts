import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { ok } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

for (const engineName of ENGINES) {
  describe(`health of a webhook on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('outcomes count in the day and the week in which deliveries ended; what is pending stands apart', async () => {
      const { organizationId, token } = await world.organization('receiver');
      const { body: webhook } = await ok(world.call(token, 'POST', '/webhooks', { name: 'Shop', url: 'https://203.0.113.7/' }));
      const path = `/webhooks/${webhook.webhook_id}/health`;
      const empty = (await ok(world.call(token, 'GET', path))).body;
      assert.deepEqual(empty.last_7_days, { delivered: 0, failed: 0, success_rate: null });
      assert.deepEqual([empty.pending, empty.last_failure, empty.p95_attempt_ms], [0, null, null]);

      const deliveries = [
        ['delivered', '1 hour', 40],
        ['failed', '2 hours', 900],
        ['delivered', '3 days', 20],
        ['delivered', '8 days', 20],
      ].map(
        ([state, age, milliseconds]) => `
          with d as (
            insert into cw.deliveries (organization_id, webhook_id, event_id, state, attempts, next_attempt_at, created_at, finished_at)
            values (${organizationId}, ${webhook.webhook_id}, 1, '${state}', 1, now(), now() - interval '${age}', now() - interval '${age}')
            returning id)
          insert into cw.delivery_attempts (organization_id, delivery_id, attempt, attempted_at, sent_at, milliseconds, delivered, status, error)
          select ${organizationId}, id, 1, now() - interval '${age}', now(), ${milliseconds}, ${state === 'delivered'},
                 ${state === 'delivered' ? '200, null' : "503, 'answered 503'"} from d;`,
      );
      await world.database.execute(`${deliveries.join('')}
        insert into cw.deliveries (organization_id, webhook_id, event_id, next_attempt_at, created_at)
        values (${organizationId}, ${webhook.webhook_id}, 1, '2026-05-06T07:00:30Z', '2026-05-06T07:00:00Z')`);
      const { body } = await ok(world.call(token, 'GET', path));
      assert.deepEqual(body.last_24_hours, { delivered: 1, failed: 1, success_rate: 0.5 });
      assert.deepEqual(body.last_7_days, { delivered: 2, failed: 1, success_rate: 0.6667 });
      assert.deepEqual([body.pending, body.oldest_pending_at, body.next_attempt_at], [1, '2026-05-06T07:00:00Z', '2026-05-06T07:00:30Z']);
      assert.deepEqual([body.last_failure.status, body.last_failure.error], [503, 'answered 503']);
      assert.ok(body.p95_attempt_ms > 40 && body.p95_attempt_ms <= 900);
      const list = async (query: string) => (await ok(world.call(token, 'GET', `/deliveries?${query}`))).body.deliveries.length;
      assert.equal(await list('from=2026-05-06T07:00:00Z&to=2026-05-06T07:00:01Z'), 0);
      const stranger = await world.organization('stranger');
      assert.equal((await world.call(stranger.token, 'GET', path)).status, 404);
    });
  });
}
