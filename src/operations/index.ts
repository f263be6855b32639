import { catalogueOperations } from './catalogue/index.ts';
import type { Operation } from './define.ts';
import { managementOperations } from './management/index.ts';
import { revokeToken } from './oauth/revoke.ts';
import { generateToken } from './oauth/token.ts';
import { cancelOrderOperation } from './orders/cancel.ts';
import { createDeliveryOrder } from './orders/create-delivery.ts';
import { getOrder } from './orders/get.ts';
import { getOrders } from './orders/list.ts';
import { updateOrderOperation } from './orders/update.ts';
import { updateTip } from './orders/update-tip.ts';
import { listDeliveryOptions } from './service-options/list-delivery.ts';
import { previewDeliveryOptions } from './service-options/preview-delivery.ts';
import { reserveOption } from './service-options/reserve.ts';
import { reserveDesiredWindow } from './service-options/reserve-desired.ts';
import { findStoresForDelivery } from './stores/find-delivery.ts';
import { createUser } from './users/create-user.ts';
import { createUserAndAddress } from './users/create-user-and-address.ts';

/** Every operation of the platform, in the order of the reference. */
export const operations: readonly Operation[] = [
  generateToken,
  revokeToken,
  createUser,
  createUserAndAddress,
  findStoresForDelivery,
  previewDeliveryOptions,
  listDeliveryOptions,
  reserveOption,
  reserveDesiredWindow,
  createDeliveryOrder,
  getOrder,
  getOrders,
  updateOrderOperation,
  updateTip,
  cancelOrderOperation,
  ...catalogueOperations,
  ...managementOperations,
];
