import type { Client } from '../../../../client/client.ts';
import type { CallOptions } from '../../../../client/operation.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { useOrder as useLiveOrder } from '../../parts/order/use-order.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import type { Order, OrderStatus, WorkflowState } from './order-states.ts';

/** A line of an order, as `details` keeps it. */
export interface OrderLine {
  readonly line_num: string;
  readonly qty: number;
  readonly qty_unit: string;
  readonly name: string;
  readonly upc: string;
  readonly rrc: string;
  readonly replacement_policy: string;
  readonly special_instructions?: string;
  readonly added?: true;
  readonly pick?: {
    readonly status: 'not_found' | 'found' | 'replaced' | 'to_refund';
    readonly qty: number;
    readonly weight?: number;
    readonly replacement?: { readonly name: string; readonly upc: string; readonly rrc: string };
    readonly replacement_status?: 'PENDING' | 'APPROVED' | 'REJECTED';
  };
}

/** What the page shows of an order's `details`. */
export interface OrderDetails {
  readonly items: readonly OrderLine[];
  readonly address?: { readonly address_line_1: string; readonly address_line_2?: string; readonly postal_code: string };
  readonly tip_cents: number;
  readonly leave_unattended: boolean;
  readonly special_instructions?: string;
  readonly shopper?: { readonly id: number; readonly first_name: string };
  readonly rating?: { readonly rating_value: string; readonly thank_you_note?: string };
  readonly cancellation_reason?: string;
  readonly delivered_at?: string;
  readonly last_mile?: {
    readonly items_count: number;
    readonly items_weight: number;
    readonly bags_count?: number;
    readonly staged_at?: string;
  };
  readonly position?: { readonly latitude: number; readonly longitude: number };
}
export type WholeOrder = Order & { readonly status: OrderStatus; readonly workflow_state: WorkflowState; readonly details: OrderDetails };

/** An order that follows what happens to it. */
export function useOrder(orderId: string) {
  const [environment] = useEnvironment();
  const { data, ...query } = useLiveOrder(environment, orderId);
  return { ...query, data: data as WholeOrder | undefined };
}

/** A write on an order by whoever operates: it names the order's banner, and the order is read again. */
export function useOrderWrite<V = void>(order: Order, write: (client: Client, values: V, options: CallOptions) => Promise<unknown>) {
  const [environment] = useEnvironment();
  return useApiMutation<unknown, V>({
    mutationFn: (values) => write(connect(environment), values, { retailerId: order.retailer_id }),
    changes: [
      [environment, 'orders'],
      [environment, 'batches'],
    ],
  });
}

export function useMayOperate(): boolean {
  const [environment] = useEnvironment();
  return hasRight(useSession(), 'operate', environment);
}
