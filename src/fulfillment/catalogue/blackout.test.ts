import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BlackoutPeriod } from '../../storage/products/product.ts';
import { blackoutMinute, isBlackedOut } from './blackout.ts';

const ZONE = 'America/Los_Angeles';
/** Monday mornings of 2026. */
const MORNINGS: BlackoutPeriod = { weekday: 'monday', from: 360, until: 600, start_date: '2026-01-01', end_date: '2026-12-31' };
const at = (text: string) => isBlackedOut([MORNINGS], ZONE, Date.parse(text));

test('weekday, hours and dates are those of the store, ends included', () => {
  assert.equal(at('2026-05-04T05:59:59-07:00'), false);
  assert.equal(at('2026-05-04T06:00:00-07:00'), true);
  assert.equal(at('2026-05-04T10:00:59-07:00'), true);
  assert.equal(at('2026-05-04T10:01:00-07:00'), false);
  assert.equal(at('2026-05-05T08:00:00-07:00'), false);
  // Monday in London, Sunday in Los Angeles.
  assert.equal(at('2026-05-04T06:30:00Z'), false);
  assert.equal(at('2025-12-29T08:00:00-08:00'), false);
  assert.equal(at('2027-01-04T08:00:00-08:00'), false);
});

test('a period without an end goes on', () => {
  const { end_date: _, ...open } = MORNINGS;
  assert.equal(isBlackedOut([open], ZONE, Date.parse('2099-01-05T08:00:00-08:00')), true);
});

test('hours are read as the documentation writes them, its doubled offset included', () => {
  assert.equal(blackoutMinute('6:00:00:00+0000'), 360);
  assert.equal(blackoutMinute('24:00:00:00+0000'), 1_440);
  assert.equal(blackoutMinute('24:00:00:00+0000+0000'), 1_440);
  for (const wrong of ['24:01:00:00+0000', '6:60:00:00+0000', '6:00', 'noon', '']) assert.equal(blackoutMinute(wrong), undefined);
});
