import { statement } from '../engine/types.ts';

/** A product as a store sells it, for the customer of an order. */
export interface FoundProductRow {
  readonly upc: string | null;
  readonly rrc: string | null;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly cost_unit: 'each' | 'lb' | 'kg';
  readonly par_weight: number | null;
  readonly price_cents: number | null;
  readonly image_url: string | null;
}

/**
 * What a store has whose name has all words, the shortest names first, or one of whose lookup codes is one of the spellings. `words` is
 * a `tsquery`.
 */
export const findStoreProducts = statement<
  [organizationId: number, bannerId: number, storeNumber: number, words: string, spellings: string[], limit: number],
  FoundProductRow
>(
  'find_store_products',
  `select p.upc, p.rrc, p.name, p.brand, p.size, coalesce(i.cost_unit, p.cost_unit) as cost_unit,
          coalesce(i.par_weight, p.par_weight) as par_weight, coalesce(i.price_cents, p.price_cents) as price_cents,
          p.attributes->>'remote_image_url' as image_url
     from cw.products p
     left join cw.store_items i
       on i.organization_id = $1 and i.banner_id = $2 and i.store_number = $3 and i.product_id = p.id
    where p.organization_id = $1 and p.banner_id = $2 and coalesce(i.available, true)
      and (to_tsvector('simple', p.name) @@ to_tsquery('simple', $4) or p.upc = any($5) or p.id in (
        select c.product_id from cw.product_codes c where c.organization_id = $1 and c.banner_id = $2 and c.code = any($5)))
    order by length(p.name), p.id limit $6`,
);
