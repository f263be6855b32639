import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { test } from 'node:test';
import { CallbackVerificationError, parseCallback, verifyCallback } from './index.ts';

const secret = `whsec_${Buffer.from('a secret of thirty-two characters').toString('base64')}`;
const old = `whsec_${Buffer.from('the secret of before').toString('base64')}`;
const now = Date.UTC(2026, 4, 6, 16);
const body =
  '{"event_id":1234567890123456789,"event_name":"fulfillment.picking","event_timestamp":"2026-05-06T16:00:00Z","event_metadata":{"order_id":"é","nested":{"event_id":7}}}';

function signed(by = secret, text = body, seconds = now / 1_000) {
  const key = Buffer.from(by.slice('whsec_'.length), 'base64');
  const signature = createHmac('sha256', key).update(`evt_1.${seconds}.${text}`).digest('base64');
  return { 'webhook-id': 'evt_1', 'webhook-timestamp': String(seconds), 'webhook-signature': `v1,${signature}` };
}

test('a callback is read once its signature is right, with all digits of its id', () => {
  for (const headers of [
    signed(),
    new Headers(signed()),
    { 'Webhook-Id': 'evt_1', 'Webhook-Timestamp': String(now / 1_000), 'Webhook-Signature': [signed()['webhook-signature']] },
  ]) {
    for (const raw of [body, Buffer.from(body), new Uint8Array(Buffer.from(body))]) {
      const callback = verifyCallback(headers, raw, secret, { now });
      assert.equal(callback.event_id, '1234567890123456789');
      assert.equal(callback.event_name, 'fulfillment.picking');
      assert.equal(callback.event_metadata.order_id, 'é');
    }
  }
});

test('while secrets change, one of several signatures and one of several secrets are enough', () => {
  const both = { ...signed(), 'webhook-signature': `v1a,AAAA v1,AAAA ${signed(old)['webhook-signature']}` };
  assert.equal(verifyCallback(both, body, [secret, old], { now }).event_name, 'fulfillment.picking');
  assert.throws(() => verifyCallback(both, body, secret, { now }), CallbackVerificationError);
});

test('another body, secret, id or time is refused', () => {
  const refused = (headers: Record<string, string>, raw = body, at = now) =>
    assert.throws(() => verifyCallback(headers, raw, secret, { now: at }), CallbackVerificationError);
  refused(signed(), `${body} `);
  refused(signed(old));
  refused({ ...signed(), 'webhook-id': 'evt_2' });
  refused({ ...signed(), 'webhook-timestamp': String(now / 1_000 + 1) });
  refused({ ...signed(), 'webhook-timestamp': 'soon' });
  refused({ ...signed(), 'webhook-signature': '' });
  refused({ 'webhook-id': 'evt_1', 'webhook-timestamp': String(now / 1_000) });
  refused(signed(), body, now + 301_000);
  refused(signed(), body, now - 301_000);
  assert.ok(verifyCallback(signed(), body, secret, { now: now + 299_000 }));
});

test('only the event_id of the outermost object counts, wherever it stands', () => {
  const id = (text: string) => parseCallback(text).event_id;
  assert.equal(id('{"event_metadata":{"event_id":1,"note":"\\"event_id\\":2 }"}, "event_id" : 9007199254740993 }'), '9007199254740993');
  assert.equal(id('{"event_id":"abc"}'), 'abc');
  assert.equal(id('{"\\u0065vent_id":9007199254740993}'), '9007199254740993');
  assert.throws(
    () => id('[1]') && assert.fail(),
    () => true,
  );
  assert.throws(() => id('nonsense'), SyntaxError);
});
