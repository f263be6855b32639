import { isDeepStrictEqual } from 'node:util';
import { orderUpdated } from '../../callbacks/payloads.ts';
import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { RetailerId, type Static, Type } from '../../contract/schema.ts';
import { MAX_QUANTITY } from '../../fulfillment/cart/cart.ts';
import { type OrderLine, STATUSES } from '../../fulfillment/orders/order.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { changeOrder } from './changing.ts';
import { requireOrder } from './finding.ts';
import { CodeSchema } from './items.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer, toOrderView } from './order-answer.ts';

/** Selections of one request (contract/concepts.md §16). */
const MAX_SELECTIONS = 10;

const Selection = Type.Object({
  line_num: RetailerId('Line item of the order.'),
  count: Type.Optional(
    Type.Integer({
      exclusiveMinimum: 0,
      maximum: MAX_QUANTITY,
      description: 'Preferred count of the replacement, for items sold by the unit. Default: as many as of the item.',
    }),
  ),
  weight: Type.Optional(
    Type.Number({ exclusiveMinimum: 0, maximum: MAX_QUANTITY, description: 'The same for items sold by weight, in the unit of the item.' }),
  ),
  replacement_items: Type.Optional(
    Type.Array(CodeSchema, {
      maxItems: 50,
      description: 'Preferred replacements, instead of those set before; an empty list clears them. Stay as they are when not sent.',
    }),
  ),
});
type SelectionInput = Static<typeof Selection>;

export const setItemReplacements = defineOperation({
  id: 'fulfillment.orders.set_replacements',
  method: 'PUT',
  path: '/v2/fulfillment/users/{user_id}/orders/{order_id}/replacement_selections',
  title: 'Set item replacements',
  description:
    "The customer's preferred replacements for line items of a delivery or pickup order, in case an item is not found. Overwrites the `replacement_items` set before. Possible while the order is `brand_new`, `acknowledged` or `picking`; idempotent.",
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.'), order_id: RetailerId('Id of the order.') }),
  body: Type.Object({
    selections: Type.Array(Selection, { minItems: 1, maxItems: MAX_SELECTIONS, description: 'One for each line item.' }),
  }),
  response: OrderSchema,
  errors: [
    errors.userNotFound,
    errors.userNotActive,
    errors.resourceNotFound,
    errors.orderTooLate,
    errors.retryLater,
    errors.lineNumsNotFound,
    errors.taken,
    errors.exactlyOneForm,
  ],
  writes: 'one_call',
  example: {
    params: { user_id: 'johnsmith6000', order_id: 'a1b2c3' },
    body: { selections: [{ line_num: '1', count: 2, replacement_items: [{ upc: '400000000022' }] }] },
    response: ORDER_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body, environment, now } = context;
    raiseAll(formProblems(body.selections));
    const change = await changeOrder(context, async () => {
      const order = await requireOrder(context, params.user_id, params.order_id);
      const view = toOrderView(order);
      if (order.kind !== 'delivery' && order.kind !== 'pickup') throw new ApiError(errors.resourceNotFound);
      if (order.locked_until !== null && order.locked_until > now) throw new ApiError(errors.retryLater);
      if (!STATUSES[view.status].replacements) throw new ApiError(errors.orderTooLate);
      const items = select(view.body.items, body.selections);
      const changed = { ...view.body, items };
      const event = { name: 'cartwright.order_updated', metadata: orderUpdated(view) };
      return { order, body: changed, event: isDeepStrictEqual(items, view.body.items) ? undefined : event };
    });
    return orderAnswer(environment, { ...toOrderView(change.order), body: change.body });
  },
});

function formProblems(selections: readonly SelectionInput[]): ApiError[] {
  const seen = new Set<string>();
  return selections.flatMap(({ line_num, replacement_items = [] }, index) => {
    const path = `selections[${index}]`;
    const again = seen.has(line_num) ? [new ApiError(errors.taken, { key: `${path}.line_num` })] : [];
    seen.add(line_num);
    const codes = replacement_items.flatMap(({ upc = '', rrc = '' }, position) =>
      (upc.trim() === '') === (rrc.trim() === '')
        ? [new ApiError(errors.exactlyOneForm, { key: `${path}.replacement_items[${position}]`, values: { forms: 'rrc or upc' } })]
        : [],
    );
    return [...again, ...codes];
  });
}

/** The lines with their selections; line numbers that the order does not have are refused together. */
function select(lines: readonly OrderLine[], selections: readonly SelectionInput[]): OrderLine[] {
  const wanted = new Map(selections.map((selection) => [selection.line_num, selection]));
  const unknown = [...wanted.keys()].filter((lineNum) => !lines.some((line) => line.line_num === lineNum));
  if (unknown.length > 0) throw new ApiError(errors.lineNumsNotFound, { values: { line_nums: unknown.join(', ') } });
  return lines.map((line) => {
    const selection = wanted.get(line.line_num);
    if (!selection) return line;
    const quantity = line.qty_unit === 'each' ? selection.count : selection.weight;
    const replacements = selection.replacement_items;
    return {
      ...line,
      ...(replacements === undefined ? {} : { replacement_items: replacements }),
      // Naming replacements is choosing oneself.
      ...(replacements?.length ? { replacement_policy: 'users_choice' as const } : {}),
      ...(quantity === undefined ? {} : { replacement_qty: quantity }),
    };
  });
}
