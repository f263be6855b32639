import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT_TYPES, TEST_EVENT } from './events.ts';
import { METADATA } from './metadata.ts';

test('every event but the test has a description of its metadata, and nothing else has one', () => {
  const names = EVENT_TYPES.map((type) => type.name).filter((name) => name !== TEST_EVENT);
  assert.deepEqual(Object.keys(METADATA).sort(), names.sort());
});
