import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { claimDue, type OutcomeRecord, recordOutcomes } from '../storage/deliveries/sending.ts';
import { type Database, migrate, statement } from '../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { serverMigrations } from './migrations.ts';

const NOW = new Date('2026-05-06T16:00:00Z');
const LATER = new Date('2026-05-06T17:00:00Z');
const addWebhook = statement<[], { id: number; organization_id: number }>(
  '',
  `with o as (insert into cw.organizations (slug, name, country, created_at) values ('o', 'O', 'US', '2026-01-01') returning id)
   insert into cw.webhooks (organization_id, name, url, status, include_retailer_id, signing_secret, created_at, updated_at)
   select id, 'w', 'https://localhost', 'Enabled', false, '', '2026-01-01', '2026-01-01' from o returning id, organization_id`,
);
const addEvent = statement<[organizationId: number, order: number, at: Date], never>(
  '',
  `insert into cw.events (organization_id, order_ref, order_id, name, occurred_at, metadata)
   values ($1, $2::bigint, $2::bigint::text, 'fulfillment.picking', $3, '{}')`,
);

for (const engine of ENGINES) {
  describe(`outcomes of callbacks on ${engine}`, () => {
    let testEngine: TestEngine;
    let database: Database;
    let webhook: { id: number; organization_id: number };
    before(async () => {
      testEngine = await startTestEngine(engine);
      database = await testEngine.open();
      await migrate(database, serverMigrations());
      [webhook] = (await database.query(addWebhook, [])) as [typeof webhook];
    });
    after(() => testEngine[Symbol.asyncDispose]());

    const claim = (now: Date) => database.query(claimDue, [[webhook.id], [10], [now], now, LATER]);
    const deliver = async (id: number, now: Date) => {
      const at = now.toISOString();
      const outcome: OutcomeRecord = {
        ...{
          organization_id: webhook.organization_id,
          id,
          attempt: 1,
          state: 'delivered',
          next_attempt_at: at,
          attempted_at: at,
          sent_at: at,
        },
        ...{ milliseconds: 3, status: 200, error: null, excerpt: null, remote_address: null },
      };
      return (await database.query(recordOutcomes, [JSON.stringify([outcome])])).map(({ waits }) => waits);
    };

    test('it says that a later event of the same order may go now', async () => {
      for (const order of [1, 1, 2]) await database.query(addEvent, [webhook.organization_id, order, NOW]);
      const claimed = await claim(NOW);
      assert.equal(claimed.length, 2);
      assert.deepEqual(await deliver(claimed[0]!.id, NOW), [true]);
      assert.deepEqual(await deliver(claimed[1]!.id, NOW), [false]);
      const [next] = await claim(NOW);
      assert.deepEqual(await deliver(next!.id, NOW), [false]);
    });

    test('one that is not due yet does not count', async () => {
      await database.query(addEvent, [webhook.organization_id, 3, NOW]);
      await database.query(addEvent, [webhook.organization_id, 3, LATER]);
      const [first] = await claim(NOW);
      assert.deepEqual(await deliver(first!.id, NOW), [false]);
    });
  });
}
