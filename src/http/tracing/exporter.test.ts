import assert from 'node:assert/strict';
import { test } from 'node:test';
import { pino } from 'pino';
import { Collector } from './collector.fixture.ts';
import { newSpanId, newTraceId } from './context.ts';
import { Exporter } from './exporter.ts';
import { KIND, Span } from './span.ts';

function open(url: string) {
  const lines: string[] = [];
  const log = pino({ level: 'warn' }, { write: (line: string) => void lines.push(line) });
  const resource = { attributes: { 'service.name': 'test' }, version: '1.2.3' };
  const exporter = new Exporter({ url: `${url}/v1/traces`, headers: { 'x-key': 'k' }, resource, log });
  const add = (name = 'a') => {
    const ids = { traceId: newTraceId(), spanId: newSpanId(), parentSpanId: undefined };
    new Span({ ...ids, name, kind: KIND.server, attributes: { text: 'é', whole: 2, part: 0.5, flag: true }, links: [] }, (span) =>
      exporter.add(span),
    ).end({ 'error.type': '500' });
  };
  return { exporter, lines, add };
}

test('spans arrive as OTLP has them, with the headers, at the latest at the stop', async () => {
  await using collector = await Collector.open();
  const { exporter, add } = open(collector.url);
  add();
  await exporter.stop();
  const [span] = collector.spans;
  assert.equal(collector.headers[0]!['x-key'], 'k');
  assert.deepEqual(collector.resource, { 'service.name': 'test' });
  assert.deepEqual([span!.name, span!.kind, span!.status], ['a', 2, { code: 2 }]);
  assert.deepEqual(span!.attributes, { text: 'é', whole: 2, part: 0.5, flag: true, 'error.type': '500' });
  assert.ok(Math.abs(Number(BigInt(span!.startTimeUnixNano) / 1_000_000n) - Date.now()) < 60_000);
  assert.ok(BigInt(span!.endTimeUnixNano) >= BigInt(span!.startTimeUnixNano));
});

test('a full batch goes at once, one after the other', async () => {
  await using collector = await Collector.open();
  const { exporter, add } = open(collector.url);
  for (let n = 0; n < 1_500; n++) add(String(n));
  await collector.span(({ name }) => name === '1499');
  assert.deepEqual(
    collector.bodies.map((body) => JSON.parse(body).resourceSpans[0].scopeSpans[0].spans.length),
    [512, 512, 476],
  );
  await exporter.stop();
});

test('a collector that is away gets its spans when it is back; beyond the queue they are dropped, and the log says so once', async () => {
  const gone = await Collector.open();
  const port = Number(new URL(gone.url).port);
  gone.status = 503;
  const { exporter, add, lines } = open(gone.url);
  for (let n = 0; n < 512; n++) add(String(n));
  await gone.next();
  await gone[Symbol.asyncDispose]();
  for (let n = 512; n < 10_000; n++) add(String(n));
  assert.ok(exporter.dropped >= 10_000 - 8_192 - 512, String(exporter.dropped));
  await using collector = await Collector.open(port);
  await collector.span(({ name }) => name === '0');
  await exporter.stop();
  assert.equal(collector.spans.length + exporter.dropped, 10_000);
  assert.equal(lines.length, 1);
  assert.match(lines[0]!, /the collector answered 503/);
});

test('what a collector refuses is not sent again', async () => {
  await using collector = await Collector.open();
  collector.status = 400;
  const { exporter, add } = open(collector.url);
  add();
  await exporter.stop();
  assert.deepEqual([exporter.dropped, collector.headers.length], [1, 1]);
});

test('a stop without a collector ends', async () => {
  const gone = await Collector.open();
  const { exporter, add } = open(gone.url);
  await gone[Symbol.asyncDispose]();
  add();
  await exporter.stop();
  assert.equal(exporter.dropped, 1);
});
