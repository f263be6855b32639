import { errors } from '../../contract/errors.ts';
import { nullable, oneOf, RequiredText, type Static, Type } from '../../contract/schema.ts';
import { searchBeginnings } from '../../fulfillment/shopping-lists/wanted.ts';
import { type FoundProductRow, findStoreProducts } from '../../storage/order-pages/products.ts';
import { upcSpellings } from '../../storage/products/product.ts';
import { definePublicOperation } from '../define.ts';
import { toOrderUnderWay } from '../fulfilling/finding.ts';
import { Link } from '../links.ts';
import { storeOf } from '../post-checkout/places.ts';
import { EXAMPLE_LINK, PAGE_PATH } from './acting.ts';
import { actingScope, PAGE_ERRORS } from './scope.ts';

const MOST = 20;

const FoundProduct = Type.Object({
  upc: Type.Optional(Type.String({ description: 'Lookup code.' })),
  rrc: Type.Optional(Type.String({ description: "The retailer's reference code." })),
  name: Type.String(),
  brand: Type.Optional(Type.String()),
  size: Type.Optional(Type.String()),
  image_url: Type.Optional(Type.String()),
  cost_unit: Type.String({ description: '`each`, `lb` or `kg`.' }),
  price_cents: nullable(Type.Integer({ description: 'Price of one unit; null where the catalogue has none.' })),
  ordered_by: oneOf(['count', 'weight'], 'Which of the two an alternative item of this product names.'),
});

export const searchPageProducts = definePublicOperation({
  id: 'order_pages.products.search',
  method: 'GET',
  path: `${PAGE_PATH}/products`,
  title: 'Search products on an order page',
  description: `What the store of the order has, by words of its name or by lookup code: for the alternative item of a rejected replacement. ${MOST} products at most, the shortest names first.`,
  byLink: true,
  params: Type.Object({ link: Link }),
  query: Type.Object({ q: RequiredText('Beginnings of words that the name has, or a lookup code.', 100) }),
  response: Type.Object({ products: Type.Array(FoundProduct) }),
  errors: [...PAGE_ERRORS, errors.orderPageClosed, errors.blank, errors.tooLong],
  writes: 'none',
  example: {
    params: { link: EXAMPLE_LINK },
    query: { q: 'whole milk' },
    response: {
      products: [
        {
          upc: '400000000022',
          rrc: 'GM-000043',
          name: 'Hill Farm Whole Milk',
          brand: 'Hill Farm',
          size: '1 gal',
          cost_unit: 'each',
          price_cents: 459,
          ordered_by: 'count',
        },
      ],
    },
  },
  handle: async (context) => {
    const { row, ...scope } = await actingScope(context, 'write');
    const q = context.query.q.trim();
    const words = searchBeginnings(q);
    if (words === undefined) return { products: [] };
    const store = await storeOf(scope, { ...toOrderUnderWay(row), row });
    const key = [store.organizationId, store.bannerId, store.number] as const;
    const found = await context.db.query(findStoreProducts, [...key, words, /^\d+$/.test(q) ? upcSpellings(q) : [], MOST]);
    return { products: found.map(shown) };
  },
});

function shown({
  upc,
  rrc,
  name,
  brand,
  size,
  cost_unit,
  par_weight,
  price_cents,
  image_url,
}: FoundProductRow): Static<typeof FoundProduct> {
  return {
    ...(upc === null ? {} : { upc }),
    ...(rrc === null ? {} : { rrc }),
    name,
    ...(brand === null ? {} : { brand }),
    ...(size === null ? {} : { size }),
    ...(image_url === null ? {} : { image_url }),
    cost_unit,
    price_cents,
    ordered_by: cost_unit === 'each' || par_weight !== null ? 'count' : 'weight',
  };
}
