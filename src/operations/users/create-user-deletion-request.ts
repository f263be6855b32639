import { ApiError, errors } from '../../contract/errors.ts';
import { RetailerId, Type } from '../../contract/schema.ts';
import { type OrderStatus, STATUSES } from '../../fulfillment/orders/order.ts';
import { type DeleteUserCommand, deleteUser, findUserTraces, newDeletedId } from '../../storage/users/user.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { forgetRequests, phoneForms } from '../forgetting.ts';
import { SuccessResponse } from '../success.ts';

/** Orders that still need to know who the customer is. */
const UNDER_WAY = (Object.keys(STATUSES) as OrderStatus[]).filter((status) => !STATUSES[status].completed && status !== 'canceled');
/** A deletion that revokes more tokens than this makes the servers forget all that they remember. */
const MANY_TOKENS = 20;

const REFUSALS = {
  user_not_found: errors.userNotFound,
  user_not_active: errors.userNotActive,
  order_under_way: errors.orderUnderWay,
};

export const createUserDeletionRequest = defineOperation({
  id: 'fulfillment.users.create_deletion_request',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/deletion_requests',
  title: 'Create a user deletion request',
  description:
    'Forgets the user, at once and for good. Refused while an order is under way. Names, phone number and addresses are erased, in the ' +
    'orders and their events too, along with birthdays, loyalty numbers, instructions and metadata, chats, pickup delegates and vehicles; the customer reference of point-of-sale ' +
    'transactions that name the user by id or phone number; kept answers of idempotent requests, the link to a ' +
    "customer's account and a reserved time slot go; the user's tokens are revoked. What remains of the orders (items, times, amounts, order ids) " +
    'stands under a random user id, and the old `user_id` is free again. A repeated request answers `User Not Found`, also with the same ' +
    '`Idempotency-Key`. Inspected requests that name the user, the phone number or one of the orders go too; where several processes serve ' +
    'the API, the others drop all that they inspected of the organization.\n\nNot covered, and to be erased where they are kept: backups and exported snapshots of the database, log files, events ' +
    "that were already delivered to your callbacks, and the customer's own account, which is deleted through the Management API.",
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  response: SuccessResponse,
  errors: [errors.userNotFound, errors.userNotActive, errors.orderUnderWay],
  writes: 'transaction',
  example: { params: { user_id: 'johnsmith6000' }, response: { success: true } },
  handle: async (context) => {
    const { params, db, tenant, now, invalidate } = context;
    const command: DeleteUserCommand = {
      organization_id: tenant.organizationId,
      user_id: params.user_id,
      new_user_id: newDeletedId(),
      path_segment: encodeURIComponent(params.user_id),
      under_way: UNDER_WAY,
      now: new Date(now).toISOString(),
    };
    const [traces] = await db.query(findUserTraces, [tenant.organizationId, params.user_id]);
    const [result] = await db.query(deleteUser, [JSON.stringify(command)]);
    const { outcome, revoked } = result!;
    if (outcome !== 'deleted') throw new ApiError(REFUSALS[outcome]);
    if (revoked.length > MANY_TOKENS) invalidate('principals');
    else for (const hash of revoked) invalidate(`token:${hash}`);
    forgetRequests(context, [
      { kind: 'user', id: params.user_id },
      ...(traces?.order_ids ?? []).map((id) => ({ kind: 'order' as const, id })),
      ...phoneForms(traces?.phone_number),
    ]);
    return { success: true };
  },
});
