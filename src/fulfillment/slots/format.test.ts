import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { clockOf, times, ZONES } from './calendars.fixture.ts';
import { formatLocal, formatUtc } from './format.ts';

test('UTC times end with the second', () => {
  assert.equal(formatUtc(Date.parse('2022-05-06T07:00:00.999Z')), '2022-05-06T07:00:00Z');
});

test('local times carry milliseconds and the offset of that instant', () => {
  assert.equal(formatLocal('America/Chicago', Date.parse('2022-11-02T16:00:00Z')), '2022-11-02T11:00:00.000-05:00');
  assert.equal(formatLocal('America/St_Johns', Date.parse('2026-07-01T12:00:00Z')), '2026-07-01T09:30:00.000-02:30');
  assert.equal(formatLocal('UTC', Date.parse('2026-07-01T12:00:00Z')), '2026-07-01T12:00:00.000+00:00');
  assert.equal(formatLocal('America/New_York', Date.parse('2026-03-08T06:59:59.999Z')), '2026-03-08T01:59:59.999-05:00');
  assert.equal(formatLocal('America/New_York', Date.parse('2026-03-08T07:00:00Z')), '2026-03-08T03:00:00.000-04:00');
});

test('both forms name the same instant and show the local clock', () => {
  fc.assert(
    fc.property(fc.constantFrom(...ZONES, 'Australia/Lord_Howe', 'America/Havana', 'Asia/Beirut'), times, (zone, instant) => {
      const local = formatLocal(zone, instant);
      assert.equal(Date.parse(local), instant);
      assert.equal(local.slice(0, 16).replace('T', ' '), clockOf(zone, instant));
      assert.equal(Date.parse(formatUtc(instant)), Math.floor(instant / 1000) * 1000);
    }),
  );
});

test('clocks that change at midnight are formatted right too', () => {
  for (const [zone, instant] of [
    ['America/Havana', '2026-03-08T05:00:00Z'],
    ['America/Havana', '2026-11-01T05:30:00Z'],
    ['America/Sao_Paulo', '2018-11-04T03:00:00Z'],
    ['America/Sao_Paulo', '2018-02-18T02:30:00Z'],
    ['Pacific/Apia', '2011-12-30T10:30:00Z'],
  ] as const) {
    assert.equal(formatLocal(zone, Date.parse(instant)).slice(0, 16).replace('T', ' '), clockOf(zone, Date.parse(instant)));
  }
});
