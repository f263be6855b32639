import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendars, requests } from './calendars.fixture.ts';
import { offeredOptions } from './offer.ts';
import { decodeOptionId, optionKind } from './option-id.ts';
import { decodeReference, encodeReference, referenceFits } from './reference.ts';
import { HOUR } from './zone.ts';

const text = (reference: string) => Buffer.from(reference, 'base64').toString();
const encoded = (fields: unknown) => Buffer.from(JSON.stringify(fields)).toString('base64');
const window = { starts_at: '2022-11-02T11:00:00.000-05:00', ends_at: '2022-11-02T13:00:00.000-05:00' };
const id = 2 ** 40;

test('a reference is Base64 of the documented JSON in the store’s local offset', () => {
  const reference = encodeReference(
    { id: 1280750203, startsAt: Date.parse('2022-11-02T16:00:00Z'), endsAt: Date.parse('2022-11-02T18:00:00Z') },
    'America/Chicago',
  );
  assert.equal(text(reference), `{"id":1280750203,"hold_id":null,"starts_at":"${window.starts_at}","ends_at":"${window.ends_at}"}`);
});

test('every option has a reference that names it and its own window', () => {
  fc.assert(
    fc.property(calendars, requests, (store, request) => {
      for (const { id: optionId, startsAt, endsAt } of offeredOptions(store, request)) {
        const reference = encodeReference({ id: optionId, startsAt, endsAt }, store.timeZone);
        assert.deepEqual(decodeReference(reference), { id: optionId, startsAt, endsAt });
      }
    }),
    { numRuns: 50 },
  );
});

test('decoding any string gives undefined or a well-formed reference and never throws', () => {
  const strings = fc.oneof(
    fc.string(),
    fc.string({ unit: 'binary' }),
    fc.base64String(),
    fc.json().map((json) => Buffer.from(json).toString('base64')),
  );
  fc.assert(
    fc.property(strings, (string) => {
      const decoded = decodeReference(string);
      if (decoded) assert.ok(decodeOptionId(decoded.id) && decoded.startsAt < decoded.endsAt);
    }),
  );
});

test('what only looks like a reference is undefined', () => {
  assert.ok(decodeReference(encoded({ id, hold_id: null, ...window })));
  for (const fields of [
    null,
    [],
    7,
    {},
    { id, hold_id: null },
    { id: String(id), hold_id: null, ...window },
    { id: 1280750203, hold_id: null, ...window },
    { id, hold_id: 5, ...window },
    { id, ...window },
    { id, hold_id: null, ...window, starts_at: 1 },
    { id, hold_id: null, ...window, starts_at: '2022-11-02T11:00:00' },
    { id, hold_id: null, starts_at: window.ends_at, ends_at: window.starts_at },
    { id, hold_id: null, ...window, padding: 'x'.repeat(600) },
  ]) {
    assert.equal(decodeReference(encoded(fields)), undefined, JSON.stringify(fields));
  }
  assert.equal(decodeReference(`${encoded({ id, hold_id: null, ...window })}*`), undefined);
});

test('a reference fits its option with the whole window or whole hours of it, and with nothing beyond it', () => {
  const option = { startsAt: 10 * HOUR, endsAt: 12.5 * HOUR, kind: optionKind('delivery', 'scheduled') };
  const fits = (from: number, until: number) => referenceFits({ id, startsAt: from * HOUR, endsAt: until * HOUR }, option);
  for (const [from, until] of [
    [10, 12.5],
    [10, 11],
    [11, 12],
    [11, 12.5],
  ] as const) {
    assert.equal(fits(from, until), true, `${from} to ${until}`);
  }
  for (const [from, until] of [
    [9, 11],
    [11, 13],
    [10.5, 12],
    [10, 11.25],
    [13, 14],
    [0, 1_000],
  ] as const) {
    assert.equal(fits(from, until), false, `${from} to ${until}`);
  }
});

test('pickup and what is promised are reserved with their own window only', () => {
  for (const kind of [optionKind('pickup', 'scheduled'), optionKind('last_mile', 'eta'), optionKind('delivery', 'immediate')]) {
    const option = { startsAt: 10 * HOUR, endsAt: 12 * HOUR, kind };
    assert.equal(referenceFits({ id, startsAt: 10 * HOUR, endsAt: 12 * HOUR }, option), true);
    assert.equal(referenceFits({ id, startsAt: 10 * HOUR, endsAt: 11 * HOUR }, option), false);
  }
});
