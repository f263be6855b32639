import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { openMetricsPort } from './metrics-port.ts';
import type { Observed } from './observed.ts';
import { startTelemetry } from './telemetry.ts';

const well: Observed = {
  isUp: async () => true,
  backlog: async () => ({ callbacks: { count: 3, seconds: 1.5 }, due_work: { count: 0, seconds: null } }),
  workers: () => ({ callbacks: 1_700_000_000_000, due_work: null }),
};
const away: Observed = { ...well, isUp: async () => false };

async function open() {
  const telemetry = await startTelemetry('1.2.3');
  return { ...telemetry, ...(await openMetricsPort({ port: 0, host: '127.0.0.1', source: telemetry })) };
}
const ask = async (url: string, path: string, init?: RequestInit) => {
  const answer = await fetch(url + path, init);
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};

describe('the port of metrics', () => {
  test('answers are counted by server, operation and class of status, in seconds', async () => {
    const port = await open();
    const answered = port.answered('development');
    answered('stores.find', 200, 12);
    answered('stores.find', 204, 3_000);
    answered('stores.find', 422, 1);
    port.tried('development')('delivered');
    const { status, type, text } = await ask(port.url, '/metrics');
    await port.close();
    assert.equal(status, 200);
    assert.match(type!, /^text\/plain; version=0\.0\.4/);
    const labels = 'server="development",operation="stores.find"';
    assert.ok(text.includes(`cartwright_request_duration_seconds_count{${labels},status="2xx"} 2`));
    assert.ok(text.includes(`cartwright_request_duration_seconds_sum{${labels},status="2xx"} 3.012`));
    assert.ok(text.includes(`cartwright_request_duration_seconds_bucket{le="0.025",${labels},status="2xx"} 1`));
    assert.ok(text.includes(`cartwright_request_duration_seconds_count{${labels},status="4xx"} 1`));
    assert.ok(text.includes('cartwright_callback_attempts_total{server="development",outcome="delivered"} 1'));
    assert.ok(text.includes('cartwright_info{version="1.2.3"} 1'));
    assert.match(text, /^nodejs_eventloop_lag_seconds /m);
  });

  test('backlog and workers are read at the scrape; a database that is away says so and hides nothing of the others', async () => {
    const port = await open();
    port.watch('development', { ...well, admission: { working: 3, limit: 64, shed: 7 } });
    port.watch('production', away);
    const { text } = await ask(port.url, '/metrics');
    await port.close();
    assert.ok(text.includes('cartwright_database_up{server="development"} 1'));
    assert.ok(text.includes('cartwright_database_up{server="production"} 0'));
    assert.ok(text.includes('cartwright_requests_shed_total{server="development"} 7'));
    assert.ok(text.includes('cartwright_requests_in_flight{server="development"} 3'));
    assert.ok(text.includes('cartwright_requests_limit{server="development"} 64'));
    assert.doesNotMatch(text, /cartwright_requests_limit\{server="production"/);
    assert.ok(text.includes('cartwright_waiting{server="development",work="callbacks"} 3'));
    assert.ok(text.includes('cartwright_waiting_oldest_seconds{server="development",work="callbacks"} 1.5'));
    assert.ok(text.includes('cartwright_waiting_oldest_seconds{server="development",work="due_work"} 0'));
    assert.ok(text.includes('cartwright_worker_last_run_timestamp_seconds{server="development",work="callbacks"} 1700000000'));
    assert.doesNotMatch(text, /cartwright_waiting\{server="production"/);
    assert.doesNotMatch(text, /last_run_timestamp_seconds\{server="development",work="due_work"\}/);
  });

  test('spans that were lost are counted where traces are sent, and nowhere else', async () => {
    const port = await open();
    const name = 'cartwright_trace_spans_dropped_total';
    assert.ok(!(await ask(port.url, '/metrics')).text.includes(name));
    let dropped = 0;
    port.watchTraces(() => dropped);
    for (const count of [3, 5]) {
      dropped = count;
      assert.match((await ask(port.url, '/metrics')).text, new RegExp(`^${name} ${count}$`, 'm'));
    }
    await port.close();
  });

  test('it is alive from the start, and ready while it serves and every database answers', async () => {
    const port = await open();
    const ready = async () => {
      const { status, text } = await ask(port.url, '/ready');
      return [status, JSON.parse(text)];
    };
    assert.equal((await ask(port.url, '/live')).status, 200);
    assert.deepEqual(await ready(), [503, { status: 'starting' }]);
    port.watch('development', well);
    port.ready();
    assert.deepEqual(await ready(), [200, { status: 'ok' }]);
    port.watch('production', away);
    assert.deepEqual(await ready(), [503, { status: 'unavailable', databases: ['production'] }]);
    port.stopping();
    assert.deepEqual(await ready(), [503, { status: 'stopping' }]);
    assert.equal((await ask(port.url, '/live')).status, 200);
    await port.close();
  });

  test('nothing else is there', async () => {
    const port = await open();
    for (const path of ['/', '//', '/metrics/', '/%']) assert.equal((await ask(port.url, path)).status, 404, path);
    assert.equal((await ask(port.url, '/live?at=1')).status, 200);
    assert.equal((await ask(port.url, '/metrics', { method: 'POST', body: 'x' })).status, 405);
    await port.close();
  });

  test('a port that is taken is named', async () => {
    const port = await open();
    const taken = Number(new URL(port.url).port);
    await assert.rejects(openMetricsPort({ port: taken, host: '127.0.0.1', source: port }), { name: 'ListenError', port: taken });
    await port.close();
  });
});
