import { ApiError, ApiErrors, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, RetailerId, type Static, Type } from '../../contract/schema.ts';
import { MAX_QUANTITY } from '../../fulfillment/cart/cart.ts';
import type { OrderLine } from '../../fulfillment/orders/order.ts';
import { type Alternative, answerability, answered } from '../../fulfillment/orders/replacement.ts';
import { findCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation, type RequestScope } from '../define.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { move } from '../fulfilling/moving.ts';
import { lineEvents } from '../fulfilling/shopping.ts';
import { EmptyResponse } from '../mount.ts';
import { resolveProducts } from '../orders/items.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, POST_CHECKOUT } from './access.ts';
import { type CustomerOrder, requireCustomerOrder } from './finding.ts';
import { itemId } from './item-id.ts';
import { storeOf } from './places.ts';

const DECISIONS = ['APPROVED', 'REJECTED'] as const;
type Decision = (typeof DECISIONS)[number];
const isDecision = (status: string): status is Decision => (DECISIONS as readonly string[]).includes(status);

const AlternativeSchema = Type.Object(
  {
    upc: OptionalText('Universal product code.'),
    rrc: OptionalText("Retailer's reference code."),
    count: Type.Optional(Type.Integer({ maximum: MAX_QUANTITY, description: 'Number of units, above 0; for products sold by the unit.' })),
    weight: Type.Optional(Type.Number({ maximum: MAX_QUANTITY, description: 'Weight, above 0; for products sold by weight.' })),
  },
  { description: 'What the shopper is to look for instead; only with `REJECTED`. One of `upc` or `rrc`, one of `count` or `weight`.' },
);
type AlternativeInput = Static<typeof AlternativeSchema>;

export const answerReplacement = defineOperation({
  id: 'post_checkout.items.answer_replacement',
  method: 'PUT',
  path: '/v2/post_checkout/orders/{order_id}/items/{order_item_id}/replacement',
  title: 'Handle an order item replacement',
  description:
    "The customer approves or rejects the shopper's replacement, once and while the order is `picking`. A rejected item is refunded; with an alternative the shopper looks for that first. What is not answered by the checkout counts as approved.",
  access: POST_CHECKOUT,
  params: Type.Object({
    order_id: RetailerId("The retailer's id of the order."),
    order_item_id: Type.String({ maxLength: 2_000, description: '`id` of the line item, from Get order items.' }),
  }),
  body: Type.Object({
    // Optional here, since a missing status has a refusal of its own.
    status: Type.Optional(Type.String({ maxLength: 100, description: 'Required: `APPROVED` or `REJECTED`.' })),
    alternative_item: Type.Optional(AlternativeSchema),
  }),
  response: EmptyResponse,
  errors: [
    errors.blank,
    errors.notIncluded,
    errors.exactlyOneForm,
    errors.countNotPositive,
    errors.weightNotPositive,
    errors.exclusiveFields,
    errors.tooLarge,
    errors.alternativeUnresolved,
    errors.notPicking,
    errors.noReplacement,
    errors.replacementAnswered,
    ...ORDER_ERRORS,
    errors.orderItemNotFound,
    errors.retryLater,
  ],
  writes: 'one_call',
  example: {
    params: { ...EXAMPLE_PATH, order_item_id: 'MTAxOjE' },
    body: { status: 'REJECTED', alternative_item: { upc: '400000000022', count: 1 } },
    response: {},
  },
  handle: async (context) => {
    const { params, body } = context;
    const decision = decisionOf(body.status);
    const wish = body.alternative_item;
    if (wish) checkAlternative(wish, decision);
    await move(context, async () => {
      const order = await requireCustomerOrder(context, findCustomerOrder);
      const { items } = order.view.body;
      const at = items.findIndex((line) => itemId(order.row.id, line) === params.order_item_id);
      const before = items[at];
      if (!before) throw new ApiError(errors.orderItemNotFound, { values: { id: params.order_item_id } });
      const alternative = wish && (await resolveAlternative(context, order, wish));
      requireAnswerable(order, before);
      const line = answered(before, decision, alternative);
      const view = { ...order.view, body: { ...order.view.body, items: items.with(at, line) } };
      const refunded = line.pick?.status === 'to_refund';
      return { orders: [{ order, view, events: refunded ? lineEvents(context, order, view, before, line, 'to_refund') : [] }] };
    });
    return {};
  },
});

/** A missing status fails twice, as documented: it is blank, and it is not in the list. */
function decisionOf(status = ''): Decision {
  const notIncluded = new ApiError(errors.notIncluded, { key: 'status' });
  if (status.trim() === '') throw new ApiErrors([new ApiError(errors.blank, { key: 'status' }), notIncluded]);
  if (!isDecision(status)) throw notIncluded;
  return status;
}

function checkAlternative({ upc = '', rrc = '', count, weight }: AlternativeInput, decision: Decision): void {
  const key = 'alternative_item';
  if (decision === 'APPROVED') throw new ApiError(errors.exclusiveFields, { key, values: { field: 'APPROVED' } });
  const exactlyOne = (forms: string) => new ApiError(errors.exactlyOneForm, { key, values: { forms } });
  raiseAll([
    ...((upc.trim() === '') === (rrc.trim() === '') ? [exactlyOne('rrc or upc')] : []),
    ...((count === undefined) === (weight === undefined) ? [exactlyOne('count or weight')] : []),
    ...(count !== undefined && count <= 0 ? [new ApiError(errors.countNotPositive)] : []),
    ...(weight !== undefined && weight <= 0 ? [new ApiError(errors.weightNotPositive)] : []),
  ]);
}

/** The product as the order's store sells it, in the quantity by which it is sold. */
async function resolveAlternative(context: RequestScope, order: CustomerOrder, wish: AlternativeInput): Promise<Alternative> {
  const { upc = '', rrc = '' } = wish;
  const code = rrc.trim() === '' ? ({ type: 'upc', value: upc.trim() } as const) : ({ type: 'rrc', value: rrc.trim() } as const);
  const [product] = await resolveProducts(context, [code], await storeOf(context, order));
  if (!product) throw new ApiError(errors.alternativeUnresolved);
  const unit = product.costUnit === 'each' || product.parWeight !== null ? 'count' : 'weight';
  const qty = wish[unit];
  if (qty === undefined) throw new ApiError(errors.blank, { key: `alternative_item.${unit}` });
  return { upc: product.upc, rrc: product.rrc, name: product.name, qty };
}

function requireAnswerable(order: CustomerOrder, line: OrderLine): void {
  const state = stateOf(order);
  const answer = answerability(line);
  if (answer === 'answered') throw new ApiError(errors.replacementAnswered);
  if (state !== 'picking') throw new ApiError(errors.notPicking, { values: { state } });
  if (answer === 'no_replacement') throw new ApiError(errors.noReplacement);
}
