import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Answer, Client } from '../support/client.ts';
import { Recorder } from './recorder.ts';
import { tables } from './tables.ts';

const answering = (status: number, body: unknown) => ({ status, headers: {}, text: JSON.stringify(body), body }) as Answer;
const recorderOf = (answer: Answer) => new Recorder({ send: async () => answer } as unknown as Client, 'token', undefined);
const POST_CHECKOUT = '/v2/post_checkout/orders/{order_id}';

test('a key of the table that is an object is the whole of meta', () => {
  const operation = `POST ${POST_CHECKOUT}/pickup/user_arrived`;
  const error = { message: 'Params error', code: 2001 };
  const right = answering(400, { error, meta: { order_delivery_id: 'Order delivery is not staged.' } });
  const wrong = answering(400, { error, meta: { key: 'order_delivery_id' } });
  for (const [answer, provoked] of [
    [right, 1],
    [wrong, 0],
  ] as const) {
    const recorder = recorderOf(answer);
    recorder.provoke(operation, 'Params error', answer);
    assert.deepEqual([recorder.provoked.size, recorder.problems.length], [provoked, 1 - provoked]);
  }
});

test('a row is served by its own operation, even where another API has a row of that title', async () => {
  const recorder = recorderOf(answering(200, {}));
  await recorder.call(`GET ${POST_CHECKOUT}`, { params: { order_id: 'a' } });
  assert.deepEqual([...recorder.served], [`GET ${POST_CHECKOUT} Get an order`]);
});

test('a header is shown once it was sent', async () => {
  const operation = `GET ${POST_CHECKOUT}/items`;
  const field = tables.fields.find((row) => row.operation === operation && row.direction === 'header')!;
  const recorder = recorderOf(answering(200, { line_items: [] }));
  await recorder.call(operation);
  assert.equal(recorder.shown(field), false);
  await recorder.call(operation, { headers: { [field.field]: 'true' } });
  assert.equal(recorder.shown(field), true);
});
