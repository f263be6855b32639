import { accountLinkingOperations } from './account-linking/index.ts';
import { catalogueOperations } from './catalogue/index.ts';
import type { Operation } from './define.ts';
import { developerPlatformOperations } from './developer-platform/index.ts';
import { feedbackOperations } from './feedback/index.ts';
import { itemOperations } from './items/index.ts';
import { lastMileOperations } from './last-mile/index.ts';
import { managementOperations } from './management/index.ts';
import { revokeToken } from './oauth/revoke.ts';
import { generateToken } from './oauth/token.ts';
import { orderPageOperations } from './order-pages/index.ts';
import { cancelOrderOperation } from './orders/cancel.ts';
import { createDeliveryOrder } from './orders/create-delivery.ts';
import { createPickupOrder } from './orders/create-pickup.ts';
import { getOrder } from './orders/get.ts';
import { getOrders } from './orders/list.ts';
import { setItemReplacements } from './orders/set-replacements.ts';
import { updateOrderOperation } from './orders/update.ts';
import { updateTip } from './orders/update-tip.ts';
import { postCheckoutOperations } from './post-checkout/index.ts';
import { productPageOperations } from './product-pages/index.ts';
import { recommendationOperations } from './recommendations/index.ts';
import { sandboxOperations } from './sandbox/index.ts';
import { serviceOptionOperations } from './service-options/index.ts';
import { listDeliveryOptions } from './service-options/list-delivery.ts';
import { previewDeliveryOptions } from './service-options/preview-delivery.ts';
import { reserveOption } from './service-options/reserve.ts';
import { reserveDesiredWindow } from './service-options/reserve-desired.ts';
import { findStoresForDelivery } from './stores/find-delivery.ts';
import { storeOperations } from './stores/index.ts';
import { transactionOperations } from './transactions/index.ts';
import { createUser } from './users/create-user.ts';
import { createUserAndAddress } from './users/create-user-and-address.ts';
import { createUserDeletionRequest } from './users/create-user-deletion-request.ts';
import { addressTwins } from './users/deprecated.ts';

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
  ...itemOperations,
  ...feedbackOperations,
  ...transactionOperations,
  ...developerPlatformOperations,
  ...recommendationOperations,
  createPickupOrder,
  setItemReplacements,
  ...lastMileOperations,
  ...storeOperations,
  ...serviceOptionOperations,
  ...addressTwins,
  createUserDeletionRequest,
  ...accountLinkingOperations,
  ...sandboxOperations,
  ...catalogueOperations,
  ...postCheckoutOperations,
  ...orderPageOperations,
  ...productPageOperations,
  ...managementOperations,
];
