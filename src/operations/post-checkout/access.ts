import type { ErrorDefinition } from '../../contract/errors.ts';
import { errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import type { Access } from '../define.ts';

/**
 * Access of the Post-checkout API: a customer's token reaches the customer's own orders, the retailer's any order of the banner that has
 * a user (contract/post-checkout.md §1).
 */
export const POST_CHECKOUT: Access = {
  scope: 'connect:post_checkout',
  grants: ['fulfillment_user_assertion', 'client_credentials'],
  banner: 'required',
};

export const OrderPath = Type.Object({ order_id: RetailerId("The retailer's id of the order.") });
export const EXAMPLE_PATH = { order_id: 'a1b2c3' };

/** What finding an order can refuse. */
export const ORDER_ERRORS: readonly ErrorDefinition[] = [errors.resourceNotFound, errors.userIdNotFound, errors.userNotActive];
