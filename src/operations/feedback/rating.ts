import { ratingUpdated } from '../../callbacks/payloads.ts';
import { errors } from '../../contract/errors.ts';
import { OptionalText, oneOf, type Static, Type } from '../../contract/schema.ts';
import { HIGHLIGHTS, RATING_VALUES } from '../../fulfillment/orders/rating.ts';
import type { RequestScope } from '../define.ts';
import { changeOrder } from '../orders/changing.ts';
import { requireOrder } from '../orders/finding.ts';
import { toOrderView } from '../orders/order-answer.ts';

/** Shared body of both forms (contract/feedback.md). */
export const RatingSchema = Type.Object({
  rating_value: oneOf(RATING_VALUES, '`STARS1` dissatisfied (lowest) to `STARS5` happy (highest).'),
  highlights: Type.Optional(
    Type.Array(oneOf(HIGHLIGHTS, 'What was good.'), { maxItems: HIGHLIGHTS.length, description: 'What was good.' }),
  ),
  thank_you_note: OptionalText('A note to the shopper.', 1_000),
});

export const RatingResponse = Type.Object({ success: Type.Boolean() });
export const RATING_EXAMPLE = { rating_value: 'STARS5', highlights: ['SMOOTH_DELIVERY'], thank_you_note: 'Thank you!' };
export const RATING_ERRORS = [errors.blank, errors.notIncluded, errors.userNotFound, errors.userNotActive, errors.resourceNotFound];

/** Keeps the rating with the order; rating again replaces it. An order can be rated in any status: the contract names no limit. */
export async function rateOrder(context: RequestScope, userId: string, orderId: string, rating: Static<typeof RatingSchema>) {
  await changeOrder(context, async () => {
    const order = await requireOrder(context, userId, orderId);
    const view = toOrderView(order);
    const body = { ...view.body, rating };
    return { order, body, event: { name: 'fulfillment.rating_updated', metadata: ratingUpdated(view, rating) } };
  });
  return { success: true };
}
