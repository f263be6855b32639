import { IsoTime, OptionalText, oneOf, RequiredText, type Static, Type } from '../../contract/schema.ts';
import { Count, Flag, identifiers, Measure, Money } from './fields.ts';

const IMAGE_ANGLES = [
  'ingredients',
  'nutrition',
  'drugs',
  'supplements',
  'lifestyle',
  'angle_left',
  'angle_right',
  'angle_back',
  'angle_top',
  'unknown',
] as const;

const ImageUrl = (description: string) =>
  Type.String({ maxLength: 2_000, format: 'image-url', description: `${description} No spaces; ends in a file extension.` });

export const VariantValueSchema = Type.Object(
  {
    display_text: RequiredText('Shown to the customer.'),
    image_url: Type.Optional(ImageUrl('Excludes `color_hex_code`.')),
    color_hex_code: OptionalText('Excludes `image_url`.', 16),
    order: Type.Optional(Type.Integer({ minimum: -1_000_000, maximum: 1_000_000, description: 'Place among the values.' })),
  },
  { description: 'One value of a dimension.' },
);

export type VariantValue = Static<typeof VariantValueSchema>;

const VariantSchema = Type.Object(
  {
    variant_group_id: RequiredText('Products of one group are variants of each other.'),
    variant_group_info: Type.Array(
      Type.Object({
        variant_dimension: RequiredText('Unique name of the dimension, not shown.'),
        heading: RequiredText('Heading shown.'),
        data: Type.Unsafe<unknown>({ description: 'Values: an array of objects, or a single one.' }),
      }),
      { minItems: 1, maxItems: 20, description: 'Dimensions in which the products of the group differ.' },
    ),
  },
  { description: 'Variants of a product (contract/catalog.md §3.2).' },
);

/** Documented fields of a product submission (contract/catalog.md §2). */
const documented = {
  additional_images_url: Type.Optional(
    Type.Array(Type.Object({ angle: oneOf(IMAGE_ANGLES, 'What the image shows.'), src: ImageUrl('Address of the image.') }), {
      maxItems: 50,
      description: 'Further images.',
    }),
  ),
  brand_name: OptionalText('At most 100 characters. Applied only when the product is created.', 100),
  ca_prop65_text: OptionalText('Text that California law asks for; United States only.', 5_000),
  code_set_version: Count('Version of the code set that the code is matched with.'),
  department: OptionalText('Department in which the product is shown.'),
  generated_at: Type.Optional(IsoTime('When the data was generated, ISO 8601.')),
  item_details: OptionalText('Further details.', 20_000),
  item_name: OptionalText('At most 100 characters. Required to create a product, and applied only then.', 100),
  kosher: Flag('Kosher.'),
  organic: Flag('Organic.'),
  remote_image_URL: Type.Optional(ImageUrl('Main image.')),
  remote_image_url: Type.Optional(ImageUrl('Main image; the same as `remote_image_URL`.')),
  variant: Type.Optional(VariantSchema),
};

/** What Cartwright adds: how the product is sold, where Connect takes it from elsewhere. */
const added = {
  size: OptionalText('Size as printed. Added by Cartwright.', 100),
  cost_unit: Type.Optional(oneOf(['each', 'lb', 'kg'], 'How the product is sold; `each` by default. Added by Cartwright.')),
  par_weight: Measure('Weight of one piece of what is bought by the piece and priced by weight. Added by Cartwright.'),
  price: Type.Optional(Money('Price in every store that sets none, decimal currency. Added by Cartwright.')),
  alcohol: Type.Optional(oneOf(['wine', 'beer', 'spirits'], 'Kind of alcohol. Added by Cartwright.')),
  over_the_counter: Flag('Medication that asks for the date of birth. Added by Cartwright.'),
  snap_eligible: Flag('May be paid with SNAP. Added by Cartwright.'),
  beverage_weight_lb: Measure('Pounds that one unit of a beverage weighs. Added by Cartwright.'),
  bulky: Flag('Large or bulky. Added by Cartwright.'),
  deliverable: Flag('May be delivered; true by default. Added by Cartwright.'),
};

export const ProductSubmissionSchema = Type.Object(
  { ...identifiers, ...documented, ...added },
  { description: 'A product; only the attributes that are present change.' },
);
export type ProductSubmission = Static<typeof ProductSubmissionSchema>;

export const EXAMPLE_PRODUCT: ProductSubmission = {
  lookup_code: '1234567890',
  retailer_reference_code: 'RRC-77',
  item_name: 'Whole Milk',
  brand_name: 'The Garden',
  department: 'Dairy',
  item_details: 'Grade A',
  generated_at: '2025-01-15T14:30:00Z',
  organic: false,
};
