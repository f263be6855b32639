import { BigId, IsoTime, OptionalText, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { STATUSES } from '../../../fulfillment/orders/order.ts';
import { WORKFLOW_STATES } from '../../../fulfillment/workflow/workflows.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import type { OrderFilters } from '../../../storage/orders/listing.ts';
import type { Context } from '../../define.ts';

const time = (description: string) => Type.Optional(IsoTime(`${description} ISO 8601.`));

/** Query parameters that choose orders. */
export const OrderFilterQuery = {
  status: Type.Optional(oneOf(Object.keys(STATUSES), 'Only orders of this status.')),
  workflow_state: Type.Optional(oneOf(WORKFLOW_STATES, 'Only orders that stand there.')),
  kind: Type.Optional(oneOf(['delivery', 'pickup', 'last_mile', 'dispatch'], 'Only orders of this kind.')),
  retailer_id: OptionalText('Only orders of the banner of this slug.'),
  location_code: OptionalText('Only orders of stores of this location code.'),
  user_id: OptionalText('Only orders of this user.'),
  q: OptionalText(
    'What the order id begins with, or the first or the last name of its user, or both names in a row; capitals count in ids only.',
    100,
  ),
  batch_id: Type.Optional(BigId('Only orders that stand in this batch.')),
  shopper_id: Type.Optional(BigId('Only orders that this shopper fulfills, or fulfilled last.')),
  late: Type.Optional(Type.Boolean({ description: 'Only orders whose window is over and that are not done; with false only the others.' })),
  created_from: time('Only orders created at this time or later.'),
  created_to: time('Only orders created before this time.'),
  window_from: time('Only orders whose window begins at this time or later.'),
  window_to: time('Only orders whose window begins before this time.'),
};
const Filter = Type.Object(OrderFilterQuery);

export function filtersOf({ query, now }: Context<unknown, Static<typeof Filter>, unknown>): OrderFilters {
  const instant = (text: string | undefined) => (text === undefined ? undefined : parseIsoTime(text));
  const text = (value: string | undefined) => (value === '' ? undefined : value);
  return {
    status: query.status,
    workflowState: query.workflow_state,
    kind: query.kind,
    retailerId: text(query.retailer_id),
    locationCode: text(query.location_code),
    userId: text(query.user_id),
    search: text(query.q?.trim()),
    batchId: query.batch_id,
    shopperId: query.shopper_id,
    createdFrom: instant(query.created_from),
    createdTo: instant(query.created_to),
    windowFrom: instant(query.window_from),
    windowTo: instant(query.window_to),
    now,
    late: query.late === undefined ? undefined : { is: query.late, now },
  };
}
