import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import type { CatalogueProductRow } from '../../../storage/catalogue/read.ts';

/** A product of the banner's catalogue. */
export const ManagedProductSchema = Type.Object({
  retailer_reference_code: nullable(Type.String({ description: "The retailer's own code; null where the product has none." })),
  lookup_code: nullable(Type.String({ description: 'The first lookup code, as it was sent; null where the product has none.' })),
  further_lookup_codes: Type.Array(Type.String(), { description: 'Further lookup codes of the product, without leading zeros.' }),
  item_name: Type.String({ description: 'Name.' }),
  brand_name: nullable(Type.String({ description: 'Brand.' })),
  size: nullable(Type.String({ description: 'Size as printed.' })),
  cost_unit: oneOf(['each', 'lb', 'kg'], 'How the product is sold.'),
  par_weight: nullable(Type.Number({ description: 'Weight of one piece of what is bought by the piece and priced by weight.' })),
  price_cents: nullable(Type.Integer({ description: 'Price where the store sets none.' })),
  alcohol: nullable(Type.String({ description: '`wine`, `beer` or `spirits`.' })),
  over_the_counter: Type.Boolean({ description: 'Medication that asks for the date of birth.' }),
  snap_eligible: Type.Boolean({ description: 'May be paid with SNAP.' }),
  beverage_weight_lb: nullable(Type.Number({ description: 'Pounds that one unit of a beverage weighs.' })),
  bulky: Type.Boolean({ description: 'Large or bulky.' }),
  deliverable: Type.Boolean({ description: 'May be delivered.' }),
  attributes: Type.Unsafe<Record<string, unknown>>({
    type: 'object',
    additionalProperties: true,
    description: 'What else was submitted, under the names of the Catalog API.',
  }),
});

export const EXAMPLE_MANAGED_PRODUCT = {
  retailer_reference_code: 'GM-000042',
  lookup_code: '400000000015',
  further_lookup_codes: [],
  item_name: 'Garden Bakery White Bread, 20 oz',
  brand_name: 'Garden Bakery',
  size: '20 oz',
  cost_unit: 'each',
  par_weight: null,
  price_cents: 349,
  alcohol: null,
  over_the_counter: false,
  snap_eligible: true,
  beverage_weight_lb: null,
  bulky: false,
  deliverable: true,
  attributes: { department: 'Bakery' },
};

export function managedProductAnswer(row: CatalogueProductRow): Static<typeof ManagedProductSchema> {
  const { id: _, rrc, upc, codes, name, brand, ...rest } = row;
  return {
    retailer_reference_code: rrc,
    lookup_code: upc,
    further_lookup_codes: codes,
    item_name: name,
    brand_name: brand,
    ...rest,
  };
}
