import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { SCOPES, type Scope } from '../../../contract/scopes.ts';
import { type Database, statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { ok, refusal } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

/** Rows of an organization in every table that has some of its own. */
async function rowsLeft(database: Database, organizationId: number): Promise<Record<string, number>> {
  const tables = await database.query(
    statement<[schema: string], { table: string }>(
      '',
      `select table_name as table from information_schema.columns
        where table_schema = $1 and column_name = 'organization_id' order by 1`,
    ),
    [database.schema],
  );
  const counts = tables.map(
    ({ table }) => `select '${table}' as table, count(*)::integer as rows from cw.${table} where organization_id = $1`,
  );
  const found = await database.query(statement<[id: number], { table: string; rows: number }>('', counts.join(' union all ')), [
    organizationId,
  ]);
  return Object.fromEntries(found.filter(({ rows }) => rows > 0).map(({ table, rows }) => [table, rows]));
}

for (const engineName of ENGINES) {
  describe(`organizations on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    const stocked: string[] = [];

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      const toolbox = {
        snapshots: '/nowhere',
        schema: [],
        repeatableIds: false,
        seed: async () => false,
        stock: async (_: unknown, organizationId: number, { name }: { name: string }) => {
          if (name === 'Broken') throw new Error('as planned');
          stocked.push(`${organizationId > 0} ${name}`);
        },
      };
      Object.assign(world.environment, { toolbox });
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    const create = (slug: string, rest: object = {}) =>
      world.call(world.platform, 'POST', '/organizations', { slug, name: slug, country: 'US', ...rest });
    const remove = (slug: string) => world.call(world.platform, 'DELETE', `/organizations/${slug}`);
    const idOf = async (slug: string) =>
      (
        await world.database.query(statement<[slug: string], { id: number }>('', 'select id from cw.organizations where slug = $1'), [slug])
      )[0]?.id;

    test('with `stock: demo` each banner gets its stock before the answer', async () => {
      const banners = [
        { slug: 'one', name: 'One' },
        { slug: 'two', name: 'Two' },
      ];
      await ok(create('stocked', { stock: 'demo', banners }));
      assert.deepEqual(stocked.splice(0), ['true One', 'true Two']);
      await ok(create('plain'));
      assert.deepEqual(stocked, []);
    });

    test('an organization whose stock fails is gone again, and its slug is free', async () => {
      assert.equal((await create('broken', { name: 'Broken', stock: 'demo' })).status, 500);
      assert.equal(await idOf('broken'), undefined);
      await ok(create('broken'));
    });

    test('production has no demo stock', async () => {
      const { toolbox } = world.environment;
      Object.assign(world.environment, { toolbox: undefined });
      assert.deepEqual(refusal(await create('late', { stock: 'demo' })), [
        400,
        'is available on the development server only',
        1001,
        'stock',
      ]);
      Object.assign(world.environment, { toolbox });
    });

    test('a deletion leaves no row, ends every token at once, and frees the slug', async () => {
      const { application } = (await ok(create('short'))).body;
      const organizationId = (await idOf('short'))!;
      const [{ id }] = (await world.database.query(
        statement<[clientId: string], { id: number }>('', 'select id from cw.applications where client_id = $1'),
        [application.client_id],
      )) as [{ id: number }];
      const scopes = (Object.keys(SCOPES) as Scope[]).filter((scope) => scope !== 'account_linking' && scope !== 'cartwright:platform');
      const token = await world.token({ organizationId, id }, scopes);
      const manage = (method: 'GET' | 'POST', path: string, body?: object) => world.call(token, method, path, body);
      await ok(manage('POST', '/webhooks', { name: 'Shop', url: 'https://203.0.113.7/' }));
      await ok(manage('POST', '/customers', { email: 'ada@example.org' }));
      await ok(manage('POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada' }));
      assert.ok(Object.keys(await rowsLeft(world.database, organizationId)).length >= 5);

      await ok(remove('short'));
      assert.equal((await manage('GET', '/organization')).status, 401);
      assert.deepEqual(await rowsLeft(world.database, organizationId), {});
      assert.equal((await remove('short')).status, 404);
      await ok(create('short'));
    });

    test("the caller's own organization is refused, and others need the platform scope", async () => {
      assert.deepEqual(refusal(await remove('operator')), [
        400,
        'is the organization of your own token; delete it with a token of another one',
        4001,
        'slug',
      ]);
      const other = await world.organization('other');
      assert.equal((await world.call(other.token, 'DELETE', '/organizations/plain')).status, 403);
    });
  });
}
