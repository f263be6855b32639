import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Database, statement } from '../storage/engine/index.ts';
import { createAccount } from './account/accounts.ts';
import { routes } from './routes.ts';
import { ACCOUNT, Browser, joinOrganization, NOW, openConsoleDatabase, World } from './world.fixture.ts';

const OTHER = { email: 'zebra@example.com', password: 'zebras on the long plain', name: 'Zebra <script>alert(1)</script>' };
/** Tables that hold what belongs to an organization or an account. */
const FIRST_IDS = { accounts: 6001, organizations: 6101, invitations: 6201, sessions: 6301, status_subscriptions: 6401 };
const TABLES = ['accounts', 'members', 'organizations', 'invitations', 'assignments', 'sessions', 'pool_servers', 'status_subscriptions'];

describe('a member of one organization, on every route', () => {
  let database: Database;
  let world: World;
  let browser: Browser;
  let other: Browser;

  before(async () => {
    database = await openConsoleDatabase();
    world = await World.start(database, undefined, { triesAMinute: 1_000 });
    browser = new Browser(world.app);
    await joinOrganization(database, ACCOUNT.email.toLowerCase(), 'market', 'developer_admin');
    await browser.api('POST', '/api/session', ACCOUNT);
    // Ids of its own in every table, so that none of them is also one of the member's.
    for (const [table, id] of Object.entries(FIRST_IDS)) {
      await database.execute(`alter table cw.${table} alter column id restart with ${id}`);
    }
    await createAccount(database, OTHER, new Date(NOW));
    await joinOrganization(database, OTHER.email, 'zebra-foods', 'developer_admin');
    other = new Browser(world.app);
    await other.api('POST', '/api/session', OTHER);
    await other.api('POST', '/api/invitations', { email: 'zebra-two@example.com', role: 'developer' });
    await other.api('POST', '/api/assignments/retry');
  });
  after(async () => {
    await world[Symbol.asyncDispose]();
    await database[Symbol.asyncDispose]();
  });

  const ofOthers = async () =>
    Object.fromEntries(
      await Promise.all(
        TABLES.map(async (table) => {
          const rows = await database.query(
            statement<[], { text: string }>('', `select t::text as text from cw.${table} t order by 1`),
            [],
          );
          return [table, rows.map(({ text }) => text).filter((text) => /\b6[0-4]01\b|zebra/.test(text))] as const;
        }),
      ),
    );

  test('sees and changes nothing of another, whatever ids it sends', async () => {
    const [{ id: invitation }] = (await other.api('GET', '/api/invitations')).json().invitations;
    const [{ id: member }] = (await other.api('GET', '/api/members')).json().members;
    const [{ id: session }] = (await other.api('GET', '/api/sessions')).json().sessions;
    const before = await ofOthers();
    for (const route of routes) {
      if (route.id === 'console.session.delete') continue;
      for (const id of route.path.includes('{') ? [invitation, member, session] : [0]) {
        const path = route.path.replace(/\{\w+\}/g, String(id));
        const body = { role: 'operator', slug: 'zebra-foods', takes_new: false, token: 'A'.repeat(43) };
        const answer = await browser.api(route.method, path, route.body ? body : undefined);
        assert.ok(answer.statusCode < 500, `${route.id} ${answer.statusCode}`);
        assert.doesNotMatch(answer.body, /zebra/i, route.id);
      }
    }
    assert.deepEqual(await ofOthers(), before);
    assert.equal((await other.api('GET', '/api/session')).json().organization.slug, 'zebra-foods');
  });

  test('learns of no id whether another has it: the answer is that for what does not exist', async () => {
    await database.execute(`insert into cw.status_subscriptions (account_id, kind, state, target, secret, created_at)
      select id, 'webhook', 'active', 'https://hooks.example/', '', now() from cw.accounts where id = 6001`);
    const [subscription] = await database.query(statement<[], { id: number }>('', 'select id from cw.status_subscriptions'), []);
    const [{ id: invitation }] = (await other.api('GET', '/api/invitations')).json().invitations;
    const [{ id: member }] = (await other.api('GET', '/api/members')).json().members;
    const [{ id: session }] = (await other.api('GET', '/api/sessions')).json().sessions;
    const before = await ofOthers();
    for (const route of routes.filter(({ path }) => path.includes('{'))) {
      const ask = async (id: number) => {
        const body = route.body && { role: 'operator', takes_new: false, title: 'x', text: 'x' };
        const answer = await browser.api(route.method, route.path.replace(/\{\w+\}/g, String(id)), body);
        return [answer.statusCode, answer.body];
      };
      const unknown = await ask(987_654);
      for (const id of [invitation, member, session, subscription!.id]) assert.deepEqual(await ask(id), unknown, `${route.id} ${id}`);
    }
    assert.deepEqual(await ofOthers(), before);
  });

  test('cannot work in another organization', async () => {
    const answer = await browser.api('PUT', '/api/session/organization', { slug: 'zebra-foods' });
    assert.deepEqual([answer.statusCode, answer.json().meta.key], [400, 'slug']);
  });

  test('without a session no route but the public ones answers, and with a CSRF token of another none writes', async () => {
    const visitor = new Browser(world.app);
    const foreign = await other.csrfToken();
    for (const route of routes) {
      const path = route.path.replace(/\{\w+\}/g, '1');
      const answer = await visitor.api(route.method, path, route.body ? {} : undefined);
      if (route.access !== 'public') assert.equal(answer.statusCode, 401, route.id);
      if (route.method === 'GET') continue;
      const forged = await browser.api(route.method, path, route.body ? {} : undefined, { 'x-csrf-token': foreign });
      assert.equal(forged.statusCode, 403, route.id);
      const crossSite = await browser.api(route.method, path, route.body ? {} : undefined, { 'sec-fetch-site': 'cross-site' });
      assert.equal(crossSite.statusCode, 403, route.id);
    }
  });

  test('what a member writes comes back as JSON data that no browser takes for a page', async () => {
    const answer = await other.get('/api/members', { accept: 'text/html' });
    assert.equal(answer.headers['content-type'], 'application/json; charset=utf-8');
    assert.equal(answer.headers['x-content-type-options'], 'nosniff');
    assert.match(String(answer.headers['content-security-policy']), /default-src 'none'/);
    assert.equal(answer.json().members[0].name, OTHER.name);
  });
});
