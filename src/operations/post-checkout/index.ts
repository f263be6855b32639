import type { Operation } from '../define.ts';
import { answerReplacement } from './answer-replacement.ts';
import { getChatMessages } from './get-chat.ts';
import { getOrderHandling } from './get-handling.ts';
import { getOrderItems } from './get-items.ts';
import { getOrderLocation } from './get-location.ts';
import { getCustomerOrder } from './get-order.ts';
import { getOrderMessages } from './get-order-messages.ts';
import { getPickupDetails } from './get-pickup-details.ts';
import { getVehicleInfo } from './get-vehicle.ts';
import { markMessagesAsRead } from './mark-chat-read.ts';
import { schedulePickup } from './schedule-pickup.ts';
import { sendCustomerMessage } from './send-chat.ts';
import { setPickupDelegate } from './set-delegate.ts';
import { setVehicleInfo } from './set-vehicle.ts';
import { recordUserArrival } from './user-arrived.ts';

export const postCheckoutOperations: readonly Operation[] = [
  getCustomerOrder,
  getOrderHandling,
  getOrderLocation,
  getOrderItems,
  answerReplacement,
  getChatMessages,
  sendCustomerMessage,
  markMessagesAsRead,
  getOrderMessages,
  getPickupDetails,
  getVehicleInfo,
  setVehicleInfo,
  setPickupDelegate,
  recordUserArrival,
  schedulePickup,
];
