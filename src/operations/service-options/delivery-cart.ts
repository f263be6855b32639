import { type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import { type CartTotals, deliveryProblems, type LineInput, totalsOf } from '../../fulfillment/cart/cart.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';
import { alcoholProblems } from '../orders/cart-checks.ts';
import { checkItems } from '../orders/items.ts';
import type { Located } from '../stores/address.ts';

export const DELIVERY_CART_ERRORS: readonly ErrorDefinition[] = [
  errors.invalidItems,
  errors.itemsNotDeliverable,
  errors.tooManyUnits,
  errors.beveragesTooHeavy,
  errors.tooManyBulkyItems,
  errors.alcoholNotOffered,
  errors.alcoholZipCode,
];

/** Checks a cart against what a store delivers to a place, whatever the time slot; raises all that is wrong with it. */
export async function checkDeliveryCart(
  context: RequestScope,
  items: readonly LineInput[],
  store: Store,
  place: Located,
): Promise<CartTotals> {
  const lines = await checkItems(context, items, store);
  const totals = totalsOf(lines);
  raiseAll(deliveryProblems(lines, totals));
  if (totals.alcohol) raiseAll(alcoholProblems(store, place.postalCode, undefined));
  return totals;
}
