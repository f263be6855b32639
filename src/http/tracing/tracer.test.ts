import assert from 'node:assert/strict';
import { test } from 'node:test';
import { formatTraceparent, newSpanId, newTraceId, parseTraceparent } from './context.ts';
import { KIND, type Span } from './span.ts';
import { Tracer } from './tracer.ts';
import { TracedWrites } from './writes.ts';

const PARENT = '00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01';

function open(ratio = 1) {
  const spans: Span[] = [];
  return { spans, tracer: new Tracer({ export: (span) => void spans.push(span), ratio }) };
}

test('a traceparent is read as W3C Trace Context says, and anything else is none', () => {
  const context = { traceId: '0af7651916cd43dd8448eb211c80319c', spanId: 'b7ad6b7169203331' };
  assert.deepEqual(parseTraceparent(PARENT), { ...context, sampled: true });
  assert.deepEqual(parseTraceparent(PARENT.replace(/01$/, '00')), { ...context, sampled: false });
  assert.deepEqual(parseTraceparent(`cc${PARENT.slice(2)}-later`), { ...context, sampled: true });
  for (const wrong of [
    ...[undefined, '', [PARENT, PARENT], `${PARENT}-more`, PARENT.slice(0, -1), PARENT.toUpperCase(), `ff${PARENT.slice(2)}`],
    ...[PARENT.replace(/0af7\w+/, '0'.repeat(32)), PARENT.replace('b7ad6b7169203331', '0'.repeat(16)), ` ${PARENT}`],
  ]) {
    assert.equal(parseTraceparent(wrong), undefined, String(wrong));
  }
  assert.equal(formatTraceparent(context), PARENT);
});

test('ids are hex of their length and differ', () => {
  const ids = Array.from({ length: 1_000 }, () => [newTraceId(), newSpanId()]).flat();
  assert.equal(new Set(ids).size, 2_000);
  for (const id of ids) assert.match(id, /^(?:[0-9a-f]{32}|[0-9a-f]{16})$/);
});

test('what a caller decided holds; the rest is recorded by the share that was asked for, by the id of the trace', () => {
  const sampled = parseTraceparent(PARENT)!;
  const never = open(0).tracer;
  assert.equal(never.begin('a', KIND.server, undefined), undefined);
  assert.equal(never.begin('a', KIND.server, sampled)?.parentSpanId, sampled.spanId);
  assert.equal(open(1).tracer.begin('a', KIND.server, { ...sampled, sampled: false }), undefined);
  assert.notEqual(never.begin('a', KIND.client, undefined, [sampled]), undefined);
  const half = open(0.5).tracer;
  const share = Array.from({ length: 4_000 }, () => half.begin('a', KIND.server, undefined)).filter(Boolean).length / 4_000;
  assert.ok(share > 0.4 && share < 0.6, String(share));
});

test('work below a span is a child of it, fails with its code and no text, and is none without one or after its end', async () => {
  const { spans, tracer } = open();
  assert.equal(await tracer.during('alone', {}, async () => 7), 7);
  const root = tracer.begin('root', KIND.server, undefined)!;
  await tracer.within(root, () => tracer.during('outer', { a: 1 }, () => tracer.during('inner', {}, async () => undefined)));
  const failing = async () => {
    throw Object.assign(new Error('a secret'), { code: '23505' });
  };
  await tracer.within(root, () => assert.rejects(tracer.during('failing', {}, failing), /a secret/));
  root.end();
  root.end();
  await tracer.within(root, () => tracer.during('later', {}, async () => undefined));
  assert.deepEqual(
    spans.map(({ name, parentSpanId, failed, attributes }) => [name, parentSpanId, failed, attributes]),
    [
      ['inner', spans[1]!.spanId, false, {}],
      ['outer', root.spanId, false, { a: 1 }],
      ['failing', root.spanId, true, { 'error.type': '23505' }],
      ['root', undefined, false, {}],
    ],
  );
  assert.equal(new Set(spans.map(({ traceId }) => traceId)).size, 1);
});

test('an event has the one request of its instant and order as its cause, or none', () => {
  const writes = new TracedWrites();
  const spans = [1, 2, 3].map(() => ({ traceId: newTraceId(), spanId: newSpanId() }));
  writes.note({ organizationId: 1, now: 10, orderId: 'a' }, spans[0]!);
  writes.note({ organizationId: 1, now: 10, orderId: 'b' }, spans[1]!);
  assert.equal(writes.find({ organizationId: 1, now: 10, orderId: 'b' }), spans[1]);
  assert.equal(writes.find({ organizationId: 1, now: 10, orderId: 'c' }), undefined);
  assert.equal(writes.find({ organizationId: 2, now: 10, orderId: 'a' }), undefined);
  writes.note({ organizationId: 1, now: 10, orderId: undefined }, spans[2]!);
  assert.equal(writes.find({ organizationId: 1, now: 10, orderId: 'c' }), spans[2]);
  assert.equal(writes.find({ organizationId: 1, now: 10, orderId: 'a' }), undefined);
  for (let now = 100; now < 5_000; now++) writes.note({ organizationId: 1, now, orderId: 'a' }, spans[0]!);
  assert.equal(writes.find({ organizationId: 1, now: 10, orderId: 'b' }), undefined);
});
