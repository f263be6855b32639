import { IsoTime, OptionalText, oneOf, RequiredText, type Static, Type } from '../../contract/schema.ts';
import { Count, Flag, identifiers, Measure, Money } from './fields.ts';

const Taxes = oneOf(['rate_percent', 'amount_cents'], 'Whether `value` is percent or cents.');
const AUTHORITIES = ['national', 'state', 'province', 'region', 'county', 'city', 'parish', 'other'] as const;
const TAXES = [
  'sales_tax',
  'bottle_redemption',
  'bottle_deposit',
  'sugar_tax',
  'liquor_tax',
  'alcohol_tax',
  'bottle_water_tax',
  'value_added_tax',
  'goods_and_services_tax',
  'provincial_sales_tax',
  'harmonized_sales_tax',
  'other',
] as const;

const TaxSchema = Type.Object(
  {
    tax_type: Taxes,
    value: Type.Number({ minimum: 0, maximum: 1_000_000, description: 'Percent (8.5 is 8.5 %) or cents.' }),
    authority: Type.Optional(oneOf(AUTHORITIES, 'Who levies it.')),
  },
  { description: 'One tax or fee.' },
);

/** `MM/DD/YYYY`. */
const UsDate = (description: string) => Type.String({ maxLength: 10, format: 'us-date', description: `${description} MM/DD/YYYY.` });

const BlackoutSchema = Type.Object({
  weekday: Type.String({ maxLength: 16, description: '`monday` … `sunday`.' }),
  start_hour: Type.String({ maxLength: 32, description: 'Local time of the store, `6:00:00:00+0000`, inclusive.' }),
  end_hour: Type.String({ maxLength: 32, description: 'Local time of the store, `24:00:00:00+0000`, inclusive.' }),
  start_date: UsDate('First date.'),
  end_date: Type.Optional(UsDate('Last date.')),
  message: OptionalText('Shown to the customer.', 1_000),
});

const PromotionSchema = Type.Object(
  {
    promotion_type: RequiredText('Kind, for example `Buy_M_Get_N_Free`.'),
    promotion_metadata: Type.Unsafe<Record<string, unknown>>({
      type: 'object',
      additionalProperties: true,
      description: 'Terms; the keys depend on the kind (contract/catalog.md §3.3).',
    }),
    promotion_start_at: IsoTime('Start, ISO 8601.'),
    promotion_end_at: IsoTime('End, ISO 8601.'),
    promotion_group_id: RequiredText('Group; a new promotion replaces that of the item.'),
  },
  { description: 'A promotion; all fields are required.' },
);

const FlyersSchema = Type.Unsafe<Record<string, unknown>>({
  type: 'object',
  additionalProperties: true,
  description: 'By flyer identifier: `starts_at`, `ends_at` (ISO 8601), `activity_id`, `page`, `top_deal` (contract/catalog.md §3.5).',
});

/** One flyer of `retailer_flyer_data`. */
export const FlyerSchema = Type.Object({
  starts_at: IsoTime('Start, ISO 8601.'),
  ends_at: IsoTime('End, ISO 8601.'),
  activity_id: OptionalText('Activity.'),
  page: Count('Page.', 100_000),
  top_deal: Flag('Top deal.'),
});

const TareSchema = Type.Object({
  weight_code: Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Code of the package.' }),
  weight_value: Type.Number({ minimum: 0, maximum: 100_000, description: 'Subtracted from the total weight, in the unit of the item.' }),
  name: RequiredText('Name of the package.'),
  image_url: RequiredText('Image of the package.', 2_000),
});

const ConfigurableSchema = Type.Object({
  config_id: RequiredText('Id of the configuration.'),
  lead_time: Count('Lead time in minutes.', 1_000_000),
  config_type: oneOf(['prep_style', 'custom', 'builder'], 'Kind of configuration.'),
  status: Type.Boolean({ description: 'In use.' }),
  options: Type.Array(
    Type.Object({
      config_option_id: RequiredText('Id of the option.'),
      name: RequiredText('Name shown.'),
      type: oneOf(['base_selection', 'single_selection', 'multiple_selection', 'text', 'text_field'], 'Kind of choice.'),
      status: Type.Boolean({ description: 'In use.' }),
      mandatory: Type.Boolean({ description: 'Must be chosen.' }),
      default_text: OptionalText('Text by default.', 1_000),
      price: OptionalText('Price, for example `5.00`.', 20),
      items: Type.Optional(
        Type.Array(Type.Unsafe<Record<string, unknown>>({ type: 'object', additionalProperties: true }), {
          maxItems: 500,
          description: 'Choices; kept as they are.',
        }),
      ),
    }),
    { minItems: 1, maxItems: 200, description: 'Options.' },
  ),
});

