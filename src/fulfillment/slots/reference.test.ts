import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { calendars, requests } from './calendars.fixture.ts';
import { offeredOptions } from './offer.ts';
import { decodeOptionId } from './option-id.ts';
import { decodeReference, encodeReference, referenceFits } from './reference.ts';

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

test('a reference whose window lies apart from its option does not fit it', () => {
  const option = { startsAt: 1000, endsAt: 2000 };
  assert.equal(referenceFits({ id, startsAt: 1500, endsAt: 3000 }, option), true);
  assert.equal(referenceFits({ id, startsAt: 2000, endsAt: 3000 }, option), false);
});
