import { type Static, Type } from '../../contract/schema.ts';
import type { OrderLine } from '../../fulfillment/orders/order.ts';
import type { PickStatus, Replacement } from '../../fulfillment/orders/picking.ts';
import { readCustomerOrder } from '../../storage/post-checkout/order.ts';
import { defineOperation } from '../define.ts';
import { EXAMPLE_PATH, ORDER_ERRORS, OrderPath, POST_CHECKOUT } from './access.ts';
import { requireCustomerOrder } from './finding.ts';
import { type Goods, goodsOf } from './goods.ts';
import { itemId } from './item-id.ts';

const STATUSES: Readonly<Record<PickStatus, string>> = {
  not_found: 'NOT_PICKED',
  found: 'FOUND',
  replaced: 'REPLACED',
  to_refund: 'TO_REFUND',
};

/** OrderItem (contract/post-checkout.md §3). */
export const CustomerItemSchema = Type.Object({
  name: Type.String({ description: 'Name of the product.' }),
  image_url: Type.Optional(Type.String({ description: 'Picture, where the catalogue has one.' })),
  quantity: Type.String({ description: 'How much of it, a decimal number.' }),
  cost_unit: Type.String({ description: 'Unit of the quantity: `each`, `lb` or `kg`.' }),
});

/** LineItem (contract/post-checkout.md §3). */
export const LineItemSchema = Type.Object({
  id: Type.String({ description: 'Id of the line item; it stays through updates and replacements.' }),
  replacement_status: Type.String({
    description: '`SUBSTITUTION_STATUS_UNSPECIFIED` without a replacement, `PENDING` until the customer answers, `APPROVED` or `REJECTED`.',
  }),
  status: Type.String({ description: 'What became of the ordered item: `NOT_PICKED`, `FOUND`, `REPLACED` or `TO_REFUND`.' }),
  certified_delivery: Type.Boolean({ description: 'The customer signs for it.' }),
  line_num: Type.String({ description: "The retailer's line number." }),
  item: CustomerItemSchema,
  replacement: Type.Optional(CustomerItemSchema),
  alternative: Type.Optional(CustomerItemSchema),
});

export const getOrderItems = defineOperation({
  id: 'post_checkout.items.list',
  method: 'GET',
  path: '/v2/post_checkout/orders/{order_id}/items',
  title: 'Get order items',
  description:
    "What was ordered, what became of each item, and the shopper's replacement where there is one. `alternative` is what the customer asked for when rejecting a replacement. Last mile orders, whose items the retailer picks, have none.",
  access: POST_CHECKOUT,
  internalIds: true,
  params: OrderPath,
  response: Type.Object({ line_items: Type.Array(LineItemSchema) }),
  errors: ORDER_ERRORS,
  writes: 'none',
  example: {
    params: EXAMPLE_PATH,
    response: {
      line_items: [
        {
          id: 'MTAxOjE',
          replacement_status: 'PENDING',
          status: 'REPLACED',
          certified_delivery: false,
          line_num: '1',
          item: { name: 'Whole Milk', quantity: '2', cost_unit: 'each' },
          replacement: { name: 'Oat Milk', quantity: '2', cost_unit: 'each' },
        },
      ],
    },
  },
  handle: async (context) => {
    const order = await requireCustomerOrder(context, readCustomerOrder);
    const goods = await goodsOf(context, order);
    return { line_items: order.view.body.items.map((line) => lineItem(order.row.id, line, goods)) };
  },
});

export function lineItem(orderRef: number, line: OrderLine, goods: Goods): Static<typeof LineItemSchema> {
  const { pick } = line;
  const item = (product: Pick<Replacement, 'upc' | 'rrc' | 'name'>, quantity: number) => {
    const image_url = goods.product(product)?.imageUrl;
    return {
      name: product.name,
      ...(image_url === undefined ? {} : { image_url }),
      quantity: String(quantity),
      cost_unit: line.qty_unit,
    };
  };
  return {
    id: itemId(orderRef, line),
    replacement_status: pick?.replacement_status ?? 'SUBSTITUTION_STATUS_UNSPECIFIED',
    status: STATUSES[pick?.status ?? 'not_found'],
    certified_delivery: goods.certified(line),
    line_num: line.line_num,
    item: item(line, line.qty),
    ...(pick?.status === 'replaced' && pick.replacement ? { replacement: item(pick.replacement, pick.qty) } : {}),
    ...(pick?.alternative ? { alternative: item(pick.alternative, pick.alternative.qty) } : {}),
  };
}
