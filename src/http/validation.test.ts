import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { ApiError, ApiErrors, type ErrorEnvelope, errorEnvelope } from '../contract/errors.ts';
import { Metadata, NameText, PhoneNumber, RetailerId, Type } from '../contract/schema.ts';
import { compileReader, parseIsoDate, parseIsoTime } from './validation.ts';

const schema = Type.Object({
  user_id: RetailerId('id'),
  first_name: Type.Optional(NameText('name')),
  phone_number: Type.Optional(PhoneNumber('phone')),
  flag: Type.Optional(Type.Boolean()),
  items: Type.Optional(Type.Array(Type.Object({ count: Type.Optional(Type.Integer({ minimum: 0 })) }), { maxItems: 3 })),
  metadata: Type.Optional(Metadata('hash')),
});
const read = compileReader(schema);

function envelopeOf(input: unknown): ErrorEnvelope {
  try {
    read(input);
  } catch (error) {
    assert.ok(error instanceof ApiError || error instanceof ApiErrors, String(error));
    return errorEnvelope(error, 'en-US');
  }
  assert.fail('nothing was refused');
}

const single = (message: string, key: string) => ({ error: { message, code: 1001 }, meta: { key } });

describe('reading a request', () => {
  test('unknown fields are ignored, null counts as absent, numbers serve as strings and numeric strings as numbers', () => {
    const input = { user_id: 12, other: 1, first_name: null, items: [{ count: '3', colour: 'red' }] };
    assert.deepEqual(read(input), { user_id: '12', items: [{ count: 3 }] });
  });

  test('prototype keys never get further', () => {
    const value = read(JSON.parse('{"user_id":"a","__proto__":{"admin":true},"constructor":{"prototype":{}}}')) as Record<string, unknown>;
    assert.deepEqual(Object.keys(value), ['user_id']);
    assert.equal(value.admin, undefined);
    assert.equal(({} as Record<string, unknown>).admin, undefined);
  });

  test('a missing or blank required value "can\'t be blank"', () => {
    for (const input of [{}, { user_id: null }, { user_id: '' }, { user_id: '   ' }]) {
      assert.deepEqual(envelopeOf(input), single("can't be blank", 'user_id'));
    }
  });

  test('several problems come together in the 9999 form, each under its dotted path', () => {
    const envelope = envelopeOf({ first_name: 'a/b', phone_number: '12', items: [{ count: 'x' }, { count: -1 }] });
    assert.equal(envelope.error.code, 9999);
    assert.deepEqual(
      envelope.error.errors?.map((one) => [one.meta.key, one.error.message]),
      [
        ['user_id', "can't be blank"],
        ['first_name', 'must not contain any of these characters: / : < > $ % ?'],
        ['phone_number', 'is not a valid phone number'],
        ['items[0].count', 'must be an integer'],
        ['items[1].count', 'must be greater than or equal to 0'],
      ],
    );
  });

  test('wrong types are named', () => {
    assert.deepEqual(envelopeOf({ user_id: ['a'] }), single('must be a string', 'user_id'));
    assert.deepEqual(envelopeOf({ user_id: 'a', flag: 'true' }), single('must be true or false', 'flag'));
    assert.deepEqual(envelopeOf({ user_id: 'a', items: {} }), single('must be an array', 'items'));
    assert.deepEqual(envelopeOf({ user_id: 'a', items: [1] }), single('must be an object', 'items[0]'));
    assert.deepEqual(envelopeOf({ user_id: 'a', items: [{}, {}, {}, {}] }), single('is too long (maximum is 3 entries)', 'items'));
  });

  test('text that PostgreSQL cannot hold is refused, also deep in a hash', () => {
    const message = 'contains characters that are not allowed';
    assert.deepEqual(envelopeOf({ user_id: 'a\u0000b' }), single(message, 'user_id'));
    assert.deepEqual(envelopeOf({ user_id: 'a\ud800' }), single(message, 'user_id'));
    assert.deepEqual(envelopeOf({ user_id: 'a', metadata: { a: [{ b: '\u0000' }] } }), single(message, 'metadata'));
    assert.deepEqual(envelopeOf({ user_id: 'a', metadata: JSON.parse('{"__proto__":{"x":1}}') }), single(message, 'metadata'));
  });

  test('an id may be 255 characters long, no more', () => {
    assert.deepEqual(read({ user_id: 'x'.repeat(255) }), { user_id: 'x'.repeat(255) });
    assert.deepEqual(envelopeOf({ user_id: 'x'.repeat(256) }), single('is too long (maximum is 255 characters)', 'user_id'));
  });

  test('whatever JSON comes, the answer is a value or documented problems', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (input) => {
        try {
          read(input);
        } catch (error) {
          assert.ok(error instanceof ApiError || error instanceof ApiErrors, String(error));
        }
      }),
    );
  });
});

describe('times', () => {
  test('a date is a day of the calendar, with or without a midnight time', () => {
    assert.equal(parseIsoDate('2000-02-29'), '2000-02-29');
    assert.equal(parseIsoDate('1990-05-06T00:00:00Z'), '1990-05-06');
    for (const wrong of ['1900-02-29', '2000-13-01', '2000-1-1', '', 'today']) assert.equal(parseIsoDate(wrong), undefined);
  });

  test('a time needs an offset', () => {
    assert.equal(parseIsoTime('2022-11-02T16:00:00.00000-00:00'), Date.UTC(2022, 10, 2, 16));
    assert.equal(parseIsoTime('2022-11-02T11:00-05:00'), Date.UTC(2022, 10, 2, 16));
    assert.equal(parseIsoTime('2022-11-02T11:00:00-0500'), Date.UTC(2022, 10, 2, 16));
    assert.equal(parseIsoTime('9999-12-31T23:59:59.999Z'), Date.UTC(9999, 11, 31, 23, 59, 59, 999));
    for (const wrong of ['2022-11-02T16:00:00', '2022-02-30T16:00:00Z', '2022-11-02', 'noon', '9999-12-31T23:59:59-01:00'])
      assert.equal(parseIsoTime(wrong), undefined);
  });
});
