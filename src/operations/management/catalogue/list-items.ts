import { errors } from '../../../contract/errors.ts';
import { nullable, OptionalText, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { listStoreItems } from '../../../storage/catalogue/read.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, numericKey, PageQuery, pageOf, takePage } from '../paging.ts';
import { ownStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';

const StoreItemSchema = Type.Object({
  retailer_reference_code: nullable(Type.String({ description: "The retailer's own code of the product." })),
  lookup_code: nullable(Type.String({ description: 'First lookup code of the product.' })),
  item_name: Type.String({ description: 'Name of the product.' }),
  available: Type.Boolean({ description: 'Can be bought in this store.' }),
  price_cents: nullable(Type.Integer({ description: 'Price in this store; null: that of the product.' })),
  alcoholic: nullable(Type.Boolean({ description: 'Null: as the product says.' })),
  cost_unit: nullable(Type.String({ description: 'Null: as the product says.' })),
  par_weight: nullable(Type.Number({ description: 'Null: as the product says.' })),
  attributes: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'What else was submitted, under the names of the Catalog API: `item_tax_data`, `promotion`, `blackout_times` …',
  }),
  updated_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const listItems = defineOperation({
  id: 'management.store_items.list',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/items',
  title: "List a store's items",
  description: 'What the store says of products by itself. A product that is not listed is sold in the store as the catalogue says.',
  access: MANAGE_BANNER,
  params: StorePath,
  query: Type.Object({
    ...PageQuery,
    q: OptionalText('Words, or beginnings of words, that the name of the product has.', 100),
    available: Type.Optional(Type.Boolean({ description: 'Only what can be bought, or only what can not.' })),
  }),
  response: Type.Object({ items: Type.Array(StoreItemSchema), next_cursor: NextCursor }),
  errors: [errors.resourceNotFound, errors.invalid, errors.tooSmall, errors.tooLarge, errors.tooLong],
  writes: 'none',
  example: {
    params: { location_code: 'GM-941' },
    query: { available: false },
    response: {
      items: [
        {
          retailer_reference_code: 'GM-000042',
          lookup_code: '400000000015',
          item_name: 'Garden Bakery White Bread, 20 oz',
          available: false,
          price_cents: 329,
          alcoholic: null,
          cost_unit: null,
          par_weight: null,
          attributes: { item_tax_data: { sales_tax: { tax_type: 'rate_percent', value: 8.5, authority: 'state' } } },
          updated_at: '2026-05-06T07:00:00Z',
        },
      ],
      next_cursor: null,
    },
  },
  handle: async (context) => {
    const { params, query, db, tenant } = context;
    const { limit, fetch, after } = pageOf(query);
    const key = [tenant.organizationId, tenant.bannerId, params.location_code] as const;
    const found = await db.query(listStoreItems, [...key, numericKey(after), query.available ?? null, query.q?.trim() || null, fetch]);
    if (found.length === 0) await ownStore(context);
    const { rows, next } = takePage(found, limit, (row) => String(row.product_id));
    const items = rows.map(({ product_id: _, rrc, upc, name, available, updated_at, ...rest }) => ({
      retailer_reference_code: rrc,
      lookup_code: upc,
      item_name: name,
      available: available ?? true,
      ...rest,
      updated_at: formatUtc(updated_at),
    }));
    return { items, next_cursor: next };
  },
});
