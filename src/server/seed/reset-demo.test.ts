import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Toolbox } from '../../operations/define.ts';
import { operations } from '../../operations/index.ts';
import { openWorld, type World } from '../../operations/management/management.fixture.ts';
import { ok } from '../../operations/orders/shop.fixture.ts';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { restoreDemo, seedDemo } from './demo.ts';

/** A world whose server has what development needs. */
async function openToolbox(engine: TestEngine): Promise<World> {
  const world = await openWorld(engine, operations);
  const toolbox: Toolbox = {
    snapshots: '/nowhere',
    schema: [],
    repeatableIds: true,
    seed: (db, organizationId, slug, now) => restoreDemo(db, 'development', organizationId, slug, now),
  };
  Object.assign(world.environment, { toolbox });
  return world;
}

for (const engineName of ENGINES) {
  describe(`reset of demo data on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openToolbox(engine);
      await world.database.execute(
        'delete from cw.tokens; delete from cw.applications; delete from cw.banners; delete from cw.organizations',
      );
      await seedDemo(world.database, 'development', new Date());
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('stores, catalogue and test orders are as they were seeded, under their ids', async () => {
      const digest = statement<[], { digest: string }>(
        '',
        `select md5(string_agg(part, '|' order by part)) as digest from (
           select (to_jsonb(s) - 'created_at' - 'updated_at')::text as part from cw.stores s
           union all select to_jsonb(p)::text from cw.products p
           union all select order_id || link || status from cw.orders union all select user_id from cw.users
           union all select settings::text from cw.organizations) rows`,
      );
      const missing = statement<[organizationId: number], { stores: number; products: number }>(
        '',
        `select (select count(*) from cw.stores where organization_id = $1 and location_code = '850-01') as stores,
                (select count(*) from cw.products where organization_id = $1 and rrc = 'GM-000001') as products`,
      );
      const before = await world.database.query(digest, []);
      const [organization] = await world.database.query(
        statement<[], { id: number }>('', "select id from cw.organizations where slug = 'demo'"),
        [],
      );
      await world.database.execute(`
        insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
        values (${organization!.id}, 'demo', '', 'Demo', 'Enabled', '{cartwright:manage,cartwright:platform}', '2026-05-06', '2026-05-06')`);
      const [application] = await world.database.query(
        statement<[], { id: number }>('', "select id from cw.applications where client_id = 'demo'"),
        [],
      );
      const token = await world.token({ organizationId: organization!.id, id: application!.id }, [
        'cartwright:manage',
        'cartwright:platform',
      ]);
      await world.database.execute(`
        update cw.stores set name = 'Changed', exceptions = '[{"date": "2026-05-06"}]' where location_code = '941-01';
        update cw.products set price_cents = 1 where rrc = 'GM-000001';
        update cw.organizations set settings = '{"a": 1}';
        delete from cw.orders where order_id = 'test-busy'`);
      assert.notDeepEqual(await world.database.query(digest, []), before);
      const { body } = await ok(world.call(token, 'POST', '/reset', { all: true }));
      assert.deepEqual(body.setup, { demo: 'initial', 'demo-banners': 'initial' });
      assert.deepEqual(await world.database.query(digest, []), before);
      await world.database.execute("delete from cw.stores where location_code = '850-01'; delete from cw.products where rrc = 'GM-000001'");
      await ok(world.call(token, 'POST', '/reset', {}));
      assert.deepEqual(await world.database.query(missing, [organization!.id]), [{ stores: 1, products: 1 }]);
    });
  });
}
