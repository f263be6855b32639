import assert from 'node:assert/strict';
import { ok } from '../support/expect.ts';
import { requestToken } from '../support/retailer.ts';
import type { Storyteller } from './storyteller.ts';

interface Chat {
  readonly chat_messages: readonly {
    readonly order_id: number;
    readonly body: string;
    readonly sender_type: string;
    readonly read: boolean;
  }[];
  readonly metadata: { readonly is_expired: boolean };
}

/** The tutorial "implement chat": with a user's own token, both ways, read marks, one callback for each message. */
export async function chatStory(teller: Storyteller): Promise<void> {
  const { shop, credentials } = teller;
  const journey = await teller.delivery();
  await journey.batch('delivery');
  await journey.advance('picking');
  const assertion = Buffer.from(JSON.stringify({ user_id: journey.userId })).toString('base64');
  const wish = { grant_type: 'fulfillment_user_assertion', scope: 'connect:post_checkout', assertion };
  const customer = shop.with({ token: ok(await requestToken(shop.client, credentials, wish)).access_token });
  const order = encodeURIComponent(journey.id);
  const path = `/v2/post_checkout/chat/${order}/messages`;
  ok(await customer.post(path, { body: 'Ripe ones, please' }));
  ok(await shop.post(`/cartwright/v1/fulfillment/orders/${order}/messages`, { body: 'Sure!' }));
  assert.deepEqual(ok(await customer.put(path)), { messages_read_count: 1 });
  const { chat_messages, metadata } = ok(await customer.get<Chat>(path));
  assert.deepEqual(
    chat_messages.map((message) => [message.body, message.sender_type, message.read]),
    [
      ['Ripe ones, please', 'user', false],
      ['Sure!', 'driver', true],
    ],
  );
  assert.equal(metadata.is_expired, false);
  const topic_id = String(chat_messages[0]!.order_id);
  await teller.expect(
    (callback) => callback.event_metadata.topic_id === topic_id,
    [
      ['chat_message_created', { topic_id }],
      ['chat_message_created', { topic_id }],
    ],
  );
}
