import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { CONNECT_EVENTS, isEventName, OWN_EVENTS } from './events.ts';

test('the events are those of the contract, with the same kinds and evidence', () => {
  const [, ...lines] = readFileSync(new URL('../../contract/callbacks.tsv', import.meta.url), 'utf8')
    .trim()
    .split('\n');
  assert.deepEqual(
    CONNECT_EVENTS.map(({ name, evidence, kinds }) => [name, evidence, kinds.delivery, kinds.pickup, kinds.last_mile].join('\t')),
    lines.map((line) => line.split('\t').slice(0, 5).join('\t')),
  );
});

test('our own names can be told from those of Connect', () => {
  assert.ok(OWN_EVENTS.every(({ name }) => name.startsWith('cartwright.')));
  assert.ok(!CONNECT_EVENTS.some(({ name }) => name.startsWith('cartwright.')));
  assert.ok(isEventName('chat_message_created') && !isEventName('fulfillment.order_created') && !isEventName('toString'));
});
