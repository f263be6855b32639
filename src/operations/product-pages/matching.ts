import { generatedProduct } from '../../fulfillment/cart/generated-product.ts';
import { healthConditions, type PageItem, searchBeginnings } from '../../fulfillment/shopping-lists/wanted.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { type MatchedRow, matchProducts, type WantedCommand } from '../../storage/product-pages/matching.ts';
import { upcKey, upcSpellings } from '../../storage/products/product.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { Environment } from '../define.ts';
import type { ProductOnPage } from './schema.ts';

/** What a store sells for each line of a page; null where nothing fits. One query. */
export async function matchItems(
  { db, environment }: { db: Connection; environment: Environment },
  store: Store,
  items: readonly PageItem[],
): Promise<(ProductOnPage | null)[]> {
  const wanted = JSON.stringify(items.map(wantedCommand));
  const rows = await db.query(matchProducts, [store.organizationId, store.bannerId, store.number, wanted]);
  const found = new Map(rows.map((row) => [row.n, row]));
  return items.map((item, index) => {
    const row = found.get(index);
    return row ? shown(row) : madeUp(environment, item);
  });
}

function wantedCommand(item: PageItem, n: number): WantedCommand {
  const { product_ids: ids = [], upcs = [], filters = {} } = item;
  return {
    n,
    ids,
    keys: upcs.map(upcKey),
    spellings: upcs.flatMap(upcSpellings),
    words: searchBeginnings(item.name) ?? null,
    brands: (filters.brand_filters ?? []).map((brand) => brand.trim().toLowerCase()),
    health: healthConditions(filters.health_filters),
  };
}

function shown(row: MatchedRow): ProductOnPage {
  return {
    name: row.name,
    ...(row.brand === null ? {} : { brand: row.brand }),
    ...(row.size === null ? {} : { size: row.size }),
    ...(row.image_url === null ? {} : { image_url: row.image_url }),
    ...(row.upc === null ? {} : { upc: row.upc }),
    ...(row.rrc === null ? {} : { rrc: row.rrc }),
    cost_unit: row.cost_unit,
    price_cents: row.price_cents,
    available: row.available,
    alcohol: row.alcohol !== null,
  };
}

/** On development every code that the catalogue lacks has a product (DESIGN §6). */
function madeUp({ name: server }: Environment, { upcs = [] }: PageItem): ProductOnPage | null {
  const [upc] = upcs;
  if (server !== 'development' || upc === undefined) return null;
  const product = generatedProduct({ type: 'upc', value: upc });
  return product
    ? {
        name: product.name,
        upc: product.upc,
        cost_unit: product.costUnit,
        price_cents: product.priceCents,
        available: true,
        alcohol: false,
      }
    : null;
}
