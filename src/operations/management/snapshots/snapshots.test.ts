import assert from 'node:assert/strict';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { gunzipSync, gzipSync } from 'node:zlib';
import { statement } from '../../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { sandboxOf } from '../../fulfilling/orders-under-way.fixture.ts';
import { operations } from '../../index.ts';
import { ok, openShop, refusal, type Shop } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

const SCHEMA = [1, 2, 14];
/** `SNAPSHOT_ORDERS=20000` for a longer look. */
const MANY = Number(process.env.SNAPSHOT_ORDERS ?? 4_000);
const slugOf = statement<[organizationId: number], { slug: string }>('', 'select slug from cw.organizations where id = $1');

/** A server with a folder of its own for snapshots. */
async function openDevelopment(engine: TestEngine, folder: string, schema = SCHEMA): Promise<World> {
  const world = await openWorld(engine, operations);
  Object.assign(world.environment, {
    toolbox: { snapshots: folder, schema, repeatableIds: false, seed: async () => false, stock: async () => undefined },
  });
  return world;
}

const snapshotsFor = (world: World, token: string) => {
  const call = (method: 'GET' | 'POST' | 'DELETE', path: string, body?: object) => world.call(token, method, `/snapshots${path}`, body);
  return {
    call,
    take: async (name: string) => (await ok(call('POST', '', { name }))).body,
    restore: async (name: string, body: object = {}) => (await ok(call('POST', `/${name}/restore`, body))).body,
    download: async (name: string): Promise<Buffer> => {
      const answer = await world.app.inject({
        url: `/cartwright/v1/snapshots/${name}`,
        headers: { authorization: `Bearer ${token}` },
      });
      assert.deepEqual([answer.statusCode, answer.headers['content-type']], [200, 'application/gzip']);
      return answer.rawPayload;
    },
    upload: async (name: string, content: Buffer) => {
      const answer = await world.app.inject({
        method: 'PUT',
        url: `/cartwright/v1/snapshots/${name}`,
        headers: { authorization: `Bearer ${token}`, 'content-type': 'application/gzip' },
        payload: content,
      });
      return { status: answer.statusCode, body: answer.json() };
    },
  };
};

/** Orders of several kinds and states, a customer, a hold under way. */
async function populate(shop: Shop): Promise<{ order: { id: string; userId: string }; batchId: number; shopperId: number }> {
  const s = sandboxOf(shop);
  const order = await s.order('delivery');
  const { id: batchId, shopperId } = await s.batch([order.id]);
  await s.advance(batchId, 'picking');
  await s.order('pickup');
  await s.order('last_mile', {}, 13);
  const canceled = await s.order('delivery', {}, 14);
  await ok(shop.post(`/fulfillment/users/${canceled.userId}/orders/${canceled.id}/cancel`, { cancellation_reason: 'customer_driven' }));
  await shop.reserve(await shop.newUser(), 'delivery', 15);
  return { order, batchId, shopperId };
}

