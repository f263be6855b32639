import { type Static, Type } from '../../contract/schema.ts';
import type { OrderView } from '../../fulfillment/orders/order.ts';
import type { Environment } from '../define.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer } from '../orders/order-answer.ts';

/** Order of the LMD and dispatch operations: without `items` and `warnings` (contract/last-mile.md). */
export const LastMileOrderSchema = Type.Omit(OrderSchema, ['items', 'warnings', 'pos_payment_method']);
export type LastMileOrderAnswer = Static<typeof LastMileOrderSchema>;

export function lastMileAnswer(environment: Environment, order: OrderView): LastMileOrderAnswer {
  const { items: _items, warnings: _warnings, ...answer } = orderAnswer(environment, order);
  return answer;
}

const { items: _items, warnings: _warnings, ...example } = ORDER_EXAMPLE;
export const LAST_MILE_EXAMPLE: LastMileOrderAnswer = example;