/** Documented fields of an item submission (contract/catalog.md §2). */
const documented = {
  alcoholic: Flag('Contains alcohol.'),
  available: Flag('Can be bought in this store.'),
  available_for_cart: Flag('Can be bought with a Caper Cart.'),
  baked_good_baggable: Flag('Loose bakery item that may be mixed in one bag.'),
  balance_on_hand: Type.Optional(Type.Integer({ minimum: -1_000_000_000, maximum: 1_000_000_000, description: 'Number in this store.' })),
  blackout_times: Type.Optional(
    Type.Array(BlackoutSchema, { maxItems: 100, description: 'When the item may not be ordered (contract/catalog.md §3.7).' }),
  ),
  cancel_lead_time: Count('Minutes in which a catering item cannot be cancelled.', 1_000_000),
  order_lead_time: Count('Minutes to fulfil.', 1_000_000),
  price: Type.Optional(Money('Price in this store, decimal currency (5.99), not cents.')),
  configurable_products: Type.Optional(Type.Array(ConfigurableSchema, { maxItems: 100, description: 'Configurations.' })),
  promotion: Type.Optional(PromotionSchema),
  item_tax_data: Type.Optional(
    Type.Object(Object.fromEntries(TAXES.map((name) => [name, Type.Optional(TaxSchema)])) as Record<string, typeof TaxSchema>, {
      description: 'Taxes and fees by kind (contract/catalog.md §3.4).',
    }),
  ),
  retailer_flyer_data: Type.Optional(FlyersSchema),
  tare_packaging: Type.Optional(Type.Array(TareSchema, { maxItems: 50, description: 'Packages whose weight is subtracted.' })),
};

/** Columns of the inventory file for the same facts (contract/catalog.md §4); taken under the same names. */
const fileColumns = {
  cost_price_per_unit: Type.Optional(Money('As `price`.')),
  cost_unit: Type.Optional(oneOf(['each', 'lb', 'kg'], 'How the item is sold in this store.')),
  par_weight: Measure('Weight of one piece.'),
  sold_weight: Measure('Weight as sold.'),
  in_assortment: Flag('False: not sold in this store.'),
  last_sold_date: Type.Optional(UsDate('When it was last sold.')),
  max_in_cart: Count('Most units in one cart; 0: no limit.', 1_000_000),
  sale_price_cents: Count('Sale price in cents.', 100_000_000),
  sale_start_at: OptionalText('First day of the sale.', 64),
  sale_end_at: OptionalText('End of the sale, exclusive.', 64),
  loyalty_cost_price_cents: Count('Price for members in cents.', 100_000_000),
  loyalty_cost_price_start_at: OptionalText('First day of the price for members.', 64),
  loyalty_cost_price_end_at: OptionalText('End of the price for members, exclusive.', 64),
  is_catering: Flag('Catering.'),
  is_hot: Flag('Served hot.'),
  storage_temp: Type.Optional(oneOf(['Chilled', 'Room', 'Frozen'], 'Storage.')),
  usa_snap_eligible: Flag('May be paid with SNAP.'),
  usa_ebtcash_eligible: Flag('May be paid with EBT cash.'),
};

export const ItemSubmissionSchema = Type.Object(
  { ...identifiers, store_identifier: RequiredText('Location code of the store.'), ...documented, ...fileColumns },
  { description: 'A product in one store; only the attributes that are present change.' },
);
export type ItemSubmission = Static<typeof ItemSubmissionSchema>;

export const EXAMPLE_ITEM: ItemSubmission = { lookup_code: '1234567890', store_identifier: '1234', available: true, price: 5.99 };
