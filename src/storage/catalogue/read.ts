import { statement } from '../engine/types.ts';

/** A product as the Management API shows it. */
export interface CatalogueProductRow {
  readonly id: number;
  readonly rrc: string | null;
  readonly upc: string | null;
  /** Further lookup codes, without leading zeros. */
  readonly codes: string[];
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly cost_unit: 'each' | 'lb' | 'kg';
  readonly par_weight: number | null;
  readonly price_cents: number | null;
  readonly alcohol: 'wine' | 'beer' | 'spirits' | null;
  readonly over_the_counter: boolean;
  readonly snap_eligible: boolean;
  readonly beverage_weight_lb: number | null;
  readonly bulky: boolean;
  readonly deliverable: boolean;
  readonly attributes: Record<string, unknown>;
}

const COLUMNS = `p.id, p.rrc, p.upc, p.name, p.brand, p.size, p.cost_unit, p.par_weight, p.price_cents, p.alcohol, p.over_the_counter,
  p.snap_eligible, p.beverage_weight_lb, p.bulky, p.deliverable, p.attributes,
  array(select c.code from cw.product_codes c
         where c.organization_id = p.organization_id and c.banner_id = p.banner_id and c.product_id = p.id order by c.code) as codes`;
/** A name as words as they are, and words as the beginnings that a name must have, all of them. */
const WORDS = (text: string) => `to_tsvector('simple', ${text})`;
const BEGINNINGS = (text: string) =>
  `(select to_tsquery('simple', string_agg(quote_literal(lexeme) || ':*', ' & ')) from unnest(${WORDS(text)}))`;

/** In the order of their creation; null does not filter. `upcs` and `key` are the spellings and the key of one lookup code. */
export const searchProducts = statement<
  [
    organizationId: number,
    bannerId: number,
    after: number,
    words: string | null,
    department: string | null,
    rrc: string | null,
    upcs: string[] | null,
    key: string | null,
    limit: number,
  ],
  CatalogueProductRow
>(
  'search_products',
  `select ${COLUMNS} from cw.products p
    where p.organization_id = $1 and p.banner_id = $2 and p.id > $3
      and ($4::text is null or ${WORDS('p.name')} @@ ${BEGINNINGS('$4')})
      and ($5::text is null or p.attributes->>'department' = $5)
      and ($6::text is null or p.rrc = $6)
      and ($7::text[] is null or p.upc = any($7) or p.id = (
        select c.product_id from cw.product_codes c where c.organization_id = $1 and c.banner_id = $2 and c.code = $8::text))
    order by p.id limit $9`,
);

/** The departments of a banner's products, by name, with how many products each has. */
export const listDepartments = statement<[organizationId: number, bannerId: number], { name: string; products: number }>(
  'list_departments',
  `select p.attributes->>'department' as name, count(*)::int as products from cw.products p
    where p.organization_id = $1 and p.banner_id = $2 and p.attributes->>'department' is not null
    group by 1 order by 1`,
);

/**
 * A store's items after a product, with the product's names. The page is cut first and brings its tenant along: joined under constants
 * the planner, without statistics, read every store for every product (6 s on the demo data, 2 ms like this).
 */
export const listStoreItems = statement<
  [
    organizationId: number,
    bannerId: number,
    locationCode: string,
    after: number,
    available: boolean | null,
    words: string | null,
    limit: number,
  ],
  StoreItemRow
>(
  'list_store_items',
  `with page as materialized (
     select * from cw.store_items i
      where i.organization_id = $1 and i.banner_id = $2 and i.product_id > $4 and ($5::boolean is null or coalesce(i.available, true) = $5)
        and i.store_number = (select s.number from cw.stores s
                               where s.organization_id = $1 and s.banner_id = $2 and s.location_code = $3)
        and ($6::text is null or exists (
          select from cw.products p
           where p.organization_id = $1 and p.banner_id = $2 and p.id = i.product_id and ${WORDS('p.name')} @@ ${BEGINNINGS('$6')}))
      order by i.product_id limit $7
   )
   select i.product_id, p.rrc, p.upc, p.name, i.available, i.price_cents, i.alcoholic, i.cost_unit, i.par_weight, i.attributes, i.updated_at
     from page i
     join cw.products p on p.organization_id = i.organization_id and p.banner_id = i.banner_id and p.id = i.product_id
    order by i.product_id`,
);

/** A banner's active stores after a location code, with what each says of a product. */
export const listStoresOfProduct = statement<
  [organizationId: number, bannerId: number, productId: number, after: string, limit: number],
  {
    location_code: string;
    name: string;
    listed: boolean;
    available: boolean | null;
    price_cents: number | null;
    updated_at: number | null;
  }
>(
  'list_stores_of_product',
  `with page as materialized (
     select * from cw.stores s
      where s.organization_id = $1 and s.banner_id = $2 and s.active and s.location_code > $4
      order by s.location_code limit $5
   )
   select s.location_code, s.name, i.product_id is not null as listed, i.available, i.price_cents, i.updated_at
     from page s
     left join cw.store_items i on i.organization_id = s.organization_id and i.banner_id = s.banner_id
                               and i.store_number = s.number and i.product_id = $3
    order by s.location_code`,
);

export interface StoreItemRow {
  readonly product_id: number;
  readonly rrc: string | null;
  readonly upc: string | null;
  readonly name: string;
  readonly available: boolean | null;
  readonly price_cents: number | null;
  readonly alcoholic: boolean | null;
  readonly cost_unit: 'each' | 'lb' | 'kg' | null;
  readonly par_weight: number | null;
  readonly attributes: Record<string, unknown>;
  /** Epoch milliseconds. */
  readonly updated_at: number;
}
