import { ApiError, errors } from '../../contract/errors.ts';
import { ageProblems, requiredAge } from '../../fulfillment/cart/age.ts';
import { type CartLine, type CartTotals, deliveryProblems, duplicateProblems, totalsOf } from '../../fulfillment/cart/cart.ts';
import { findPostalArea } from '../../fulfillment/geography/geography.ts';
import type { OrderLine } from '../../fulfillment/orders/order.ts';
import { allowsAlcohol } from '../../fulfillment/slots/alcohol.ts';
import { formatLocal } from '../../fulfillment/slots/format.ts';
import type { Interval } from '../../fulfillment/slots/interval.ts';
import type { Store } from '../../storage/stores/store.ts';

/** What an order is checked against besides its lines. */
export interface OrderSetting {
  readonly delivery: boolean;
  readonly store: Store;
  readonly window: Interval;
  /** Postal code of the delivery, undefined for pickup. */
  readonly postalCode: string | undefined;
  readonly birthday: string | undefined;
}

/** All that is wrong with a cart in its setting: duplicates, limits of a delivery, alcohol, age. */
export function cartProblems(lines: readonly CartLine[], setting: OrderSetting): { problems: ApiError[]; totals: CartTotals } {
  const totals = totalsOf(lines);
  const { store, window } = setting;
  const date = formatLocal(store.calendar.timeZone, window.startsAt).slice(0, 10);
  const problems = [
    ...duplicateProblems(lines),
    ...(setting.delivery ? deliveryProblems(lines, totals) : []),
    ...(totals.alcohol ? alcoholProblems(store, setting.postalCode, window) : []),
    ...ageProblems(requiredAge(totals, store.country, store.address.region), setting.birthday, date),
  ];
  return { problems, totals };
}

/** Alcohol stays within the state or province of the store (contract/concepts.md §5; the rule's detail is ours). */
export function alcoholProblems(store: Store, postalCode: string | undefined, window: Interval | undefined): ApiError[] {
  if (!store.alcohol) return [new ApiError(errors.alcoholNotOffered)];
  const region = postalCode === undefined ? undefined : findPostalArea(postalCode)?.region;
  if (region !== undefined && store.address.region !== undefined && region !== store.address.region) {
    return [new ApiError(errors.alcoholZipCode)];
  }
  const { policy, timeZone } = store.calendar;
  return window !== undefined && !allowsAlcohol(policy, timeZone, window) ? [new ApiError(errors.alcoholHours)] : [];
}

/** A checked line as the order keeps it. */
export function toOrderLine(line: CartLine): OrderLine {
  const { product } = line;
  return {
    line_num: line.lineNum,
    qty: line.quantity,
    qty_unit: line.unit,
    replacement_policy: line.replacementPolicy,
    replacement_items: line.replacementItems,
    ...(line.specialInstructions === undefined ? {} : { special_instructions: line.specialInstructions }),
    upc: product.upc,
    rrc: product.rrc,
    name: product.name,
    ...(product.alcohol === null ? {} : { alcohol: product.alcohol }),
    ...(line.metadata === undefined ? {} : { metadata: line.metadata }),
  };
}