for (const engineName of ENGINES) {
  describe(`snapshots on ${engineName}`, () => {
    let folder: string;
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    let mine: ReturnType<typeof snapshotsFor>;
    before(async () => {
      folder = await mkdtemp(join(tmpdir(), 'cartwright-snapshots-'));
      engine = await startTestEngine(engineName);
      world = await openDevelopment(engine, folder);
      shop = await openShop(world, 5);
      mine = snapshotsFor(world, shop.token);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
      await rm(folder, { recursive: true, force: true });
    });

    test('what was changed since is as it was, to the last row, and goes on working', async () => {
      const { order, batchId } = await populate(shop);
      const taken = await mine.take('start');
      assert.deepEqual([taken.name, taken.schema, taken.counts.orders, taken.counts.stores], ['start', 14, 4, 1]);
      const s = sandboxOf(shop);
      const story = async () => {
        await s.advance(batchId, 'completed');
        const added = await s.order('delivery');
        await ok(world.call(shop.token, 'PATCH', '/stores/S1', { name: 'Renamed' }));
        const { body } = await ok(world.call(shop.token, 'GET', `/orders/${added.id}`));
        return { number: body.internal_id, event: body.events[0].event_id };
      };
      const first = await story();
      const changed = await mine.take('changed');
      assert.notEqual(changed.checksum, taken.checksum);
      assert.equal((await mine.restore('start')).checksum, taken.checksum);
      assert.equal((await mine.take('again')).checksum, taken.checksum);
      assert.equal((await s.get(order)).status, 'picking');
      assert.deepEqual(await shop.contradictions(), []);
      // Numbers go on behind those that were given, and capacity counts what was restored.
      const second = await story();
      assert.ok(second.number > first.number && second.event > first.event);
      assert.deepEqual(await shop.contradictions(), []);
      assert.equal((await mine.restore('changed')).checksum, changed.checksum);
      assert.equal((await s.get(order)).status, 'delivered');
      assert.deepEqual(await shop.contradictions(), []);
    });

    test('snapshots are listed, downloaded, sent back and deleted; those of others are not there', async () => {
      const { body } = await ok(mine.call('GET', ''));
      assert.deepEqual(
        body.snapshots.map((one: { name: string }) => one.name),
        ['again', 'changed', 'start'],
      );
      const content = await mine.download('start');
      assert.equal(body.snapshots[2].size, content.length);
      const sent = await mine.upload('copy', content);
      assert.deepEqual(sent, { status: 200, body: { ...body.snapshots[2], name: 'copy' } });
      await ok(mine.call('DELETE', '/copy'));
      assert.equal((await mine.call('DELETE', '/copy')).status, 404);
      const other = snapshotsFor(world, (await openShop(world)).token);
      assert.deepEqual((await ok(other.call('GET', ''))).body, { snapshots: [] });
      assert.equal((await other.call('GET', '/start')).status, 404);
      assert.equal((await other.call('POST', '/start/restore')).status, 404);
      assert.equal(refusal(await mine.call('POST', '', { name: '../start' }))[3], 'name');
      assert.equal(refusal(await mine.call('GET', `/${encodeURIComponent('../other/start')}`))[3], 'name');
    });

    test('what is not whole, not ours, or of another schema is refused, and nothing changes', async () => {
      const before = (await mine.take('now')).checksum;
      const content = await mine.download('start');
      const lines = gunzipSync(content).toString().split('\n');
      const header = JSON.parse(lines[0]!);
      const made = (change: object, rows = lines.slice(1)) => gzipSync([JSON.stringify({ ...header, ...change }), ...rows].join('\n'));
      for (const wrong of [
        Buffer.alloc(0),
        Buffer.from('{}'),
        content.subarray(0, -20),
        made({ cartwright_snapshot: 2 }),
        made({ checksum: '0' }),
        made({}, [...lines.slice(1, -1), '{"a": 1}', '']),
      ]) {
        const { status, body } = await mine.upload('wrong', wrong);
        assert.deepEqual([status, /^The snapshot cannot be read: /.test(body.error.message)], [400, true]);
      }
      const restored = async (change: object) => {
        assert.equal((await mine.upload('wrong', made(change))).status, 200);
        return (await mine.call('POST', '/wrong/restore')).body.error.message;
      };
      assert.match(await restored({ schema: [1, 2, 13] }), /schema 13 and this server has 14/);
      assert.match(await restored({ organization: 'somebody' }), /of the organization somebody/);
      // A file that was changed on the disk is seen at the end, when everything has been written: all of it is taken back.
      const slug = (await world.database.query(slugOf, [shop.organizationId]))[0]!.slug;
      const file = join(folder, slug, 'start.ndjson.gz');
      const kept = await readFile(file);
      await writeFile(
        file,
        made(
          {},
          lines.slice(1).map((line) => line.replace('Phoenix', 'Phenix')),
        ),
      );
      assert.match((await mine.call('POST', '/start/restore')).body.error.message, /checksum is wrong/);
      await writeFile(file, kept);
      assert.equal((await mine.take('now')).checksum, before);
    });

    test("a stopped clock stands again where it stood; a wall's time goes on only where that is asked for", async () => {
      await ok(world.call(shop.token, 'POST', '/clock/freeze', {}));
      const { body: frozen } = await ok(world.call(shop.token, 'GET', '/clock'));
      await mine.take('frozen');
      await ok(world.call(shop.token, 'POST', '/clock/resume', {}));
      await mine.restore('frozen');
      assert.equal((await ok(world.call(shop.token, 'GET', '/clock'))).body.now, frozen.now);
      await mine.restore('start');
      assert.equal((await ok(world.call(shop.token, 'GET', '/clock'))).body.test_clock, false);
      const { clock_at } = await mine.restore('start', { clock_of_snapshot: true });
      const { body } = await ok(world.call(shop.token, 'GET', '/clock'));
      assert.deepEqual([body.test_clock, body.frozen, body.now >= clock_at, body.offset_seconds <= 0], [true, false, true, true]);
    });

    test('ids that another organization has are refused', async () => {
      const { body: orders } = await ok(world.call(shop.token, 'GET', '/orders?limit=1'));
      await mine.take('mine');
      await ok(world.call(shop.token, 'POST', '/reset', {}));
      const other = await openShop(world);
      await world.database.execute(`alter sequence cw.orders_id_seq restart with ${orders.orders[0].internal_id}`);
      await sandboxOf(other).order('delivery');
      const answer = await mine.call('POST', '/mine/restore');
      assert.deepEqual([answer.status, /\(orders\) belong to another organization/.test(answer.body.error.message)], [409, true]);
      assert.deepEqual((await ok(world.call(shop.token, 'GET', '/orders'))).body.orders, []);
    });

    test(`memory does not grow with the rows: ${MANY} orders`, async (t) => {
      const big = await openShop(world, 5);
      const bigSnapshots = snapshotsFor(world, big.token);
      const { id } = await sandboxOf(big).order('delivery');
      await world.database.execute(`
        insert into cw.orders (organization_id, order_id, banner_id, user_id, user_ref, kind, status, store_number, pool, start_minute,
          window_starts_at, window_ends_at, link, locale, created_at, updated_at, body)
        select organization_id, 'copy-' || n, banner_id, user_id, user_ref, kind, 'canceled', store_number, pool, start_minute, window_starts_at,
               window_ends_at, link || n, locale, created_at, updated_at, body || jsonb_build_object('metadata', repeat(md5(n::text), 60))
          from cw.orders, generate_series(1, ${MANY}) n where organization_id = ${big.organizationId} and order_id = '${id}'`);
      let highest = 0;
      const look = setInterval(() => {
        highest = Math.max(highest, process.memoryUsage().heapUsed + process.memoryUsage().external);
      }, 5);
      const before = process.memoryUsage().heapUsed + process.memoryUsage().external;
      const started = performance.now();
      const taken = await bigSnapshots.take('big');
      const between = performance.now();
      const restored = await bigSnapshots.restore('big');
      clearInterval(look);
      const mebibytes = (bytes: number) => Math.round(bytes / 1024 / 1024);
      t.diagnostic(
        `${taken.counts.orders} orders, ${mebibytes(taken.size)} MiB: taken in ${Math.round(between - started)} ms, restored in ` +
          `${Math.round(performance.now() - between)} ms, memory + ${mebibytes(highest - before)} MiB at most`,
      );
      assert.deepEqual([taken.counts.orders, restored.checksum], [MANY + 1, taken.checksum]);
      assert.ok(highest - before < 200 * 1024 * 1024, `${mebibytes(highest - before)} MiB more`);
    });
  });
}

