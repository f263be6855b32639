import { Type } from '../../contract/schema.ts';
import type { Operation } from '../define.ts';
import { rateOrderFrontend } from '../feedback/rate-frontend.ts';
import { answerReplacement } from '../post-checkout/answer-replacement.ts';
import { getChatMessages } from '../post-checkout/get-chat.ts';
import { markMessagesAsRead } from '../post-checkout/mark-chat-read.ts';
import { sendCustomerMessage } from '../post-checkout/send-chat.ts';
import { setPickupDelegate } from '../post-checkout/set-delegate.ts';
import { setVehicleInfo } from '../post-checkout/set-vehicle.ts';
import { recordUserArrival } from '../post-checkout/user-arrived.ts';
import { onOrderPage } from './acting.ts';

/** What the customer can do on the order's page. */
export const acts: readonly Operation[] = [
  onOrderPage(answerReplacement, {
    id: 'order_pages.items.answer_replacement',
    path: '/items/{order_item_id}/replacement',
    description:
      'As Handle an order item replacement: approves or rejects a replacement, once and while the order is `picking`; a rejection can name an alternative.',
    params: { order_item_id: Type.String({ maxLength: 2_000, description: '`id` of the item, from Get an order page.' }) },
    exampleParams: { order_item_id: 'MTAxOjE' },
  }),
  onOrderPage(getChatMessages, {
    id: 'order_pages.messages.list',
    path: '/messages',
    description: 'As Get chat messages: what customer and shoppers wrote to each other, until 24 hours after the end of the order.',
  }),
  onOrderPage(sendCustomerMessage, {
    id: 'order_pages.messages.send',
    path: '/messages',
    description: 'As Send a message to the shopper: from the start of the picking until the customer has the order.',
  }),
  onOrderPage(markMessagesAsRead, {
    id: 'order_pages.messages.mark_read',
    path: '/messages',
    description: 'As Mark messages as read: the customer has opened the chat.',
  }),
  onOrderPage(setVehicleInfo, {
    id: 'order_pages.vehicle.set',
    path: '/vehicle',
    description: 'As Create or update vehicle information: what is not sent stays as it is.',
  }),
  onOrderPage(recordUserArrival, {
    id: 'order_pages.arrival.record',
    path: '/arrival',
    description: 'As Record customer arrival: “I have arrived”. Doing it again changes nothing.',
  }),
  onOrderPage(setPickupDelegate, {
    id: 'order_pages.delegate.set',
    path: '/delegate',
    description: 'As Create or update a pickup delegate: who collects the order in place of the customer.',
  }),
  {
    ...onOrderPage(rateOrderFrontend, {
      id: 'order_pages.rating.set',
      path: '/rating',
      description: 'As Create or update order feedback: rating again replaces the rating.',
    }),
    method: 'PUT',
  },
];
