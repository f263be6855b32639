import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { migrate, statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { serverMigrations } from '../migrations.ts';
import { ensureCredentials, ensureOperator } from './credentials.ts';
import { seedDemo } from './demo.ts';

const countRows = statement<[], { organizations: number; banners: number; stores: number; products: number; orders: number }>(
  'test_count_seed',
  `select (select count(*) from cw.organizations) as organizations, (select count(*) from cw.banners) as banners,
          (select count(*) from cw.stores) as stores, (select count(*) from cw.products) as products,
          (select count(*) from cw.orders) as orders`,
);
const now = new Date('2026-05-06T12:00:00Z');

for (const engine of ENGINES) {
  describe(`demo data on ${engine}`, () => {
    let started: TestEngine;
    before(async () => {
      started = await startTestEngine(engine);
    });
    after(() => started[Symbol.asyncDispose]());

    async function open() {
      const database = await started.open();
      await migrate(database, serverMigrations());
      return database;
    }

    test('an empty server gets two organizations once, however often and however many at once it is seeded', async () => {
      const database = await open();
      await Promise.all([1, 2, 3].map(() => seedDemo(database, 'development', now)));
      const [counts] = await database.query(countRows, []);
      assert.equal(counts?.organizations, 2);
      assert.equal(counts?.banners, 3);
      assert.ok(counts.stores > 3 * 2_500 && counts.products > 3 * 4_000 && counts.orders === 4);
      await seedDemo(database, 'development', now);
      assert.deepEqual((await database.query(countRows, []))[0], counts);
    });

    test("an operator's server is never filled with demo data", async () => {
      const database = await open();
      await ensureOperator(database, now);
      await seedDemo(database, 'production', now);
      assert.equal((await database.query(countRows, []))[0]?.organizations, 1);
    });

    test('kept credentials are kept while they work, others are made', async () => {
      const database = await open();
      await ensureOperator(database, now);
      const made = await ensureCredentials(database, 'operator', undefined, now);
      assert.match(made?.api_key ?? '', /^keys\.[0-9a-f]{32}$/);
      assert.deepEqual(await ensureCredentials(database, 'operator', made, now), made);
      assert.notDeepEqual(await ensureCredentials(database, 'operator', { ...made!, client_secret: 'other' }, now), made);
      assert.equal(await ensureCredentials(database, 'demo', undefined, now), undefined);
    });
  });
}
