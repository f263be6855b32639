import { upcKey } from '../../storage/products/product.ts';
import type { ChangeProblem, ProductChange, ProductColumns } from './change.ts';

/** A product as far as its names go: one row for each name by which it was found. */
export interface KnownName {
  readonly id: number;
  readonly rrc: string | null;
  readonly upc: string | null;
  /** The further lookup code (without leading zeros) that found it, else null. */
  readonly code: string | null;
}

/** One row to write. `id` null: a new product. */
export interface ProductRowChange extends ProductColumns {
  readonly id: number | null;
  readonly rrc: string | null;
  readonly upc: string | null;
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What one or more submissions do to the catalogue, each product and each code at most once. */
export interface ProductPlan {
  readonly inserted: readonly ProductRowChange[];
  readonly updated: readonly ProductRowChange[];
  /** Further lookup codes of products that have a reference code. */
  readonly codes: readonly { readonly code: string; readonly rrc: string }[];
  /** Further codes that no longer belong to the product they belonged to. */
  readonly released: readonly string[];
  /** Products that have lost their only name to another one. */
  readonly removed: readonly number[];
  readonly problems: readonly ChangeProblem[];
}

interface Entry {
  readonly id: number | null;
  rrc: string | null;
  upc: string | null;
  columns: ProductColumns;
  attributes: Record<string, unknown>;
  readonly codes: Set<string>;
  touched: boolean;
}

/**
 * Finds the product of each object and merges the objects of one product in their order. A reference code groups lookup codes: a code
 * sent with another product's reference code moves to that product. A product is created if neither name is known, and then needs a name.
 * `keepNames`: name and brand are set only at creation (contract/catalog.md §2); an import from a file may correct them.
 */
export function planProducts(known: readonly KnownName[], changes: readonly ProductChange[], options: { keepNames: boolean }): ProductPlan {
  const book = new NameBook(known);
  const problems: ChangeProblem[] = [];
  for (const [index, change] of changes.entries()) {
    const entry = book.find(change);
    if (!entry && change.columns.name === undefined) {
      problems.push({ index, field: 'item_name', error: 'blank' });
      continue;
    }
    const { name, brand, ...rest } = change.columns;
    const product = book.name(entry ?? book.create(), change);
    product.touched = true;
    product.columns = { ...product.columns, ...(entry && options.keepNames ? rest : change.columns) };
    product.attributes = { ...product.attributes, ...change.attributes };
  }
  return { ...book.plan(), problems };
}

/** Who has which name, before and after the changes. */
class NameBook {
  readonly #entries: Entry[] = [];
  readonly #byRrc = new Map<string, Entry>();
  readonly #byCode = new Map<string, Entry>();
  readonly #released = new Set<string>();

  constructor(known: readonly KnownName[]) {
    const byId = new Map<number, Entry>();
    for (const row of known) {
      const entry = byId.get(row.id) ?? this.#add(row.id, row.rrc, row.upc);
      byId.set(row.id, entry);
      if (row.rrc !== null) this.#byRrc.set(row.rrc, entry);
      if (row.code !== null) entry.codes.add(row.code);
      for (const code of [row.code, row.upc === null ? null : upcKey(row.upc)]) {
        if (code !== null && !this.#byCode.has(code)) this.#byCode.set(code, entry);
      }
    }
  }

  create(): Entry {
    return this.#add(null, null, null);
  }

  /** The product that an object is about; undefined for one to create. */
  find({ rrc, lookupCode }: ProductChange): Entry | undefined {
    const byRrc = rrc === undefined ? undefined : this.#byRrc.get(rrc);
    const byCode = lookupCode === undefined ? undefined : this.#byCode.get(upcKey(lookupCode));
    if (byRrc) return byRrc;
    // A code that belongs to another reference code is about to leave it for a new product.
    return rrc !== undefined && byCode && byCode.rrc !== null ? undefined : byCode;
  }

  /** Gives the product the names of the object. */
  name(entry: Entry, { rrc, lookupCode }: ProductChange): Entry {
    if (rrc !== undefined && entry.rrc === null) {
      entry.rrc = rrc;
      this.#byRrc.set(rrc, entry);
    }
    if (lookupCode === undefined) return entry;
    const code = upcKey(lookupCode);
    const owner = this.#byCode.get(code);
    if (owner === entry) return entry;
    if (owner) this.#release(owner, code);
    this.#byCode.set(code, entry);
    if (entry.upc === null) entry.upc = lookupCode;
    else entry.codes.add(code);
    return entry;
  }

  plan(): Omit<ProductPlan, 'problems'> {
    const nameless = (entry: Entry) => entry.rrc === null && entry.upc === null;
    const written = this.#entries.filter((entry) => entry.touched && !nameless(entry));
    const rows = written.map(({ id, rrc, upc, columns, attributes }) => ({ id, rrc, upc, ...columns, attributes }));
    return {
      inserted: rows.filter((row) => row.id === null),
      updated: rows.filter((row) => row.id !== null),
      codes: written.flatMap(({ rrc, codes }) => (rrc === null ? [] : [...codes].map((code) => ({ code, rrc })))),
      released: [...this.#released],
      removed: this.#entries.flatMap((entry) => (nameless(entry) && entry.id !== null ? [entry.id] : [])),
    };
  }

  #add(id: number | null, rrc: string | null, upc: string | null): Entry {
    const entry: Entry = { id, rrc, upc, columns: {}, attributes: {}, codes: new Set(), touched: false };
    this.#entries.push(entry);
    return entry;
  }

  #release(owner: Entry, code: string): void {
    if (owner.codes.delete(code)) this.#released.add(code);
    else owner.upc = null;
    owner.touched = true;
  }
}
