import { orderUpdated, rescheduled } from '../../callbacks/payloads.ts';
import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { BigId, Cents, OptionalText, RetailerId, type Static, Type } from '../../contract/schema.ts';
import { type CartLine, checkLines, type LineInput, lineCodes } from '../../fulfillment/cart/cart.ts';
import { type OrderBody, type OrderLine, type OrderView, STATUSES } from '../../fulfillment/orders/order.ts';
import type { ProductCode } from '../../storage/products/product.ts';
import type { Store } from '../../storage/stores/store.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { cartProblems, toOrderLine } from './cart-checks.ts';
import { type Change, changeOrder } from './changing.ts';
import { requireOrder } from './finding.ts';
import { heldSlot } from './held-slot.ts';
import { ItemsSchema, resolveProducts } from './items.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';
import { OrderUserSchema, orderUser } from './order-user.ts';

const Body = Type.Object({
  service_option_hold_id: Type.Optional(BigId('A new hold, to change the time slot.')),
  initial_tip_cents: Cents('Tip before delivery; 0 for pickup.'),
  leave_unattended: Type.Optional(Type.Boolean({ description: 'Left unattended; false with alcohol. Stays as it is when not sent.' })),
  special_instructions: OptionalText('Instructions for the shopper.', 5_000),
  user: Type.Optional(OrderUserSchema),
  items: ItemsSchema,
});

export const updateOrderOperation = defineOperation({
  id: 'fulfillment.orders.update',
  method: 'PUT',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}',
  title: 'Update an order',
  description:
    'Changes the slot, tip, instructions, user and items of a delivery or pickup order that is still `brand_new`. `items` is the whole new list: lines are found by `line_num`, lines not listed are removed, the `line_num` of a removed line restores it.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: Body,
  response: OrderSchema,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.resourceNotFound,
    errors.orderTooLate,
    errors.tipNotOffered,
    errors.retryLater,
    errors.holdNotFound,
    errors.holdUsed,
    errors.holdFull,
    errors.holdWrongService,
    errors.holdOtherStore,
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
  ],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    body: { initial_tip_cents: 700, items: [{ line_num: '1', count: 3, item: { upc: '400000000015' } }] },
    response: ORDER_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body, environment } = context;
    const { order, ...change } = await changeOrder(context, () => workOut(context, params.user_id, params.order_id, body));
    return orderAnswer(environment, changedView(toOrderView(order), change));
  },
});

function changedView(view: OrderView, { body, slot }: Pick<Change, 'body' | 'slot'>): OrderView {
  return { ...view, body, ...(slot ? { windowStartsAt: slot.hold.startsAt, windowEndsAt: slot.hold.endsAt } : {}) };
}

async function workOut(context: RequestScope, userId: string, orderId: string, request: Static<typeof Body>): Promise<Change> {
  const { db, environment, tenant, now } = context;
  const order = await requireOrder(context, userId, orderId);
  const view = toOrderView(order);
  if (order.kind !== 'delivery' && order.kind !== 'pickup') throw new ApiError(errors.resourceNotFound);
  if (order.locked_until !== null && order.locked_until > now) throw new ApiError(errors.retryLater);
  if (!STATUSES[view.status].update) throw new ApiError(errors.orderTooLate);
  const pickup = order.kind === 'pickup';
  if (pickup && request.initial_tip_cents > 0) throw new ApiError(errors.tipNotOffered, { key: 'initial_tip_cents' });

  const wanted = request.service_option_hold_id;
  const slot = wanted === undefined || wanted === order.hold_id ? undefined : await heldSlot(context, userId, wanted, order.kind);
  if (slot && slot.store.number !== order.store_number) throw new ApiError(errors.holdOtherStore);
  const store = slot?.store ?? (await environment.directory.storeByNumber(db, tenant.organizationId, order.store_number));
  if (!store) throw new ApiError(errors.storeNotFound);

  const { lines, removed } = await mergeItems(context, view.body, request.items, store);
  const user = orderUser(request.user, view.body.user);
  const { problems, totals } = cartProblems(lines, {
    delivery: !pickup,
    store,
    window: slot?.hold ?? { startsAt: view.windowStartsAt, endsAt: view.windowEndsAt },
    postalCode: view.body.address?.postal_code,
    birthday: user.birthday,
  });
  raiseAll(problems);

  const body: OrderBody = {
    ...view.body,
    items: lines.map(toOrderLine),
    removed_items: removed,
    tip_cents: request.initial_tip_cents,
    leave_unattended: (request.leave_unattended ?? view.body.leave_unattended) && !totals.alcohol && !pickup,
    ...(request.special_instructions === undefined ? {} : { special_instructions: request.special_instructions }),
    user,
  };
  const changed = changedView(view, { body, slot });
  const event = slot
    ? { name: 'fulfillment.rescheduled', metadata: rescheduled(changed) }
    : { name: 'cartwright.order_updated', metadata: orderUpdated(changed) };
  return { order, body, slot, event };
}

/** The new list: known line numbers keep the identity of their item, whatever code is sent with them. */
async function mergeItems(context: RequestScope, body: OrderBody, items: readonly LineInput[], store: Store) {
  const known = new Map([...body.removed_items, ...body.items].map((line) => [line.line_num, line]));
  const inputs = items.map((input) => {
    const line = known.get(input.line_num);
    return line ? { ...input, item: codeOf(line), replacement_policy: line.replacement_policy } : input;
  });
  const { codes, problems } = lineCodes(inputs);
  raiseAll(problems);
  raiseAll(existingUnderNewNumber(body, known, inputs, codes));
  // What is already ordered stays ordered, also when the store has taken it off sale since.
  const ordered = new Set(body.items.map((line) => line.line_num));
  const products = await resolveProducts(context, codes, store, (index) => ordered.has(inputs[index]!.line_num));
  const checked = checkLines(inputs, codes, products);
  raiseAll(checked.problems);
  const listed = new Set(items.map((input) => input.line_num));
  const lines: CartLine[] = checked.lines;
  return { lines, removed: [...known.values()].filter((line) => !listed.has(line.line_num)) };
}

function codeOf(line: OrderLine): { upc: string } | { rrc: string } {
  return line.rrc === '' ? { upc: line.upc } : { rrc: line.rrc };
}

/** An item that the order has may not come again under a new line number, even if its old line is left out. */
function existingUnderNewNumber(
  body: OrderBody,
  known: ReadonlyMap<string, OrderLine>,
  inputs: readonly LineInput[],
  codes: readonly ProductCode[],
): ApiError[] {
  const again = inputs.some(
    (input, index) => !known.has(input.line_num) && body.items.some((line) => line[codes[index]!.type] === codes[index]!.value),
  );
  return again ? [new ApiError(errors.duplicateItems)] : [];
}
