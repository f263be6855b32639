import { statement } from '../engine/types.ts';

/** One line to find a product for; `n` is its place. */
export interface WantedCommand {
  readonly n: number;
  readonly ids: readonly number[];
  /** Lookup codes without leading zeros, the best first, and all their spellings. */
  readonly keys: readonly string[];
  readonly spellings: readonly string[];
  /** A `tsquery` over names; null searches nothing. */
  readonly words: string | null;
  /** In lower case; empty: any brand. */
  readonly brands: readonly string[];
  readonly health: readonly { readonly attribute: string; readonly words: string }[];
}

export interface MatchedRow {
  readonly n: number;
  readonly id: number;
  readonly upc: string | null;
  readonly rrc: string | null;
  readonly name: string;
  readonly brand: string | null;
  readonly size: string | null;
  readonly cost_unit: 'each' | 'lb' | 'kg';
  readonly price_cents: number | null;
  readonly alcohol: string | null;
  readonly image_url: string | null;
  readonly available: boolean;
}

const COLUMNS = `p.id, p.upc, p.rrc, p.name, p.brand, p.size, coalesce(i.cost_unit, p.cost_unit) as cost_unit,
  coalesce(i.price_cents, p.price_cents) as price_cents, p.alcohol, p.attributes->>'remote_image_url' as image_url,
  coalesce(i.available, true) as available`;
const KEY = 'p.organization_id = $1 and p.banner_id = $2';
const ITEM = `left join cw.store_items i on i.organization_id = $1 and i.banner_id = $2 and i.store_number = $3 and i.product_id = p.id`;
const NAME = "to_tsvector('simple', p.name)";
/** Without leading zeros, where it is a number. */
const UPC_KEY = "case when p.upc ~ '^[0-9]+$' then coalesce(nullif(ltrim(p.upc, '0'), ''), '0') else p.upc end";

/**
 * The best product of a store for each line: one named by id, then one by its codes in their order, then the shortest name that has all
 * words and passes the filters; what the store has goes before what it lacks. No row where nothing fits.
 */
export const matchProducts = statement<[organizationId: number, bannerId: number, storeNumber: number, wanted: string], MatchedRow>(
  'match_products',
  `with wanted as materialized (
     select * from jsonb_to_recordset($4::jsonb)
       as x(n integer, ids bigint[], keys text[], spellings text[], words text, brands text[], health jsonb))
   select w.n, m.id, m.upc, m.rrc, m.name, m.brand, m.size, m.cost_unit, m.price_cents, m.alcohol, m.image_url, m.available
     from wanted w cross join lateral (
       select * from (
         select 0 as kind, array_position(w.ids, p.id) as place, ${COLUMNS} from cw.products p ${ITEM} where ${KEY} and p.id = any(w.ids)
         union all
         select 1, array_position(w.keys, ${UPC_KEY}), ${COLUMNS} from cw.products p ${ITEM} where ${KEY} and p.upc = any(w.spellings)
         union all
         select 1, array_position(w.keys, c.code), ${COLUMNS}
           from cw.product_codes c join cw.products p on ${KEY} and p.id = c.product_id ${ITEM}
          where c.organization_id = $1 and c.banner_id = $2 and c.code = any(w.keys)
         union all
         (select 2, 0, ${COLUMNS} from cw.products p ${ITEM}
           where ${KEY} and ${NAME} @@ to_tsquery('simple', w.words)
             and (cardinality(w.brands) = 0 or lower(p.brand) = any(w.brands)
                  or exists (select from unnest(w.brands) b where strpos(lower(p.name), b) > 0))
             and not exists (
               select from jsonb_to_recordset(w.health) h(attribute text, words text)
                where p.attributes->>h.attribute is distinct from 'true' and not ${NAME} @@ to_tsquery('simple', h.words))
           order by coalesce(i.available, true) desc, length(p.name), p.id limit 1)
       ) found order by available desc, kind, place, id limit 1) m
    order by w.n`,
);
