import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { Agent, fetch } from 'undici';
import { openReceiver, type Receiver } from '../../callbacks/receiver.fixture.ts';
import { type CollectedSpan, Collector } from '../../http/tracing/collector.fixture.ts';
import { parseOptions } from '../options.ts';
import { type Platform, startPlatform } from '../platform.ts';

const PORTS = ['--development-port', '0', '--production-port', '0', '--console-port', '0', '--serve', 'development'];
const ADDRESS = { address_line_1: '50 Beale St', postal_code: '94105' };
const ITEMS = [{ line_num: '1', count: 2, item: { upc: '400000000015' } }];
const USER = 'ada.lovelace@example.org';
const TRACE = '0af7651916cd43dd8448eb211c80319c';

/** One trace a test: `traceparent` of a caller that records, and its trace's id. */
let traces = 0;
const callerTrace = () => {
  const id = (++traces).toString(16).padStart(32, 'a');
  return { id, header: { traceparent: `00-${id}-b7ad6b7169203331-01` } };
};

describe('a platform with a trace collector', () => {
  const log: string[] = [];
  let collector: Collector;
  let receiver: Receiver;
  let platform: Platform;
  let dispatcher: Agent;
  let token = '';

  before(async () => {
    collector = await Collector.open();
    receiver = await openReceiver();
    const options = parseOptions(['--ephemeral', ...PORTS, '--trace-endpoint', collector.url, '--trace-sample', '0']);
    const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
    const lines = pino({ level: 'debug' }, { write: (line: string) => void log.push(line) });
    platform = await startPlatform(options, lines, progress as never, '1.2.3');
    dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
    const { client_id, client_secret } = platform.ready.development!;
    const answer = await call('POST', '/v2/oauth/token', { client_id, client_secret, grant_type: 'client_credentials' });
    token = answer.body.access_token;
    const { url, authUri, clientId, clientSecret, ca } = receiver;
    const secrets = { auth_uri: authUri, client_id: clientId, client_secret: clientSecret, ca_certificate: ca };
    await call('POST', '/cartwright/v1/webhooks', { name: 'Orders', url, ...secrets });
    await call('POST', '/v2/fulfillment/users', { user_id: USER, first_name: 'Ada', phone_number: '+14155550123' });
  });
  after(async () => {
    await dispatcher.close();
    await platform.stop(() => undefined);
    await receiver[Symbol.asyncDispose]();
    await collector[Symbol.asyncDispose]();
  });

  async function call(method: string, path: string, body?: object, headers: Record<string, string> = {}) {
    const answer = await fetch(platform.ready.development!.url + path, {
      method,
      dispatcher,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json', ...headers },
      ...(body && { body: JSON.stringify(body) }),
    });
    // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, looked into by assertions.
    return { status: answer.status, requestId: answer.headers.get('x-request-id'), body: (await answer.json()) as any };
  }
  const user = (rest: string) => `/v2/fulfillment/users/${encodeURIComponent(USER)}${rest}`;
  const childrenOf = ({ spanId }: CollectedSpan) => collector.spans.filter(({ parentSpanId }) => parentSpanId === spanId);
  async function place(orderId: string, headers: Record<string, string>) {
    const listed = await call('POST', user('/service_options/cart/delivery'), { address: ADDRESS, items: ITEMS });
    const slot = listed.body.service_options.at(-1);
    const held = await call('POST', user(`/service_options/${slot.id}/reserve`));
    const { id } = held.body.service_option_hold;
    const order = { order_id: orderId, service_option_hold_id: id, initial_tip_cents: 500, address: ADDRESS, items: ITEMS };
    return call('POST', user('/orders/delivery'), order, headers);
  }

  test('a request is a span of its caller with the operation as name, and its statements are its children', async () => {
    const { id, header } = callerTrace();
    const { status, requestId } = await call('POST', user('/service_options/cart/delivery'), { address: ADDRESS, items: ITEMS }, header);
    assert.equal(status, 200);
    const span = await collector.span(({ traceId, kind }) => traceId === id && kind === 2);
    assert.deepEqual(
      [span.name, span.parentSpanId, span.status],
      ['fulfillment.service_options.list_delivery', 'b7ad6b7169203331', undefined],
    );
    const { 'cartwright.organization_id': organization, 'cartwright.application_id': application, ...rest } = span.attributes;
    assert.ok(Number.isInteger(organization) && Number.isInteger(application));
    assert.deepEqual(rest, {
      'http.request.method': 'POST',
      'http.route': '/v2/fulfillment/users/:user_id/service_options/cart/delivery',
      'http.response.status_code': 200,
      'url.scheme': 'https',
      'network.protocol.version': '1.1',
      'cartwright.server': 'development',
      'cartwright.request_id': requestId,
    });
    const children = childrenOf(span);
    assert.ok(children.length > 0);
    for (const child of children) {
      assert.match(child.name, /^[a-z_.]+$/);
      assert.equal(child.attributes['db.namespace'], 'development');
      assert.ok(child.startTimeUnixNano >= span.startTimeUnixNano && child.endTimeUnixNano <= span.endTimeUnixNano);
    }
    const line = log.map((text) => JSON.parse(text)).find(({ reqId }) => reqId === requestId);
    assert.equal(line.trace_id, id);
    assert.equal(collector.resource['service.version'], '1.2.3');
  });

  test('a callback is a span linked from the request that caused it, and its receiver is told of it', async () => {
    const { id, header } = callerTrace();
    const placed = await place('traced-1', header);
    assert.equal(placed.status, 200, JSON.stringify(placed.body));
    await receiver.receivedInAll(1);
    const callback = await collector.span(({ name, links }) => name === 'fulfillment.brand_new' && links !== undefined);
    const request = await collector.span(({ traceId, kind }) => traceId === id && kind === 2);
    assert.equal(request.name, 'fulfillment.orders.create_delivery');
    assert.deepEqual(callback.links, [{ traceId: id, spanId: request.spanId }]);
    assert.equal(receiver.received[0]!.headers.traceparent, `00-${callback.traceId}-${callback.spanId}-01`);
    assert.deepEqual(
      [callback.kind, callback.attributes['http.response.status_code'], callback.attributes['cartwright.attempt']],
      [3, 200, 1],
    );
    const orders = childrenOf(request).map(({ name }) => name);
    assert.ok(orders.includes('create_orders') || orders.includes('transaction'), orders.join());
  });

  test('what its caller does not record, and what the share leaves out, is no span and has no mark in the log', async () => {
    receiver.clear();
    const unrecorded = await place('untraced-1', { traceparent: `00-${TRACE}-b7ad6b7169203331-00` });
    const { requestId } = await call('GET', user('/orders'));
    await receiver.receivedInAll(1);
    assert.equal(receiver.received[0]!.headers.traceparent, undefined);
    const { id, header } = callerTrace();
    await call('GET', '/health', undefined, header);
    await collector.span(({ traceId }) => traceId === id);
    for (const one of [requestId, unrecorded.requestId]) {
      assert.equal(JSON.parse(log.find((text) => text.includes(one!))!).trace_id, undefined);
      assert.ok(!collector.bodies.some((body) => body.includes(one!)));
    }
    assert.ok(!collector.bodies.some((body) => body.includes(TRACE)));
  });

  test('neither users, addresses, tokens nor addresses of receivers are in what is sent', async () => {
    const { id, header } = callerTrace();
    assert.equal((await call('GET', user('/orders?x=in-the-query'), undefined, header)).status, 200);
    await collector.span(({ traceId }) => traceId === id);
    const sent = collector.bodies.join();
    for (const hidden of ['ada.lovelace', '94105', 'Beale', token, 'in-the-query', receiver.url, receiver.clientSecret, 'traced-1"']) {
      assert.ok(!sent.includes(hidden), hidden);
    }
  });

  test('a collector that is away changes no answer', async () => {
    collector.status = 503;
    const refused = collector.next();
    assert.equal((await call('GET', '/health', undefined, callerTrace().header)).status, 200);
    await refused;
    assert.equal((await call('GET', '/health', undefined, callerTrace().header)).status, 200);
    collector.status = 200;
  });
});
