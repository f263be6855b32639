import { nullable, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { ListedOrder } from '../../../storage/orders/listing.ts';

export const listedOrderFields = {
  order_id: Type.String({ description: 'Id that the retailer chose.' }),
  internal_id: Type.Integer({ description: 'Our number of it, as chats and `X-Treat-Ids-As-Internal` know it.' }),
  retailer_id: Type.String({ description: 'Slug of its banner.' }),
  kind: Type.String({ description: '`delivery`, `pickup`, `last_mile` or `dispatch`.' }),
  status: Type.String({ description: 'Status, as Get an order answers it.' }),
  workflow_state: Type.String({ description: 'Where it stands in the hands of shoppers.' }),
  user_id: nullable(Type.String({ description: 'Its user; null for a dispatch order without one.' })),
  location_code: Type.String({ description: 'Its store.' }),
  batch_id: nullable(Type.Integer({ description: 'Batch in which it stands.' })),
  shopper_id: nullable(Type.Integer({ description: 'Who fulfills it now, or did last.' })),
  window_starts_at: Type.String({ description: 'ISO 8601, UTC.' }),
  window_ends_at: Type.String({ description: 'ISO 8601, UTC.' }),
  late: Type.Boolean({ description: 'Its window is over, and it is neither delivered nor canceled.' }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  updated_at: Type.String({ description: 'ISO 8601, UTC.' }),
};
export const ListedOrderSchema = Type.Object(listedOrderFields);

export const EXAMPLE_LISTED_ORDER: Static<typeof ListedOrderSchema> = {
  order_id: 'a1b2c3',
  internal_id: 5,
  retailer_id: 'the-garden-market',
  kind: 'delivery',
  status: 'picking',
  workflow_state: 'picking',
  user_id: 'johnsmith6000',
  location_code: '941-01',
  batch_id: 1,
  shopper_id: 21850710,
  window_starts_at: '2026-05-06T18:00:00Z',
  window_ends_at: '2026-05-06T20:00:00Z',
  late: false,
  created_at: '2026-05-06T16:00:00Z',
  updated_at: '2026-05-06T16:20:00Z',
};

export function listedOrderAnswer(row: ListedOrder, now: number): Static<typeof ListedOrderSchema> {
  return {
    order_id: row.order_id,
    internal_id: row.id,
    retailer_id: row.retailer_id,
    kind: row.kind,
    status: row.status,
    workflow_state: row.workflow_state,
    user_id: row.user_id === '' ? null : row.user_id,
    location_code: row.location_code,
    batch_id: row.batch_id,
    shopper_id: row.shopper_id,
    window_starts_at: formatUtc(row.window_starts_at),
    window_ends_at: formatUtc(row.window_ends_at),
    late: row.window_ends_at < now && row.status !== 'delivered' && row.status !== 'canceled',
    created_at: formatUtc(row.created_at),
    updated_at: formatUtc(row.updated_at),
  };
}
