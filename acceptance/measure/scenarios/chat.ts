import { ok } from '../../support/expect.ts';
import { LINES, type Scenarios, type Scene } from '../scene.ts';
import { Batch } from '../shopping.ts';
import { place } from './orders.ts';
import { CHAT, ITEMS, type LineItems, MESSAGES, ofCustomer } from './post-checkout.ts';

const INTERNAL = { 'X-Treat-Ids-As-Internal': 'true' };

interface Message {
  readonly id: number;
  readonly order_id: number;
  readonly sender_type: string;
  readonly body: string;
  readonly read: boolean;
}
interface Chat {
  readonly chat_messages: readonly Message[];
  readonly metadata: { readonly is_expired: boolean };
}

/** A message of the shopper: no operation of Connect sends one, shoppers use an app. */
async function shopperSays({ demo }: Scene, orderId: string, shopper_id: number, body: string): Promise<void> {
  const image = 'https://example.com/shelf.jpg';
  ok(await demo.post(`/cartwright/v1/fulfillment/orders/${encodeURIComponent(orderId)}/messages`, { body, shopper_id, image }));
}

export const chatScenarios: Scenarios = {
  'customer and shopper talk': async (scene) => {
    const { recorder } = scene;
    const { params } = await place(scene);
    const { order_id } = params;
    const wish = await ofCustomer(scene, params);
    const say = (body: string) => recorder.send(`POST ${CHAT}`, { ...wish, body: { body } });
    const SILENT = 'Sending a message is not allowed at this time';
    recorder.provoke(`POST ${CHAT}`, SILENT, await say('Is anybody there?'), 'shopper not available');
    const batch = await Batch.generate(scene, 'delivery', params);
    await batch.advance('picking');
    await shopperSays(scene, order_id, batch.shopperId, 'There are no ripe bananas');
    await recorder.call(`POST ${CHAT}`, { ...wish, body: { body: 'Green ones will do' } });
    recorder.provoke(`POST ${CHAT}`, 'is too long (maximum is 1000 characters)', await say('x'.repeat(1_001)));

    const chat = () => recorder.call<Chat>(`GET ${CHAT}`, wish);
    const { chat_messages } = await chat();
    const [first, second] = chat_messages;
    recorder.effect(`POST ${CHAT}`, 'body', chat_messages.length === 2 && second?.body === 'Green ones will do');
    if (first?.sender_type !== 'driver' || first.read || second?.sender_type !== 'user')
      recorder.problems.push('the chat names other senders');
    const { messages_read_count } = await recorder.call<{ messages_read_count: number }>(`PUT ${CHAT}`, wish);
    if (messages_read_count !== 1) recorder.problems.push(`one message is unread, ${messages_read_count} are marked`);
    if (!(await chat()).chat_messages[0]?.read) recorder.problems.push('a message that was marked as read is unread');
    await recorder.call(MESSAGES, wish);

    const internal = { params: { order_id: String(first?.order_id) }, headers: INTERNAL };
    const same = await recorder.call<Chat>(`GET ${CHAT}`, internal);
    recorder.effect(`GET ${CHAT}`, 'X-Treat-Ids-As-Internal', same.chat_messages[0]?.id === first?.id);
    const marked = await recorder.call<{ messages_read_count: number }>(`PUT ${CHAT}`, internal);
    recorder.effect(`PUT ${CHAT}`, 'X-Treat-Ids-As-Internal', marked.messages_read_count === 0);
    const { line_items } = await recorder.call<LineItems>(`GET ${ITEMS}`, internal);
    recorder.effect(`GET ${ITEMS}`, 'X-Treat-Ids-As-Internal', line_items.length === LINES.length);

    await batch.advance('verifying_replacements', 'completed');
    recorder.provoke(`POST ${CHAT}`, SILENT, await say('Thank you'), 'chat action disabled');
    const ended = await chat();
    if (ended.metadata.is_expired || ended.chat_messages.length !== 2) recorder.problems.push('the chat cannot be read after delivery');
    const { lifecycle_messages } = await recorder.call<{ lifecycle_messages: unknown[] }>(MESSAGES, wish);
    if (lifecycle_messages.length === 0) recorder.problems.push('a delivered order has no lifecycle messages');
  },
};
