import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { Agent, fetch } from 'undici';
import { PASSWORD, Visitor } from './console-visitor.fixture.ts';
import { parseOptions } from './options.ts';
import { type Platform, startPlatform } from './platform.ts';

const NO_PORTS = ['--development-port', '0', '--production-port', '0', '--console-port', '0'];

describe('the console on a platform', () => {
  let platform: Platform;
  let dispatcher: Agent;
  const visitor = () => new Visitor(platform.ready.console!.url, dispatcher);

  before(async () => {
    const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
    platform = await startPlatform(parseOptions(['--ephemeral', ...NO_PORTS]), pino({ level: 'silent' }), progress as never, 'test');
    dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
  });
  after(async () => {
    await dispatcher.close();
    await platform.stop(() => undefined);
  });

  const signUp = (who: Visitor, email: string, organization = 'The Garden Market') =>
    who.call('POST', '/api/sign-up', { organization, name: 'Gwen', email, password: PASSWORD, country: 'CA' });
  const tokenOf = async ({ url, client_id, client_secret }: { url: string; client_id: string; client_secret: string }) => {
    const body = JSON.stringify({ client_id, client_secret, grant_type: 'client_credentials' });
    const answer = await fetch(`${url}/v2/oauth/token`, {
      method: 'POST',
      body,
      headers: { 'content-type': 'application/json' },
      dispatcher,
    });
    return { status: answer.status, body: (await answer.json()) as { access_token: string } };
  };

  test('the servers of the process are joined when the console is first asked for something, and that waits for it', async () => {
    const { development } = platform.ready;
    const { body } = await tokenOf(development!);
    const names = async () => {
      const headers = { authorization: `Bearer ${body.access_token}` };
      const answer = await fetch(`${development!.url}/cartwright/v1/applications`, { dispatcher, headers });
      const { applications } = (await answer.json()) as { applications: { name: string }[] };
      // The probes' application comes with their first round, whenever that is.
      return applications.map(({ name }) => name).filter((name) => name !== 'Cartwright status probes');
    };
    assert.deepEqual(await names(), ['First application']);
    assert.equal((await visitor().call('GET', '/api/session')).status, 200);
    assert.deepEqual(await names(), ['First application', 'Cartwright console']);
  });

  test('the printed login is a developer admin of the demo organization, ready on both servers, and runs the installation', async () => {
    const operator = visitor();
    const { email, password } = platform.ready.console!;
    const { status, body } = await operator.call('POST', '/api/session', { email, password });
    assert.equal(status, 200);
    assert.equal(body.account.is_operator, true);
    assert.deepEqual(body.organization, { slug: 'demo', name: body.organization.name, role: 'developer_admin' });
    assert.deepEqual([body.servers.development.state, body.servers.production.state], ['ready', 'ready']);
    const pool = await operator.call('GET', '/api/pool');
    assert.equal(pool.body.servers.length, 2);
    assert.equal((await operator.call('GET', '/api/servers/development/cartwright/v1/organization')).body.slug, 'demo');
  });

  test('what the status page asks stands under an application of its own', async () => {
    const operator = visitor();
    await operator.call('POST', '/api/session', platform.ready.console!);
    const read = async (path: string, list: string) =>
      (await operator.call('GET', `/api/servers/production/cartwright/v1${path}`)).body[list] ?? [];
    let probes: { client_id: string; scopes: string[] } | undefined;
    while (!probes)
      probes = (await read('/applications', 'applications')).find(({ name }: { name: string }) => name === 'Cartwright status probes');
    assert.deepEqual(probes.scopes, ['cartwright:manage']);
    let asked: { application: { name: string }; operation_id: string }[] = [];
    while (!asked.some(({ operation_id }) => operation_id === 'management.health.get')) {
      asked = await read(`/requests?client_id=${probes.client_id}`, 'requests');
    }
    assert.ok(asked.every(({ application }) => application.name === 'Cartwright status probes'));
  });

  test('a sign-up assigns two servers, and its credentials work on their own server only', async () => {
    const gwen = visitor();
    const { status, body } = await signUp(gwen, 'gwen@example.com');
    assert.equal(status, 200, JSON.stringify(body));
    assert.equal(body.state, 'signed_in');
    assert.equal(body.session.organization.slug, 'the-garden-market');
    const { development, production } = body.started.credentials;
    assert.equal((await tokenOf(development)).status, 200);
    assert.equal((await tokenOf(production)).status, 200);
    assert.equal((await tokenOf({ ...development, url: production.url })).status, 401);
    const { body: organization } = await gwen.call('GET', '/api/servers/production/cartwright/v1/organization');
    assert.deepEqual([organization.slug, organization.country], ['the-garden-market', 'CA']);
  });

  test('the same organization name a second time gets another slug on console and servers', async () => {
    const { body } = await signUp(visitor(), 'gus@example.com');
    assert.match(body.session.organization.slug, /^the-garden-market-[0-9a-f]{6}$/);
    assert.equal(body.session.servers.development.state, 'ready');
  });

  test('who signs up with an e-mail that has an account gets a mail and nothing else', async () => {
    const stranger = visitor();
    const { body } = await signUp(stranger, 'gwen@example.com', 'Elsewhere');
    assert.deepEqual(body, { state: 'mail_sent', session: null, started: null });
    assert.equal((await stranger.call('GET', '/api/session')).body.account, null);
  });

  test('a webhook is refused the client secret that a webhook of the other server has', async () => {
    const hana = visitor();
    await signUp(hana, 'hana@example.com', 'Hana Foods');
    const webhook = {
      name: 'Orders',
      url: 'https://93.184.216.34/callbacks',
      auth_uri: 'https://93.184.216.34/token',
      client_id: 'hana',
      client_secret: 'the secret of production',
    };
    const made = await hana.call('POST', '/api/servers/production/cartwright/v1/webhooks', webhook);
    assert.equal(made.status, 200, JSON.stringify(made.body));
    const refused = await hana.call('POST', '/api/servers/development/cartwright/v1/webhooks', webhook);
    assert.deepEqual([refused.status, refused.body.meta.key], [400, 'client_secret']);
    const audit = (await hana.call('GET', '/api/audit')).body.entries;
    assert.ok(
      audit.some((one: { operation: string; status: number }) => one.operation === 'POST /cartwright/v1/webhooks' && one.status === 400),
    );
    assert.equal(JSON.stringify(audit).includes('the secret of production'), false);
  });

  test('a snapshot, whose body is passed on as it comes, is taken, and its audit entry knows who did it from where', async () => {
    const sven = visitor();
    await signUp(sven, 'sven@example.com', 'Sven Foods');
    const path = '/api/servers/development/cartwright/v1/snapshots';
    const taken = await sven.call('POST', path, { name: 'before-it' });
    assert.deepEqual([taken.status, taken.body.name], [200, 'before-it'], JSON.stringify(taken.body));
    assert.equal((await sven.call('DELETE', `${path}/before-it`)).status, 200);
    const { entries } = (await sven.call('GET', '/api/audit')).body;
    const [entry] = entries.filter((one: { operation: string }) => one.operation === 'POST /cartwright/v1/snapshots');
    assert.match(entry.address, /127\.0\.0\.1|::1/);
  });

  test('a live stream tells of a request to the server', async () => {
    const jo = visitor();
    await signUp(jo, 'jo@example.com', 'Jo Foods');
    const stream = jo.live('environment=development&topics=requests,orders');
    const next = stream.next();
    // The feed notes where it begins at its first look: requests are made until one lies behind it.
    let told = false;
    void next.then(() => (told = true));
    while (!told) await jo.call('GET', '/api/servers/development/cartwright/v1/stores');
    const { value } = await next;
    assert.equal(value?.event, 'requests');
    await stream.return(undefined);
  });

  test('a write whose body is passed on as a stream is noted with its address too', async () => {
    const kim = visitor();
    await signUp(kim, 'kim@example.com', 'Kim Foods');
    const taken = await kim.call('POST', '/api/servers/development/cartwright/v1/snapshots', { name: 'first' });
    assert.equal(taken.status, 200, JSON.stringify(taken.body));
    const [latest] = (await kim.call('GET', '/api/audit')).body.entries;
    assert.deepEqual([latest.operation, latest.status], ['POST /cartwright/v1/snapshots', 200]);
    assert.match(latest.address, /127\.0\.0\.1|::1/);
  });

  test('an error of the server comes through unchanged, and neither tokens nor organizations are passed on', async () => {
    const ivan = visitor();
    await signUp(ivan, 'ivan@example.com', 'Ivan Foods');
    const missing = await ivan.call('GET', '/api/servers/development/cartwright/v1/orders/none');
    assert.equal(missing.status, 404);
    assert.ok(missing.body.error.message);
    for (const path of [
      'cartwright/v1/organizations',
      'v2/oauth/token',
      'cartwright/v1/%6frganizations',
      'health',
      'v2/../cartwright/v1/x',
    ]) {
      const answer = await ivan.call('POST', `/api/servers/development/${path}`, {});
      assert.equal(answer.status, 404, path);
    }
  });
});
