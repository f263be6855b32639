import { findPrincipal, type Principal, toPrincipal } from '../access/principal.ts';
import type { Connection, Database } from '../engine/types.ts';
import { statement } from '../engine/types.ts';
import { findHold, type HoldFacts, toHoldFacts } from '../holds/hold.ts';
import { findProducts, type Product, type ProductCode, toProduct, upcKey, upcSpellings } from '../products/product.ts';
import { findStoreByCode, findStoreByNumber, type Store, type StoreRow, toStore } from '../stores/store.ts';
import { Cache } from './cache.ts';
import { InvalidationFeed } from './invalidation-feed.ts';

/** Topics: `token:<hash>`, `principals`, `stores`, `products`. */
const announce = statement<[topic: string, at: Date], never>(
  'announce_invalidation',
  'insert into cw.invalidations (topic, created_at) values ($1, $2)',
);

/**
 * What nearly every request reads and hardly any changes: tokens, stores, products, and the facts of holds. A change is
 * forgotten at once on its own process and within a second on the others; a process whose feed of changes is down reads
 * the database instead. Reads go through the caller's connection, so that they work inside a transaction too.
 */
export class Directory implements AsyncDisposable {
  readonly #principals = new Cache<Principal>(50_000);
  readonly #stores = new Cache<Store>(50_000);
  /** `null`: the catalogue has no such code. */
  readonly #products = new Cache<{ product: Product | null }>(200_000);
  readonly #holds = new Cache<HoldFacts>(50_000);
  readonly #feed: InvalidationFeed | undefined;

  constructor(database: Database) {
    this.#feed = database.capabilities.sharedByProcesses ? new InvalidationFeed(database, (topic) => this.forget(topic)) : undefined;
  }

  async start(): Promise<void> {
    await this.#feed?.start();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#feed?.stop();
  }

  get #trusted(): boolean {
    return this.#feed?.current ?? true;
  }

  /** Written in the same transaction as the change; `forget` follows the commit. */
  async announce(db: Connection, topic: string, wall: number): Promise<void> {
    if (this.#feed) await db.query(announce, [topic, new Date(wall)]);
  }

  forget(topic: string): void {
    if (topic.startsWith('token:')) this.#principals.forget(topic.slice('token:'.length));
    else if (topic === 'principals') this.#principals.clear();
    else if (topic === 'stores') this.#stores.clear();
    else if (topic === 'products') this.#products.clear();
  }

  async principal(db: Connection, hash: Buffer): Promise<Principal | undefined> {
    return this.#through(this.#principals, hash.toString('hex'), async () => {
      const [row] = await db.query(findPrincipal, [hash]);
      return row && toPrincipal(row);
    });
  }

  async storeByNumber(db: Connection, organizationId: number, number: number): Promise<Store | undefined> {
    return this.#store(`${organizationId}#${number}`, () => db.query(findStoreByNumber, [organizationId, number]));
  }

  async storeByCode(db: Connection, organizationId: number, bannerId: number, code: string): Promise<Store | undefined> {
    return this.#store(`${organizationId}/${bannerId}/${code}`, () => db.query(findStoreByCode, [organizationId, bannerId, code]));
  }

  /** The one object of a store: what the slot engine computed under its calendar is found again. */
  keepStore(row: StoreRow): Store {
    const key = `${row.organization_id}#${row.number}`;
    const known = this.#trusted ? this.#stores.get(key) : undefined;
    if (known) return known;
    const store = toStore(row);
    this.#stores.keep(key, store, this.#stores.generation);
    return store;
  }

  async hold(db: Connection, organizationId: number, id: number): Promise<HoldFacts | undefined> {
    const key = `${organizationId}#${id}`;
    const known = this.#holds.get(key);
    if (known) return known;
    const [row] = await db.query(findHold, [organizationId, id]);
    return row && this.keepHold(organizationId, toHoldFacts(row));
  }

  keepHold(organizationId: number, facts: HoldFacts): HoldFacts {
    this.#holds.keep(`${organizationId}#${facts.id}`, facts, this.#holds.generation);
    return facts;
  }

  /** The catalogue's products for the codes, in their order; `undefined` where the catalogue has none. One query at most. */
  async products(
    db: Connection,
    organizationId: number,
    bannerId: number,
    codes: readonly ProductCode[],
  ): Promise<(Product | undefined)[]> {
    const keyOf = (code: ProductCode) =>
      `${organizationId}/${bannerId}/${code.type}/${code.type === 'upc' ? upcKey(code.value) : code.value}`;
    const generation = this.#products.generation;
    const found = new Map<string, Product | null>();
    const missing: ProductCode[] = [];
    for (const code of codes) {
      const cached = this.#trusted ? this.#products.get(keyOf(code)) : undefined;
      if (cached) found.set(keyOf(code), cached.product);
      else missing.push(code);
    }
    if (missing.length > 0) {
      for (const code of missing) found.set(keyOf(code), null);
      const rrcs = missing.filter((code) => code.type === 'rrc').map((code) => code.value);
      const upcs = missing.filter((code) => code.type === 'upc').flatMap((code) => upcSpellings(code.value));
      for (const row of await db.query(findProducts, [organizationId, bannerId, rrcs, upcs])) {
        const product = toProduct(row);
        for (const key of [keyOf({ type: 'rrc', value: product.rrc }), keyOf({ type: 'upc', value: product.upc })]) {
          if (found.get(key) === null) found.set(key, product);
        }
      }
      for (const code of missing) this.#products.keep(keyOf(code), { product: found.get(keyOf(code)) ?? null }, generation);
    }
    return codes.map((code) => found.get(keyOf(code)) ?? undefined);
  }

  async #store(key: string, load: () => Promise<StoreRow[]>): Promise<Store | undefined> {
    return this.#through(this.#stores, key, async () => {
      const [row] = await load();
      return row && this.keepStore(row);
    });
  }

  async #through<Value>(cache: Cache<Value>, key: string, load: () => Promise<Value | undefined>): Promise<Value | undefined> {
    const known = this.#trusted ? cache.get(key) : undefined;
    if (known !== undefined) return known;
    const { generation } = cache;
    const value = await load();
    if (value !== undefined) cache.keep(key, value, generation);
    return value;
  }
}
