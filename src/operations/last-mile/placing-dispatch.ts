import { brandNew } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import type { Locale } from '../../contract/locale.ts';
import type { OrderBody, OrderView } from '../../fulfillment/orders/order.ts';
import type { WindowChoice } from '../../fulfillment/slots/requested-window.ts';
import { type CreateDispatchCommand, createDispatchOrders } from '../../storage/orders/dispatch.ts';
import type { Store } from '../../storage/stores/store.ts';
import { POOL_NUMBER } from '../../storage/stores/usage.ts';
import { Rendered } from '../define.ts';
import { orderUrl } from '../orders/order-answer.ts';
import { newLink, type Placing } from '../orders/placing.ts';
import { type LastMileOrderAnswer, lastMileAnswer } from './order-answer.ts';
import { windowCommand } from './windows.ts';

interface NewDispatchOrder {
  readonly orderId: string;
  readonly userId: string | undefined;
  readonly locale: Locale;
  readonly store: Store;
  /** The best first. */
  readonly choices: readonly WindowChoice[];
  readonly body: OrderBody;
  /** What to say when none of the windows has a place. */
  readonly full: ErrorDefinition;
}

/** Creates a checked dispatch order in one call: user, place, order, event and idempotency key stand or fall together. */
export async function placeDispatchOrder(context: Placing, order: NewDispatchOrder): Promise<LastMileOrderAnswer | Rendered> {
  const { db, tenant, environment, now, wall, idempotency } = context;
  const link = newLink(context, order.orderId);
  // Which window has a place is found by the call, so each comes with its event and its answer.
  const outcomes = order.choices.map((choice) => {
    const view = viewOf(order, choice, link, now);
    return { choice, event: brandNew(view, orderUrl(environment, link)), answer: lastMileAnswer(environment, view) };
  });
  const command: CreateDispatchCommand = {
    n: 0,
    organization_id: tenant.organizationId,
    application_id: tenant.applicationId,
    banner_id: tenant.bannerId,
    order_id: order.orderId,
    user: userOf(order),
    store_number: order.store.number,
    pool: POOL_NUMBER.delivery,
    windows: outcomes.map(({ choice, event, answer }) => ({
      ...windowCommand(choice, event),
      response: idempotency === undefined ? null : JSON.stringify(answer),
    })),
    link,
    locale: order.locale,
    body: order.body,
    now: new Date(now).toISOString(),
    wall: new Date(wall).toISOString(),
    idempotency: idempotency ?? null,
  };
  const [result] = await db.query(createDispatchOrders, [JSON.stringify([command])]);
  switch (result!.outcome) {
    case 'created':
      if (result!.response !== null) return new Rendered(result!.response);
      return { ...outcomes[result!.chosen!]!.answer, ...(result!.member ? { is_express: true, is_instacartplus: true } : {}) };
    case 'replay':
      return new Rendered(result!.response!);
    case 'mismatch':
      throw new ApiError(errors.idempotencyMismatch);
    case 'user_not_active':
      throw new ApiError(errors.userNotActive);
    case 'order_id_taken':
      throw new ApiError(errors.taken, { key: 'order_id' });
    case 'full':
      throw new ApiError(order.full);
  }
}

function viewOf({ orderId, locale, body }: NewDispatchOrder, { window }: WindowChoice, link: string, now: number): OrderView {
  const { startsAt, endsAt } = window;
  const times = { createdAt: now, windowStartsAt: startsAt, windowEndsAt: endsAt };
  return { orderId, kind: 'dispatch', status: 'brand_new', link, locale, ...times, body };
}

/** What a user that is missing is created from. */
function userOf({ userId, locale, body }: NewDispatchOrder): CreateDispatchCommand['user'] {
  if (userId === undefined) return null;
  const { first_name, last_name } = body.last_mile!;
  return { user_id: userId, first_name, last_name, phone_number: body.user.phone_number!, locale };
}
