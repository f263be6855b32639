import { OrderTable } from '../orders/OrderTable.tsx';
import type { Store, StoreKey } from './use-store.ts';

/** The store's orders, those with the earliest window first. */
export function StoreOrders({ storeKey }: { readonly store: Store; readonly storeKey: StoreKey }) {
  return (
    <OrderTable query={{ retailer_id: storeKey.retailerId, location_code: storeKey.location_code }} isFiltered={false} sort="newest" />
  );
}
