import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, oneOf, RequiredText, type Static, Type } from '../../contract/schema.ts';

/** Parts that shopping lists and recipes share (contract/developer-platform.md). */

export const HEALTH_FILTERS = ['ORGANIC', 'GLUTEN_FREE', 'FAT_FREE', 'VEGAN', 'KOSHER', 'SUGAR_FREE', 'LOW_FAT'] as const;
const MAX_ITEMS = 500;
/** Days that a page lives at most; also a recipe's default is 30. */
const MAX_DAYS = 365;
export const RECIPE_DAYS = 30;

export const Measurements = Type.Optional(
  Type.Array(
    Type.Object({
      quantity: Type.Optional(Type.Number({ exclusiveMinimum: 0, maximum: 1_000_000, description: 'Default 1.' })),
      unit: OptionalText('Unit, default `each`.', 40),
    }),
    { maxItems: 20, description: 'How much of it.' },
  ),
);

/** What a line item and an ingredient have in common. */
export const ITEM_FIELDS = {
  name: RequiredText('Search term: generic, without brand or size.'),
  display_text: OptionalText('Text shown for the item.'),
  product_ids: Type.Optional(
    Type.Array(Type.Integer({ minimum: 1, maximum: Number.MAX_SAFE_INTEGER }), { maxItems: 100, description: 'Product ids.' }),
  ),
  upcs: Type.Optional(
    Type.Array(Type.String({ maxLength: 20 }), { maxItems: 100, description: 'UPCs of 12 to 14 digits; not together with `product_ids`.' }),
  ),
  filters: Type.Optional(
    Type.Object({
      brand_filters: Type.Optional(Type.Array(RequiredText('Brand.'), { maxItems: 50, description: 'Brands.' })),
      health_filters: Type.Optional(
        Type.Array(oneOf(HEALTH_FILTERS, 'Case-sensitive.'), { maxItems: HEALTH_FILTERS.length, description: 'Health filters.' }),
      ),
    }),
  ),
};

export const LineItem = Type.Object({
  ...ITEM_FIELDS,
  quantity: Type.Optional(
    Type.Number({
      exclusiveMinimum: 0,
      maximum: 1_000_000,
      deprecated: true,
      description: 'Use `line_item_measurements` instead. Default 1.',
    }),
  ),
  unit: Type.Optional(
    Type.String({
      maxLength: 40,
      deprecated: true,
      description: 'Use `line_item_measurements` instead. Default `each`.',
    }),
  ),
  line_item_measurements: Measurements,
});
export const Ingredient = Type.Object({ ...ITEM_FIELDS, measurements: Measurements });

export const LineItems = Type.Array(LineItem, { minItems: 1, maxItems: MAX_ITEMS, description: 'Items of the list.' });
export const Ingredients = Type.Array(Ingredient, { minItems: 1, maxItems: MAX_ITEMS, description: 'Ingredients of the recipe.' });

export const PAGE_FIELDS = {
  title: RequiredText('Title of the page.'),
  image_url: OptionalText('Image of 500 × 500 pixels.', 2_000),
  expires_in: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_DAYS, description: 'Days.' })),
  instructions: Type.Optional(Type.Array(Type.String({ maxLength: 5_000 }), { maxItems: 200, description: 'Steps.' })),
  landing_page_configuration: Type.Optional(
    Type.Object({
      partner_linkback_url: OptionalText('Link back to the partner.', 2_000),
      enable_pantry_items: Type.Optional(Type.Boolean({ description: 'Lets people leave out what they have. Recipes only.' })),
    }),
  ),
};

export const PageResponse = Type.Object({ products_link_url: Type.String({ description: 'URL of the page; each call makes a new one.' }) });

export const PAGE_ERRORS = [
  errors.blank,
  errors.notIncluded,
  errors.notPositive,
  errors.notAUpc,
  errors.duplicateValues,
  errors.notTogether,
  errors.notAUrl,
];

interface PageInput {
  readonly image_url?: string;
  readonly landing_page_configuration?: { readonly partner_linkback_url?: string };
}

/** What is wrong beyond the shapes: codes, duplicates, URLs that a page must not link to. */
export function pageProblems(
  page: PageInput,
  listKey: string,
  items: readonly Pick<Static<typeof LineItem>, 'product_ids' | 'upcs'>[],
): ApiError[] {
  const problems: ApiError[] = [];
  for (const [key, url] of [
    ['image_url', page.image_url],
    ['landing_page_configuration.partner_linkback_url', page.landing_page_configuration?.partner_linkback_url],
  ] as const) {
    if (url !== undefined && !isWebUrl(url)) problems.push(new ApiError(errors.notAUrl, { key }));
  }
  items.forEach(({ product_ids: ids = [], upcs = [] }, index) => {
    const key = `${listKey}[${index}]`;
    if (ids.length > 0 && upcs.length > 0)
      problems.push(new ApiError(errors.notTogether, { key: `${key}.upcs`, values: { other: 'product_ids' } }));
    if (new Set(ids).size < ids.length) problems.push(new ApiError(errors.duplicateValues, { key: `${key}.product_ids` }));
    if (new Set(upcs).size < upcs.length) problems.push(new ApiError(errors.duplicateValues, { key: `${key}.upcs` }));
    if (upcs.some((upc) => !/^\d{12,14}$/.test(upc))) problems.push(new ApiError(errors.notAUpc, { key: `${key}.upcs` }));
  });
  return problems;
}

/** Only http and https: a page must never carry a `javascript:` link. */
function isWebUrl(text: string): boolean {
  return URL.canParse(text) && ['http:', 'https:'].includes(new URL(text).protocol);
}
