import { createHash } from 'node:crypto';
import { brandNew } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { type Locale, parseLocale } from '../../contract/locale.ts';
import type { OrderBody, OrderKind, OrderView } from '../../fulfillment/orders/order.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import { sendCommand } from '../../storage/engine/index.ts';
import { type CreateOrderCommand, type CreateOrderResult, createOrders } from '../../storage/orders/order.ts';
import { type Environment, type Idempotency, Rendered, type RequestScope } from '../define.ts';
import { linkMark, randomLink } from '../links.ts';
import type { HeldSlot } from './held-slot.ts';
import { orderUrl } from './order-answer.ts';

/** What every order creation for a hold can answer. */
export const PLACING_ERRORS: readonly ErrorDefinition[] = [
  errors.userNotFound,
  errors.userNotActive,
  errors.taken,
  errors.holdNotFound,
  errors.holdUsed,
  errors.holdFull,
  errors.holdWrongService,
  errors.alcoholNotOffered,
  errors.alcoholHours,
  errors.storeNotFound,
  errors.idempotencyMismatch,
];

/** The same with items, which every kind but last mile has. */
export const CREATE_ORDER_ERRORS: readonly ErrorDefinition[] = [
  ...PLACING_ERRORS,
  errors.invalidItems,
  errors.duplicateItems,
  errors.tooYoung,
];

/** What the items of a delivery can be refused for besides. */
export const DELIVERY_ITEM_ERRORS: readonly ErrorDefinition[] = [
  errors.itemsNotDeliverable,
  errors.tooManyUnits,
  errors.beveragesTooHeavy,
  errors.tooManyBulkyItems,
  errors.alcoholZipCode,
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

export interface Placing extends RequestScope {
  readonly locale: Locale;
  readonly wall: number;
  readonly idempotency: Idempotency | undefined;
}

/** The `locale` of the body wins over `Accept-Language`. */
export function orderLocale(context: Placing, tag: string | undefined): Locale {
  return (tag === undefined ? undefined : parseLocale(tag)) ?? context.locale;
}

export interface NewOrder {
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly locale: Locale;
  readonly body: OrderBody;
  /** The window promised, where it is another than the hold's. */
  readonly window?: Interval | undefined;
}

/** How a new order's page is found: unguessable, but where the server was started to give the same ids again. */
export function newLink({ environment, tenant }: Pick<Placing, 'environment' | 'tenant'>, orderId: string): string {
  if (!environment.toolbox?.repeatableIds) return randomLink(environment);
  const digest = createHash('sha256').update(`link ${tenant.organizationId} ${orderId}`).digest('base64url');
  return `${linkMark(environment)}${digest.slice(0, 32)}`;
}

/**
 * Creates a checked order in one call: hold, order, event and idempotency key stand or fall together.
 * `answerOf` makes the operation's answer.
 */
export async function placeOrder<Answer extends object>(
  context: Placing,
  userId: string,
  slot: HeldSlot,
  order: NewOrder,
  answerOf: (environment: Environment, order: OrderView) => Answer,
): Promise<Answer | Rendered> {
  const { db, tenant, environment, now, wall, idempotency } = context;
  const { startsAt, endsAt } = order.window ?? slot.hold;
  const view: OrderView = {
    orderId: order.orderId,
    kind: order.kind,
    locale: order.locale,
    body: order.body,
    status: 'brand_new',
    link: newLink(context, order.orderId),
    createdAt: now,
    windowStartsAt: startsAt,
    windowEndsAt: endsAt,
  };
  const answer = answerOf(environment, view);
  const response = idempotency === undefined ? null : JSON.stringify(answer);
  const command: Omit<CreateOrderCommand, 'n'> = {
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
    window_starts_at: new Date(startsAt).toISOString(),
    window_ends_at: new Date(endsAt).toISOString(),
    now: new Date(now).toISOString(),
    wall: new Date(wall).toISOString(),
    idempotency: idempotency ?? null,
  };
  const { outcome, response: kept, member } = await sendCommand(db, createOrders, command);
  if (outcome !== 'created' && outcome !== 'replay') throw REFUSALS[outcome]();
  if (kept !== null) return new Rendered(kept);
  if (member) return answerOf(environment, { ...view, body: { ...view.body, is_instacartplus: true } });
  return response === null ? answer : new Rendered(response);
}
