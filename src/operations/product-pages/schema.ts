import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { HEALTH_FILTERS } from '../developer-platform/page-items.ts';
import { CoordinatesSchema, DestinationSchema } from '../post-checkout/places.ts';

const StoreSchema = Type.Object({
  location_code: Type.String({ description: 'Code of the store, unique for its retailer.' }),
  retailer_key: Type.String({ description: 'Key of the retailer.' }),
  retailer_name: Type.String(),
  name: Type.String(),
  address: DestinationSchema,
  coordinates: CoordinatesSchema,
  kilometres: Type.Optional(Type.Number({ description: 'From the postal code, in a straight line.' })),
  delivers: Type.Boolean({ description: 'Delivers to the postal code.' }),
  pickup: Type.Boolean({ description: 'Orders can be collected.' }),
});
export type StoreOnPage = Static<typeof StoreSchema>;

const ProductSchema = Type.Object({
  name: Type.String(),
  brand: Type.Optional(Type.String()),
  size: Type.Optional(Type.String()),
  image_url: Type.Optional(Type.String()),
  upc: Type.Optional(Type.String()),
  rrc: Type.Optional(Type.String({ description: "The retailer's reference code." })),
  cost_unit: Type.String({ description: '`each`, `lb` or `kg`.' }),
  price_cents: nullable(Type.Integer({ description: 'Price of one unit; null where the catalogue has none.' })),
  available: Type.Boolean({ description: 'The store has it.' }),
  alcohol: Type.Boolean({ description: 'Only for people of age.' }),
});
export type ProductOnPage = Static<typeof ProductSchema>;

export const ProductPageSchema = Type.Object({
  kind: oneOf(['shopping_list', 'recipe'], 'Kind of page.'),
  title: Type.String(),
  image_url: Type.Optional(Type.String()),
  author: Type.Optional(Type.String()),
  servings: Type.Optional(Type.Integer()),
  cooking_time: Type.Optional(Type.Integer({ description: 'Minutes.' })),
  content_creator_credit_info: Type.Optional(Type.String()),
  instructions: Type.Array(Type.String(), { description: 'Steps.' }),
  created_at: Type.String({ description: 'ISO 8601.' }),
  expires_at: nullable(Type.String({ description: 'ISO 8601; null: never.' })),
  partner_linkback_url: Type.Optional(Type.String({ description: 'Back to the partner; `http` or `https`.' })),
  enable_pantry_items: Type.Boolean({ description: 'People may leave out what they have.' }),
  items: Type.Array(
    Type.Object({
      name: Type.String({ description: 'What is wanted.' }),
      display_text: Type.Optional(Type.String({ description: 'What to show for it.' })),
      measurements: Type.Array(Type.Object({ quantity: Type.Number(), unit: Type.String() }), { description: 'How much of it.' }),
      brand_filters: Type.Array(Type.String()),
      health_filters: Type.Array(oneOf(HEALTH_FILTERS, 'Health filter.')),
      product: nullable({
        ...ProductSchema,
        description: 'What the chosen store sells for it; null where nothing fits or no store is chosen.',
      }),
    }),
  ),
  store: nullable({ ...StoreSchema, description: 'The chosen store; null without a place or a code.' }),
  stores: Type.Array(StoreSchema, { description: 'Stores around the postal code, the nearest first, twenty at most.' }),
});
