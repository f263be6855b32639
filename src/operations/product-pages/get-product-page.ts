import { timeOf } from '../../contract/clock.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, type Static, Type } from '../../contract/schema.ts';
import { measurementsOf, type PageItem } from '../../fulfillment/shopping-lists/wanted.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { findProductPage, type ProductPageRow } from '../../storage/product-pages/product-page.ts';
import { definePublicOperation } from '../define.ts';
import type { HEALTH_FILTERS } from '../developer-platform/page-items.ts';
import { Link } from '../links.ts';
import { EXAMPLE_PRODUCT_PAGE } from './example.ts';
import { matchItems } from './matching.ts';
import { type ProductOnPage, ProductPageSchema } from './schema.ts';
import { chooseStore } from './stores.ts';

export const getProductPage = definePublicOperation({
  id: 'product_pages.get',
  method: 'GET',
  path: '/cartwright/v1/product_pages/{link}',
  title: 'Get a product page',
  description:
    'Everything that the page behind `products_link_url` shows: the list or recipe, stores to choose from, and what the chosen store sells for each item. The last part of that URL is the credential; an unknown link, and one that has expired, is answered like an unknown resource.\n\n' +
    'Without `location_code` the nearest store to `postal_code` is chosen, of `retailer_key` where that is given; without either no store is, and the items have no products. An item is found by its product ids, else by its UPCs in their order, else by name: all words, and its filters.',
  byLink: true,
  params: Type.Object({ link: Link }),
  query: Type.Object({
    postal_code: OptionalText('Where the customer is.', 20),
    location_code: OptionalText('The chosen store.'),
    retailer_key: OptionalText('Its retailer; the key of Nearby retailers.'),
  }),
  response: ProductPageSchema,
  errors: [errors.resourceNotFound, errors.storeNotFound, errors.invalidPostalCode, errors.tooLong],
  writes: 'none',
  example: { params: { link: 'd3nQ…' }, query: { postal_code: '94105' }, response: EXAMPLE_PRODUCT_PAGE },
  handle: async ({ params, query, db, environment, wall, actsFor }) => {
    const [row] = await db.query(findProductPage, [params.link]);
    if (!row || isOver(row, wall)) throw new ApiError(errors.resourceNotFound);
    await actsFor({ id: 0, organization_id: row.organization_id });
    const { body, items } = contentOf(row);
    const { chosen, stores } = await chooseStore({ db, environment, organizationId: row.organization_id }, query);
    const products = chosen ? await matchItems({ db, environment }, chosen.store, items) : [];
    return {
      kind: row.kind,
      ...body,
      created_at: formatUtc(row.created_at),
      expires_at: row.expires_at === null ? null : formatUtc(row.expires_at),
      items: items.map((item, index) => itemOnPage(item, products[index] ?? null)),
      store: chosen?.shown ?? null,
      stores: stores.map(({ shown }) => shown),
    };
  },
});

function isOver({ expires_at, test_clock }: ProductPageRow, wall: number): boolean {
  return expires_at !== null && expires_at <= timeOf(test_clock, wall);
}

type Content = Pick<
  Static<typeof ProductPageSchema>,
  'title' | 'image_url' | 'author' | 'servings' | 'cooking_time' | 'content_creator_credit_info'
>;

/** The body as its creation checked it. */
type Kept = Content & {
  readonly instructions?: string[];
  readonly line_items?: readonly PageItem[];
  readonly ingredients?: readonly PageItem[];
  readonly landing_page_configuration?: { readonly partner_linkback_url?: string; readonly enable_pantry_items?: boolean };
};

function contentOf(row: ProductPageRow) {
  const { line_items, ingredients, instructions = [], landing_page_configuration: landing = {}, ...kept } = row.body as Kept;
  const { title, image_url, author, servings, cooking_time, content_creator_credit_info } = kept;
  const given = { title, image_url, author, servings, cooking_time, content_creator_credit_info };
  const content = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined)) as Content;
  const { partner_linkback_url, enable_pantry_items = false } = landing;
  const body = { ...content, instructions, ...(partner_linkback_url === undefined ? {} : { partner_linkback_url }), enable_pantry_items };
  return { body, items: ingredients ?? line_items ?? [] };
}

function itemOnPage(item: PageItem, product: ProductOnPage | null) {
  return {
    name: item.name,
    ...(item.display_text === undefined ? {} : { display_text: item.display_text }),
    measurements: measurementsOf(item),
    brand_filters: [...(item.filters?.brand_filters ?? [])],
    health_filters: [...(item.filters?.health_filters ?? [])] as (typeof HEALTH_FILTERS)[number][],
    product,
  };
}
