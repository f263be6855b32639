import type { OrderLine } from '../../fulfillment/orders/order.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import type { RequestScope } from '../define.ts';
import { type AlternativeInput, type Decision, decideReplacement } from '../post-checkout/answer-replacement.ts';
import { sendMessage as sendChatMessage } from '../post-checkout/chat.ts';
import { requireCustomerOrder } from '../post-checkout/finding.ts';
import { itemId } from '../post-checkout/item-id.ts';
import { recordArrival } from '../post-checkout/user-arrived.ts';

/** What customers do through the Post-checkout API, done for the automatic shopper. */

const named = (context: RequestScope, orderId: string) => ({ ...context, params: { order_id: orderId } });

/** Answers the replacement of a line, which waits for it. */
export async function answerReplacement(
  context: RequestScope,
  order: { readonly id: number; readonly order_id: string },
  line: OrderLine,
  decision: Decision,
  wish?: AlternativeInput,
): Promise<void> {
  await decideReplacement(named(context, order.order_id), itemId(order.id, line), decision, wish);
}

/** The customer of a staged pickup order is at the store. */
export async function arrive(context: RequestScope, orderId: string): Promise<void> {
  await recordArrival(named(context, orderId), false);
}

export async function sendMessage(context: RequestScope, orderId: string, sender: 'user' | 'driver', body: string): Promise<void> {
  await sendChatMessage(context, () => requireCustomerOrder(named(context, orderId), findCustomerOrder), { sender, body });
}