test('a snapshot of the embedded database is restored on PostgreSQL and the other way round, and works on', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-snapshots-'));
  const engines = [await startTestEngine('embedded'), await startTestEngine('postgresql')] as const;
  const worlds = await Promise.all(engines.map((engine, index) => openDevelopment(engine, join(folder, String(index)))));
  try {
    const [from, to] = worlds as [World, World];
    const source = await openShop(from, 5);
    const { order, batchId } = await populate(source);
    const taken = await snapshotsFor(from, source.token).take('trip');
    const slug = (await from.database.query(slugOf, [source.organizationId]))[0]!.slug;

    // Another organization came first there, so that ids of the organization and its banner differ.
    await to.organization('somebody-else');
    const { organizationId, token } = await to.organization(slug);
    const there = snapshotsFor(to, token);
    assert.equal((await there.upload('trip', await snapshotsFor(from, source.token).download('trip'))).status, 200);
    await there.restore('trip');
    const shop = { ...source, world: to, organizationId, token } as Shop;
    const request = (method: 'GET' | 'POST' | 'PUT') => (url: string, body?: object, headers?: Record<string, string>) =>
      to.request(token, method, `/v2${url}`, body, headers);
    const moved = { ...shop, post: request('POST'), put: request('PUT'), get: request('GET') } as Shop;
    const s = sandboxOf(moved);
    assert.equal((await s.get(order)).status, 'picking');
    await s.advance(batchId, 'completed');
    assert.equal((await s.get(order)).status, 'delivered');

    const back = snapshotsFor(from, source.token);
    const returned = await there.take('return');
    assert.notEqual(returned.checksum, taken.checksum);
    assert.equal((await back.upload('return', await there.download('return'))).status, 200);
    await back.restore('return');
    assert.equal((await sandboxOf(source).get(order)).status, 'delivered');
    assert.deepEqual(await source.contradictions(), []);
    assert.equal((await back.take('last')).counts.events, returned.counts.events);
  } finally {
    for (const world of worlds) await world[Symbol.asyncDispose]();
    for (const engine of engines) await engine[Symbol.asyncDispose]();
    await rm(folder, { recursive: true, force: true });
  }
});
