import assert from 'node:assert/strict';
import { test } from 'node:test';
import { envelope } from './envelope.ts';
import { isSignedBy, messageId, newSigningSecret, signatures, signingKey } from './signature.ts';

const EVENT = {
  event_id: 1152921504606849024n,
  name: 'fulfillment.late_delivery',
  occurred_at: Date.parse('2022-05-06T07:00:00.999Z'),
  order_id: 'a"1',
  retailer_id: null,
  metadata: '{"new_window": {"ends_at": "2022-05-06T09:00:00Z"}}',
};

test('the id is a bare exact integer, the time ends at the second, order_id comes first', () => {
  assert.equal(
    envelope(EVENT),
    '{"event_id":1152921504606849024,"event_name":"fulfillment.late_delivery","event_timestamp":"2022-05-06T07:00:00Z",' +
      '"event_metadata":{"order_id":"a\\"1","new_window": {"ends_at": "2022-05-06T09:00:00Z"}}}',
  );
});

test('retailer_id follows order_id where it is asked for; no metadata is an empty object', () => {
  assert.match(
    envelope({ ...EVENT, retailer_id: 'fresh', metadata: '{}' }),
    /"event_metadata":\{"order_id":"a\\"1","retailer_id":"fresh"\}\}$/,
  );
  assert.match(envelope({ ...EVENT, order_id: null, metadata: '{"topic_id": "101"}' }), /"event_metadata":\{"topic_id": "101"\}\}$/);
  assert.match(envelope({ ...EVENT, order_id: null, metadata: '{}' }), /"event_metadata":\{\}\}$/);
});

test('a signature is that of Standard Webhooks', () => {
  // The sample of the specification's reference libraries.
  const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
  const id = 'msg_p5jXN8AQM9LWM0D4loKWxJek';
  assert.equal(signatures([signingKey(secret)], id, 1614265330, '{"test": 2432232314}'), 'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=');
});

test('while a secret is changed over, both sign', () => {
  const [next, previous] = [newSigningSecret(), newSigningSecret()];
  const id = messageId(1024n);
  const headers = { id, timestamp: '17', signature: signatures([next, previous].map(signingKey), id, 17, 'body') };
  assert.ok(isSignedBy(next, headers, 'body') && isSignedBy(previous, headers, 'body'));
  assert.ok(!isSignedBy(newSigningSecret(), headers, 'body') && !isSignedBy(next, headers, 'other'));
});
