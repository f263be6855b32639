import assert from 'node:assert/strict';
import { after, afterEach, before, beforeEach, describe, type TestContext, test } from 'node:test';
import { type Database, DatabaseUnavailable, statement } from '../../../storage/engine/index.ts';
import { ENGINES, type TestEngine } from '../../../storage/testing/engines.ts';
import { createAccount } from '../../account/accounts.ts';
import { ACCOUNT, Browser, NOW, World } from '../../world.fixture.ts';
import { recordRound } from '../recording.ts';
import { addServer, emptyStatus, findings, makeOperator, openStatusDatabase, takeTurn } from '../world.fixture.ts';

const MEMBER = { email: 'member@example.com', password: 'apples in the orchard', name: 'Member' };
const HOUR = 3_600_000;
const iso = (at: number) => new Date(at).toISOString();

for (const name of ENGINES) {
  describe(`routes of the status page on ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    let world: World;
    let operator: Browser;
    let member: Browser;
    let visitor: Browser;
    before(async () => {
      ({ engine, database } = await openStatusDatabase(name));
    });
    after(() => engine[Symbol.asyncDispose]());
    beforeEach(async () => {
      world = await World.start(database, undefined, { triesAMinute: 1_000 });
      await emptyStatus(database);
      await createAccount(database, MEMBER, new Date(NOW));
      await makeOperator(database, ACCOUNT.email);
      [operator, member, visitor] = [new Browser(world.app), new Browser(world.app), new Browser(world.app)];
      await operator.signIn();
      await member.signIn(MEMBER);
    });
    afterEach(() => world[Symbol.asyncDispose]());

    const call = async (who: Browser, method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE', path: string, body?: object) => {
      const answer = await who.api(method, `/api/status${path}`, body);
      return { status: answer.statusCode, body: answer.json() };
    };
    const done = async (...args: Parameters<typeof call>) => {
      const { status, body } = await call(...args);
      assert.equal(status, 200, JSON.stringify(body));
      return body;
    };
    const refused = async (...args: Parameters<typeof call>) => {
      const { status, body } = await call(...args);
      return [status, body.meta?.key];
    };
    const report = (given: object = {}) =>
      done(operator, 'POST', '/incidents', { title: 'Slow search', text: 'Searches take long.', impact: 'minor', ...given });
    const plan = (given: object = {}) =>
      done(operator, 'POST', '/maintenance', {
        title: 'Disks',
        text: 'New ones.',
        starts_at: iso(NOW + HOUR),
        ends_at: iso(NOW + 2 * HOUR),
        ...given,
      });

    test('a visitor gets 401 until who runs the installation opens the page, and only they may do that', async () => {
      for (const path of ['', '/incidents', '/maintenance']) assert.equal((await call(visitor, 'GET', path)).status, 401, path);
      assert.equal((await call(member, 'PUT', '/settings', { open_to_all: true })).status, 403);
      await done(operator, 'PUT', '/settings', { open_to_all: true });
      assert.equal((await done(visitor, 'GET', '')).open_to_all, true);
      await done(operator, 'PUT', '/settings', { open_to_all: false });
      assert.equal((await call(visitor, 'GET', '')).status, 401);
    });

    test('a member sees the servers of the own organization alone, and no incident of another server', async () => {
      const server = await addServer(database, 'production', 'https://elsewhere.example');
      const incident = await report({ server_id: server });
      assert.equal((await done(operator, 'GET', '')).servers.length, 1);
      const { servers, open_incidents: open } = await done(member, 'GET', '');
      assert.deepEqual([servers, open], [[], []]);
      assert.equal((await call(member, 'GET', `/incidents/${incident.id}`)).status, 404);
      assert.equal((await call(member, 'GET', `/response-times?server_id=${server}&period=day`)).status, 404);
      const ofAll = await report();
      assert.deepEqual(
        (await done(member, 'GET', '/incidents')).incidents.map(({ id }: { id: number }) => id),
        [ofAll.id],
      );
    });

    test('days, uptime and response times come from what the rounds found', async () => {
      const server = await addServer(database, 'development', 'https://dev.example');
      const turn = await takeTurn(database, NOW);
      await recordRound(database, turn, [findings(server)], NOW);
      const page = await done(operator, 'GET', '');
      assert.equal(page.state, 'operational');
      const [{ components, days, response_times: times }] = page.servers;
      assert.equal(days.length, 90);
      assert.deepEqual([days.at(-1).uptime, days.at(-2).uptime], [100, null]);
      assert.ok(components.every(({ state }: { state: string }) => state === 'operational'));
      assert.equal(times[0].last_24_hours[0].probes, 1);
      const { components: hours } = await done(operator, 'GET', `/response-times?server_id=${server}&period=hour`);
      assert.equal(hours[0].periods.length, 1);
      world.wall.at += HOUR;
      assert.equal((await done(operator, 'GET', '')).state, 'unknown');
    });

    test('an operator opens, updates and resolves an incident; its impact never falls, and nothing follows on its end', async () => {
      const { id } = await report();
      const update = (body: object) => refused(operator, 'POST', `/incidents/${id}/updates`, body);
      assert.equal((await call(member, 'POST', `/incidents/${id}/updates`, { text: 'Mine.' })).status, 403);
      const risen = await done(operator, 'POST', `/incidents/${id}/updates`, { text: 'Worse.', impact: 'major', state: 'identified' });
      assert.deepEqual([risen.impact, risen.state, risen.updates.length, risen.updates[0].automatic], ['major', 'identified', 2, false]);
      assert.deepEqual((await update({ text: 'Less.', impact: 'minor' }))[0], 400);
      assert.deepEqual(await update({ text: ' ' }), [400, 'text']);
      world.wall.at += HOUR;
      const ended = await done(operator, 'POST', `/incidents/${id}/updates`, { text: 'Over.', state: 'resolved' });
      assert.equal(ended.duration_seconds, 3_600);
      assert.equal((await update({ text: 'Again.' }))[0], 400);
      assert.deepEqual((await done(operator, 'GET', '')).open_incidents, []);
    });

    test('only incidents that an operator opened can be deleted', async () => {
      const { id } = await report();
      await done(operator, 'DELETE', `/incidents/${id}`);
      assert.equal((await call(operator, 'DELETE', `/incidents/${id}`)).status, 404);
      const server = await addServer(database, 'production', 'https://prod.example');
      for (const at of [NOW, NOW + 60_000]) {
        await recordRound(database, await takeTurn(database, at), [findings(server, {}, 'connection refused')], at);
      }
      const [automatic] = (await done(operator, 'GET', '/incidents')).incidents;
      assert.equal((await call(operator, 'DELETE', `/incidents/${automatic.id}`)).status, 400);
    });

    test('an incident names a server of the pool, and what is no id is refused', async () => {
      assert.deepEqual(await refused(operator, 'POST', '/incidents', { title: 'a', text: 'b', impact: 'minor', server_id: 4711 }), [
        400,
        'server_id',
      ]);
      for (const id of ['0', '-1', 'x', '99999999999999', '1.5']) {
        assert.ok([400, 404].includes((await call(operator, 'GET', `/incidents/${id}`)).status), id);
      }
    });

    test('past incidents come page by page, the latest first, each once', async () => {
      for (let count = 0; count < 5; count++) {
        const { id } = await report({ title: `Incident ${count}` });
        await done(operator, 'POST', `/incidents/${id}/updates`, { text: 'Over.', state: 'resolved' });
      }
      const titles: string[] = [];
      for (let before = ''; ; ) {
        const page = await done(operator, 'GET', `/incidents?state=resolved&limit=2${before}`);
        titles.push(...page.incidents.map(({ title }: { title: string }) => title));
        if (page.next === null) break;
        before = `&before=${page.next}`;
      }
      assert.deepEqual(
        titles,
        [4, 3, 2, 1, 0].map((count) => `Incident ${count}`),
      );
    });

    test('maintenance is planned ahead, changed, and canceled only before it begins', async () => {
      const refusal = (given: object) =>
        refused(operator, 'POST', '/maintenance', { title: 'a', text: 'b', starts_at: iso(NOW), ends_at: iso(NOW - HOUR), ...given });
      assert.deepEqual(await refusal({}), [400, 'ends_at']);
      assert.deepEqual(await refusal({ ends_at: 'soon' }), [400, 'ends_at']);
      const { id, components } = await plan();
      assert.equal(components.length, 6);
      const change = (body: object) => call(operator, 'PATCH', `/maintenance/${id}`, body);
      assert.equal((await change({ title: 'Newer disks' })).body.title, 'Newer disks');
      assert.equal((await change({ state: 'in_progress' })).body.state, 'in_progress');
      assert.equal((await change({ state: 'canceled' })).status, 400);
      assert.equal((await change({ state: 'completed' })).body.state, 'completed');
      assert.equal((await change({ title: 'Newest disks' })).status, 400);
      assert.deepEqual((await done(operator, 'GET', '')).maintenance, []);
      assert.equal((await done(operator, 'GET', '/maintenance')).maintenance.length, 1);
    });

    test('a subscription is of its account alone: nobody else sees, ends or retries it', async () => {
      const { id, state, secret } = await done(member, 'POST', '/subscriptions', { kind: 'webhook', url: 'https://hooks.example/status' });
      assert.equal(state, 'active');
      assert.match(secret, /^whsec_/);
      assert.deepEqual((await done(operator, 'GET', '/subscriptions')).subscriptions, []);
      assert.deepEqual((await done(operator, 'GET', `/subscriptions/${id}/notices`)).notices, []);
      assert.equal((await call(operator, 'DELETE', `/subscriptions/${id}`)).status, 404);
      assert.equal((await call(operator, 'POST', `/subscriptions/${id}/notices/1/retry`)).status, 404);
      await report();
      const listed = await done(member, 'GET', '/subscriptions');
      assert.ok(!JSON.stringify(listed).includes(secret), 'the secret is shown once');
      assert.equal(listed.subscriptions[0].notices.pending, 1);
      assert.equal((await done(member, 'GET', `/subscriptions/${id}/notices`)).notices[0].type, 'incident.opened');
      assert.deepEqual(await refused(member, 'POST', '/subscriptions', { kind: 'webhook', url: 'https://hooks.example/status' }), [
        400,
        'url',
      ]);
      await done(member, 'DELETE', `/subscriptions/${id}`);
      assert.deepEqual((await done(member, 'GET', '/subscriptions')).subscriptions, []);
    });

    test('webhooks lead to public addresses over HTTPS only', async () => {
      for (const url of [
        '',
        'nowhere',
        'http://hooks.example/',
        'https://127.0.0.1/',
        'https://10.0.0.1/',
        'https://169.254.169.254/',
        'https://a:b@hooks.example/',
      ]) {
        assert.deepEqual(await refused(member, 'POST', '/subscriptions', { kind: 'webhook', url }), [400, 'url'], url);
      }
      const certificate = { kind: 'webhook', url: 'https://hooks.example/', ca_certificate: 'no certificate' };
      assert.deepEqual(await refused(member, 'POST', '/subscriptions', certificate), [400, 'ca_certificate']);
    });

    test('an e-mail address hears nothing before its link is used, and nothing after the link that ends it', async () => {
      const { state, secret } = await done(member, 'POST', '/subscriptions', { kind: 'email', email: 'Ops@Example.com' });
      assert.deepEqual([state, secret], ['unconfirmed', null]);
      const token = world.linkToken;
      await report();
      const pending = async () => (await done(member, 'GET', '/subscriptions')).subscriptions[0]?.notices.pending;
      assert.equal(await pending(), 0);
      assert.equal((await call(visitor, 'POST', '/subscriptions/confirm', { token: 'wrong' })).status, 400);
      assert.deepEqual(await done(visitor, 'POST', '/subscriptions/confirm', { token }), { email: 'ops@example.com' });
      await report();
      assert.equal(await pending(), 1);
      await done(visitor, 'POST', '/subscriptions/unsubscribe', { token });
      assert.deepEqual(await done(visitor, 'POST', '/subscriptions/unsubscribe', { token }), { email: 'ops@example.com' });
      assert.equal(await pending(), undefined);
    });

    test('while the database of the console is away, page, routes and feeds answer 503', async (t: TestContext) => {
      t.mock.method(database, 'query', () => Promise.reject(new DatabaseUnavailable('gone', 'not_executed')));
      for (const [url, accept] of [
        ['/status', 'text/html'],
        ['/api/status', 'application/json'],
        ['/api/status/incidents', 'application/json'],
        ['/status/feed.atom?token=a', '*/*'],
      ] as const) {
        const answer = await operator.get(url, { accept });
        assert.equal(answer.statusCode, 503, url);
        assert.ok(answer.headers['retry-after'], url);
      }
    });

    test('deleting an account ends its subscriptions and feeds', async () => {
      await done(member, 'POST', '/subscriptions', { kind: 'webhook', url: 'https://hooks.example/status' });
      await done(member, 'POST', '/feed');
      await database.query(statement<[email: string]>('', 'delete from cw.accounts where email = $1'), [MEMBER.email]);
      const [left] = await database.query(
        statement<[], { count: number }>(
          '',
          'select ((select count(*) from cw.status_subscriptions) + (select count(*) from cw.status_feeds))::integer as count',
        ),
        [],
      );
      assert.equal(left!.count, 0);
    });
  });
}
