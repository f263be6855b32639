import { randomBytes } from 'node:crypto';
import { brandNew } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { type Locale, parseLocale } from '../../contract/locale.ts';
import type { OrderBody, OrderKind, OrderView } from '../../fulfillment/orders/order.ts';
import { type CreateOrderCommand, type CreateOrderResult, createOrders } from '../../storage/orders/order.ts';
import { type Idempotency, Rendered, type RequestScope } from '../define.ts';
import type { HeldSlot } from './held-slot.ts';
import { type OrderAnswer, orderAnswer, orderUrl } from './order-answer.ts';

/** What every order creation can answer. */
export const CREATE_ORDER_ERRORS: readonly ErrorDefinition[] = [
  errors.userNotFound,
  errors.userNotActive,
  errors.taken,
  errors.holdNotFound,
  errors.holdUsed,
  errors.holdFull,
  errors.holdWrongService,
  errors.invalidItems,
  errors.duplicateItems,
  errors.itemsNotDeliverable,
  errors.tooManyUnits,
  errors.beveragesTooHeavy,
  errors.tooManyBulkyItems,
  errors.tooYoung,
  errors.alcoholNotOffered,
  errors.alcoholHours,
  errors.alcoholZipCode,
  errors.storeNotFound,
  errors.idempotencyMismatch,
];

const REFUSALS: Record<Exclude<CreateOrderResult['outcome'], 'created' | 'replay'>, () => ApiError> = {
  mismatch: () => new ApiError(errors.idempotencyMismatch),
  user_not_found: () => new ApiError(errors.userNotFound),
  user_not_active: () => new ApiError(errors.userNotActive),
  phone_missing: () => new ApiError(errors.blank, { key: 'user.phone_number' }),
  order_id_taken: () => new ApiError(errors.taken, { key: 'order_id' }),
  hold_not_found: () => new ApiError(errors.holdNotFound),
  hold_used: () => new ApiError(errors.holdUsed),
  full: () => new ApiError(errors.holdFull),
};

interface Placing extends RequestScope {
  readonly locale: Locale;
  readonly wall: number;
  readonly idempotency: Idempotency | undefined;
}

/** The `locale` of the body wins over `Accept-Language`. */
export function orderLocale(context: Placing, tag: string | undefined): Locale {
  return (tag === undefined ? undefined : parseLocale(tag)) ?? context.locale;
}

/** Creates a checked order in one call: hold, order, event and idempotency key stand or fall together. */
export async function placeOrder(
  context: Placing,
  userId: string,
  slot: HeldSlot,
  order: { readonly orderId: string; readonly kind: OrderKind; readonly locale: Locale; readonly body: OrderBody },
): Promise<OrderAnswer | Rendered> {
  const { db, tenant, environment, now, wall, idempotency } = context;
  const view: OrderView = {
    ...order,
    status: 'brand_new',
    link: randomBytes(24).toString('base64url'),
    createdAt: now,
    windowStartsAt: slot.hold.startsAt,
    windowEndsAt: slot.hold.endsAt,
  };
  const answer = orderAnswer(environment, view);
  const response = idempotency === undefined ? null : JSON.stringify(answer);
  const command: CreateOrderCommand = {
    n: 0,
    organization_id: tenant.organizationId,
    application_id: tenant.applicationId,
    banner_id: tenant.bannerId,
    order_id: order.orderId,
    user_id: userId,
    kind: order.kind,
    hold_id: slot.hold.id,
    capacity: slot.capacity,
    phone_given: order.body.user.phone_number !== undefined,
    link: view.link,
    locale: order.locale,
    body: order.body,
    event: brandNew(view, orderUrl(environment, view.link)),
    response,
    now: new Date(now).toISOString(),
    wall: new Date(wall).toISOString(),
    idempotency: idempotency ?? null,
  };
  const [result] = await db.query(createOrders, [JSON.stringify([command])]);
  const { outcome, member } = result!;
  if (outcome !== 'created' && outcome !== 'replay') throw REFUSALS[outcome]();
  if (result!.response !== null) return new Rendered(result!.response);
  if (member) return orderAnswer(environment, { ...view, body: { ...view.body, is_instacartplus: true } });
  return response === null ? answer : new Rendered(response);
}
