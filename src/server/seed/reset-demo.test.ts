import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Toolbox } from '../../operations/define.ts';
import { operations } from '../../operations/index.ts';
import { openWorld, type World } from '../../operations/management/management.fixture.ts';
import { ok } from '../../operations/orders/shop.fixture.ts';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { restoreDemo, seedDemo } from './demo.ts';
import { stockBanner } from './stock.ts';

/** A world whose server has what development needs. */
async function openToolbox(engine: TestEngine): Promise<World> {
  const world = await openWorld(engine, operations);
  const toolbox: Toolbox = {
    snapshots: '/nowhere',
    schema: [],
    repeatableIds: true,
    seed: (db, organizationId, slug, now) => restoreDemo(db, 'development', organizationId, slug, now),
    stock: (db, organizationId, { id, name }, now) => stockBanner(db, organizationId, { id, storeName: name }, now),
  };
  Object.assign(world.environment, { toolbox });
  return world;
}

for (const engineName of ENGINES) {
  describe(`reset of demo data on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let organizationId: number;
    /** Of the demo organization, with every scope. */
    let token: string;
    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openToolbox(engine);
      await world.database.execute(
        'delete from cw.tokens; delete from cw.applications; delete from cw.banners; delete from cw.organizations',
      );
      await seedDemo(world.database, 'development', new Date());
      const [demo] = await world.database.query(
        statement<[], { id: number }>('', "select id from cw.organizations where slug = 'demo'"),
        [],
      );
      await world.database.execute(`
        insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
        values (${demo!.id}, 'demo', '', 'Demo', 'Enabled', '{cartwright:manage,cartwright:platform}', '2026-05-06', '2026-05-06')`);
      const [application] = await world.database.query(
        statement<[], { id: number }>('', "select id from cw.applications where client_id = 'demo'"),
        [],
      );
      organizationId = demo!.id;
      token = await world.token({ organizationId: demo!.id, id: application!.id }, ['cartwright:manage', 'cartwright:platform']);
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
      assert.deepEqual(await world.database.query(missing, [organizationId]), [{ stores: 1, products: 1 }]);
    });

    test('an organization created with the demo stock has it at once, and gets it back by a reset', async () => {
      const counts = statement<[slug: string], { stores: number; products: number; name: string }>(
        '',
        `select (select count(*)::integer from cw.stores s where s.organization_id = o.id) as stores,
                (select count(*)::integer from cw.products p where p.organization_id = o.id) as products,
                (select s.name from cw.stores s where s.organization_id = o.id and s.location_code = '941-01') as name
           from cw.organizations o where o.slug = $1`,
      );
      const body = { slug: 'corner-shop', name: 'Corner Shop', country: 'US', stock: 'demo' };
      const made = await ok(world.call(token, 'POST', '/organizations', body));
      const [demo] = await world.database.query(counts, ['demo']);
      const stocked = { ...demo!, name: demo!.name.replace('The Garden Market', 'Corner Shop') };
      assert.deepEqual(await world.database.query(counts, ['corner-shop']), [stocked]);

      const application = statement<[clientId: string], { id: number; organization_id: number }>(
        '',
        'select id, organization_id from cw.applications where client_id = $1',
      );
      const [found] = await world.database.query(application, [made.body.application.client_id]);
      await world.database.execute(`delete from cw.stores where organization_id = ${found!.organization_id}`);
      const own = await world.token({ organizationId: found!.organization_id, id: found!.id });
      assert.deepEqual((await ok(world.call(own, 'POST', '/reset', {}))).body.setup, { 'corner-shop': 'initial' });
      assert.deepEqual(await world.database.query(counts, ['corner-shop']), [stocked]);
    });
  });
}
