import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { OPERATIONS } from '../../client/generated/operations.ts';
import { type Platform, startCartwright } from '../../testing/index.ts';
import { Assistant, INITIALIZE, type Json } from './assistant.fixture.ts';

const MAIN = fileURLToPath(new URL('../../src/main.ts', import.meta.url));

describe('cartwright mcp on a running platform', () => {
  const folder = mkdtempSync(join(tmpdir(), 'cartwright-mcp-'));
  const readyFile = join(folder, 'ready.json');
  let platform: Platform;
  let assistant: Assistant;

  before(async () => {
    platform = await startCartwright({ command: [process.execPath, MAIN], trust: false });
    writeFileSync(readyFile, JSON.stringify(platform.ready));
    assistant = await Assistant.connected(['--ready-file', readyFile]);
  });
  after(async () => {
    await assistant?.end();
    await platform?.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('the handshake agrees on the revision asked for, or offers its own', async () => {
    const other = new Assistant(['--ready-file', readyFile]);
    const unknown = await other.request('initialize', { ...INITIALIZE, protocolVersion: '1999-01-01' });
    assert.match(unknown.protocolVersion, /^20\d\d-\d\d-\d\d$/);
    assert.equal(unknown.serverInfo.name, 'cartwright');
    assert.deepEqual(Object.keys(unknown.capabilities).sort(), ['resources', 'tools']);
    assert.deepEqual(await other.request('ping'), {});
    assert.equal(await other.end(), 0);
  });

  test('the revision without a handshake is served too', async () => {
    const modern = new Assistant(['--ready-file', readyFile]);
    const _meta = {
      'io.modelcontextprotocol/protocolVersion': '2026-07-28',
      'io.modelcontextprotocol/clientInfo': INITIALIZE.clientInfo,
      'io.modelcontextprotocol/clientCapabilities': {},
    };
    const { supportedVersions } = await modern.request('server/discover', { _meta });
    assert.ok(supportedVersions.includes('2026-07-28'));
    const { structuredContent } = await modern.request('tools/call', { name: 'get_platform', arguments: {}, _meta });
    assert.equal(structuredContent.servers[0].url, platform.development.url);
    assert.equal(await modern.end(), 0);
  });

  test('a handful of tools reaches every operation; their inputs are the operations’ own', async () => {
    const { tools, nextCursor } = await assistant.request('tools/list');
    assert.ok(tools.length <= 16 && nextCursor === undefined);
    assert.ok(JSON.stringify(tools).length < 40_000, 'a client loads all of them into every conversation');
    const byName = new Map<string, Json>(tools.map((tool: { name: string }) => [tool.name, tool]));
    const { inputSchema, annotations } = byName.get('advance_clock');
    assert.deepEqual(Object.keys(inputSchema.properties).sort(), ['idempotency_key', 'seconds', 'server', 'to']);
    assert.equal(annotations.readOnlyHint, false);
    assert.equal(byName.get('list_events').annotations.readOnlyHint, true);
    assert.deepEqual(
      ['reset', 'create_fault'].map((name) => byName.get(name).annotations.destructiveHint),
      [true, false],
    );
    const { topics } = await assistant.use('list_operations');
    const total = topics.reduce((sum: number, one: { operations: number }) => sum + one.operations, 0);
    assert.ok(total >= Object.keys(OPERATIONS).length, `${total}`);
  });

  test('operations are found by words and by topic, page by page', async () => {
    const { operations } = await assistant.use('list_operations', { words: 'cancel an order' });
    assert.equal(operations[0].operation_id, 'fulfillment.orders.cancel');
    const first = await assistant.use('list_operations', { words: 'management' });
    const second = await assistant.use('list_operations', { words: 'management', after: first.next_cursor });
    assert.notDeepEqual(first.operations[0], second.operations[0]);
    const { value } = await assistant.tool('list_operations', { topic: 'Nothing' });
    assert.match(value.message, /no topic Nothing; the topics are OAuth/);
  });

  test('a description has parameters, body, example and errors', async () => {
    const described = await assistant.use('describe_operation', { operation_id: 'fulfillment.orders.create_delivery' });
    assert.deepEqual(
      described.parameters.map(({ name, required }: { name: string; required: boolean }) => [name, required]),
      [['user_id', true]],
    );
    assert.ok(described.body.schema.properties.address.properties.postal_code);
    assert.equal(described.answer_example.status, 'brand_new');
    assert.ok(described.errors.some(({ message, key }: { message: string; key: string }) => message === 'has already been taken' && key));
    assert.doesNotMatch(JSON.stringify(described), /"\$ref"/);
  });

  test('an order is placed step by step, and its events are listed with exact ids', async () => {
    const call = async (operation_id: string, rest: object) => (await assistant.use('call_operation', { operation_id, ...rest })).answer;
    const user_id = 'ada/1';
    await call('fulfillment.users.create', { body: { user_id, first_name: 'Ada', phone_number: '+14155550100' } });
    const { body } = await assistant.use('describe_operation', { operation_id: 'fulfillment.orders.create_delivery' });
    const { address, items } = body.example;
    const { service_options } = await call('fulfillment.service_options.list_delivery', { params: { user_id }, body: { address, items } });
    const slot = service_options.find((one: Json) => one.availability.available);
    const held = await call('fulfillment.service_options.reserve', { params: { user_id, service_option_id: slot.id } });
    const order = { ...body.example, order_id: 'by-hand', service_option_hold_id: held.service_option_hold.id };
    const created = await call('fulfillment.orders.create_delivery', { params: { user_id }, body: order, idempotency_key: 'k1' });
    assert.equal(created.status, 'brand_new');
    const again = await call('fulfillment.orders.create_delivery', { params: { user_id }, body: order, idempotency_key: 'k1' });
    assert.deepEqual(again, created);

    const { answer } = await assistant.use('list_events', { order_id: 'by-hand' });
    const [event] = answer.events;
    assert.equal(event.event_name, 'fulfillment.brand_new');
    assert.equal(BigInt(event.event_id) % 1024n, 0n);
    assert.equal((await call('management.events.get', { params: { event_id: event.event_id } })).order_id, 'by-hand');
  });

  test('place_order tells the whole story, and the automatic shopper delivers while the clock is advanced', async () => {
    const placed = await assistant.use('place_order', { order_id: 'told', scenario: 'happy-delivery' });
    assert.deepEqual(
      placed.steps.map(({ operation_id }: { operation_id: string }) => operation_id),
      [
        'fulfillment.users.create',
        'fulfillment.service_options.list_delivery',
        'fulfillment.service_options.reserve',
        'fulfillment.orders.create_delivery',
        'management.automatic_shopper.start',
      ],
    );
    await assistant.use('advance_clock', { seconds: 86_400 });
    assert.equal((await assistant.use('get_order', { order_id: 'told' })).answer.status, 'delivered');
    const seen = await assistant.use('list_requests', { order_id: 'told', operation_id: 'fulfillment.orders.create_delivery' });
    assert.equal(seen.answer.requests.length, 1);
    const { value } = await assistant.tool('place_order', { user_id: placed.user_id, order_id: 'told' });
    assert.deepEqual([value.answer.meta.key, value.done.length], ['order_id', 3]);
  });

  test('an error of the API is passed through with its envelope and advice', async () => {
    const gone = { operation_id: 'fulfillment.orders.get', params: { user_id: 'nobody', order_id: 'x' } };
    const { isError, value } = await assistant.tool('call_operation', gone);
    assert.equal(isError, true);
    assert.equal(value.status, 400);
    assert.deepEqual(value.answer, { error: { message: 'User Not Found', code: 1001 }, meta: { key: 'user_id' } });
    assert.match(value.advice, /describe_operation.*fulfillment\.orders\.get/);
    const sandbox = await assistant.tool('call_operation', { operation_id: 'sandbox.shoppers.create', body: {}, server: 'production' });
    assert.equal(sandbox.value.status, 404);
  });

  test('faults are seen as they are, without repeats', async () => {
    const { answer: fault } = await assistant.use('create_fault', {
      operation_id: 'fulfillment.stores.find_delivery',
      first_calls: 1,
      answer: { status: 503 },
    });
    const { body } = await assistant.use('describe_operation', { operation_id: 'fulfillment.stores.find_delivery' });
    const find = { operation_id: 'fulfillment.stores.find_delivery', body: body.example };
    assert.equal((await assistant.tool('call_operation', find)).value.status, 503);
    assert.equal((await assistant.tool('call_operation', find)).isError, false);
    await assistant.use('call_operation', { operation_id: 'management.faults.delete', params: { id: fault.id } });
  });

  test('wrong arguments are named before anything is sent', async () => {
    const wrong = async (name: string, args: object) => {
      const { isError, value } = await assistant.tool(name, args);
      assert.equal(isError, true);
      return value.message as string;
    };
    assert.match(await wrong('describe_operation', {}), /must have required property 'operation_id'/);
    assert.match(await wrong('advance_clock', { minutes: 3 }), /additional properties: minutes\. It takes .*seconds/);
    assert.match(await wrong('call_operation', { operation_id: 'no.such' }), /There is no operation no\.such/);
    assert.match(
      await wrong('call_operation', { operation_id: 'management.events.list', query: { ordr_id: '1' } }),
      /parameters limit, after/,
    );
    assert.match(
      await wrong('call_operation', { operation_id: 'fulfillment.orders.get', params: { user_id: 'a' } }),
      /`order_id` is missing/,
    );
  });

  test('a user’s own calls and a banner’s are made by arguments', async () => {
    const listed = await assistant.tool('call_operation', {
      operation_id: 'management.stores.list',
      server: 'multi_banner',
      query: { limit: 1 },
    });
    assert.deepEqual([listed.isError, listed.value.answer.meta.key], [true, 'X-Retailer-Id']);
    const [retailer_id] = platform.ready.multi_banner!.banners;
    const wanted = { operation_id: 'management.stores.list', server: 'multi_banner', retailer_id, query: { limit: 1 } };
    assert.equal((await assistant.use('call_operation', wanted)).answer.stores.length, 1);
    const rating = { operation_id: 'feedback.rate_frontend', params: { order_id: 'test-delivered' }, body: { rating_value: 'STARS5' } };
    await assistant.use('call_operation', { ...rating, as_user: 'test-user' });
  });

  test('resources are the document, the topics, the operations and the scenarios', async () => {
    const all = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await assistant.request('resources/list', cursor === undefined ? {} : { cursor });
      all.push(...page.resources);
      cursor = page.nextCursor;
    }
    assert.equal(new Set(all.map(({ uri }) => uri)).size, all.length);
    const read = async (uri: string) => (await assistant.request('resources/read', { uri })).contents[0];
    assert.equal((await read('cartwright://openapi')).text, readFileSync(new URL('../../openapi.json', import.meta.url), 'utf8'));
    assert.match((await read('cartwright://topics/fulfillment-orders')).text, /`fulfillment\.orders\.create_delivery`/);
    assert.match((await read('cartwright://operations/fulfillment.orders.cancel')).text, /^# Cancel an order\n\n`POST /);
    const { scenarios } = JSON.parse((await read('cartwright://scenarios')).text);
    assert.match((await read(`cartwright://scenarios/${scenarios[0].name}`)).text, /"name"/);
    assert.equal(
      (await assistant.exchange('resources/read', { uri: 'cartwright://operations/nothing' })).error?.message.includes('nothing'),
      true,
    );
    for (const { uri } of all.filter(({ mimeType }) => mimeType === 'text/markdown')) assert.match((await read(uri)).text, /^# \S/, uri);
  });

  test('what is no protocol is answered with its error, and the connection goes on', async () => {
    const parse = assistant.answer(null);
    assistant.write('{"jsonrpc": "2.0", "id": 1,\n');
    assert.equal((await parse).error?.code, -32700);
    const invalid = assistant.answer('mine');
    assistant.write({ id: 'mine', method: 'ping' });
    assert.equal((await invalid).error?.code, -32600);
    assert.equal((await assistant.exchange('no/such/method')).error?.code, -32601);
    assert.equal((await assistant.exchange('tools/call', { name: 'no_such_tool' })).error?.code, -32602);
    assert.equal((await assistant.exchange('tools/list', { cursor: 'nonsense' })).error?.code, -32602);
    assert.deepEqual(await assistant.request('ping'), {});
  });

  test('a call that the client cancels gets no answer, and the server goes on', async () => {
    const wait = { name: 'list_events', arguments: { order_id: 'never', wait: 30 } };
    assistant.write({ jsonrpc: '2.0', id: 'waits', method: 'tools/call', params: wait });
    assistant.write({ jsonrpc: '2.0', method: 'notifications/cancelled', params: { requestId: 'waits' } });
    assert.deepEqual(await assistant.request('ping'), {});
    assert.doesNotMatch(assistant.output, /"id":"waits"/);
  });

  test('no secret comes out: neither those of the connection nor those that operations make', async () => {
    const { development, production, multi_banner } = platform.ready;
    const own = [development!.client_secret, development!.api_key, production!.client_secret, multi_banner!.client_secret];
    const body = { grant_type: 'client_credentials', client_id: development!.client_id, client_secret: development!.client_secret };
    const { answer } = await assistant.use('call_operation', { operation_id: 'oauth.token', body });
    assert.match(answer.access_token, /^\*\*\*/);
    const made = await assistant.use('call_operation', {
      operation_id: 'management.applications.create',
      body: { name: 'Shop', scopes: ['connect:fulfillment'] },
    });
    assert.match(made.answer.client_secret, /^\*\*\*/);
    await assistant.tool('call_operation', { operation_id: own[0]! });
    const token = await platform.development.client().token();
    for (const secret of [...own, token]) assert.ok(!assistant.output.includes(secret) && !assistant.log.includes(secret));
  });

  test('a platform that was started anew is found again in the same file', async () => {
    const file = join(folder, 'moving.json');
    const late = await Assistant.connected(['--ready-file', file]);
    const { isError, value } = await late.tool('get_platform');
    assert.ok(isError);
    assert.match(value.message, /moving\.json does not exist\. Start one with/);
    const nowhere = { ...platform.ready.development!, url: 'https://localhost:1' };
    writeFileSync(file, JSON.stringify({ ...platform.ready, development: nowhere }));
    const call = { operation_id: 'management.organization.get' };
    assert.match((await late.tool('call_operation', call)).value.message, /no answer \(.*ECONNREFUSED/);
    writeFileSync(file, JSON.stringify(platform.ready));
    assert.equal((await late.use('call_operation', call)).answer.slug, 'demo');
    assert.equal(await late.end('SIGTERM'), 0);
  });

  test('options, environment and the data directory lead to the same server', async () => {
    const { url, client_id, client_secret } = platform.ready.development!;
    const ca = platform.ready.ca_file!;
    const variables = { CARTWRIGHT_URL: url, CARTWRIGHT_CLIENT_ID: client_id, CARTWRIGHT_CLIENT_SECRET: client_secret, CARTWRIGHT_CA: ca };
    mkdirSync(join(folder, '.cartwright'));
    const lines = Object.entries(variables).map(([name, value]) => `export ${name}='${value}'\n`);
    writeFileSync(join(folder, '.cartwright', 'env.sh'), lines.join(''));
    const named = ['--url', url, '--client-id', client_id, '--client-secret', client_secret, '--ca', ca];
    for (const [args, options] of [
      [named, {}],
      [[], { env: variables }],
      [[], { cwd: folder }],
    ] as const) {
      const one = await Assistant.connected(args, options);
      const { servers } = await one.use('get_platform');
      assert.deepEqual(servers, [{ server: 'development', url, client_id }]);
      assert.equal(await one.end(), 0);
    }
  });
});

test('requests that are piped in are answered before the end', async () => {
  const assistant = new Assistant(['--ready-file', 'nowhere.json']);
  assistant.write({ jsonrpc: '2.0', id: 1, method: 'initialize', params: INITIALIZE });
  assistant.write({ jsonrpc: '2.0', id: 2, method: 'tools/call', params: { name: 'list_operations', arguments: {} } });
  assistant.write('{"jsonrpc":"2.0","id":3,"method":"ping"}');
  assert.equal(await assistant.end(), 0);
  assert.deepEqual(
    assistant.output
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line).id)
      .sort(),
    [1, 2, 3],
  );
});

test('--start brings a platform of its own that ends with the server', async () => {
  const assistant = await Assistant.connected(['--start']);
  const { servers } = await assistant.use('get_platform');
  assert.deepEqual(
    servers.map(({ server }: { server: string }) => server),
    ['development', 'production', 'multi_banner'],
  );
  await assistant.use('place_order');
  assert.equal(await assistant.end(), 0);
  await assert.rejects(fetch(servers[0].url.replace('https:', 'http:')), 'the platform is gone');
});

test('options that cannot be meant are said on standard error', async () => {
  for (const args of [['--start', '--url', 'https://localhost'], ['--url', 'https://localhost'], ['--nonsense']]) {
    const assistant = new Assistant(args);
    assert.equal(await assistant.end(), 1);
    assert.deepEqual([assistant.output, assistant.log.includes('Usage: cartwright mcp')], ['', true]);
  }
});
