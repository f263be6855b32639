import type { Operation } from '../../define.ts';
import { getManagedOrder } from './get-order.ts';
import { listOrders } from './list-orders.ts';
import { summarizeOrders } from './summarize-orders.ts';

export const managedOrderOperations: readonly Operation[] = [listOrders, getManagedOrder, summarizeOrders];
