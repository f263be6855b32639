import { type TestClock, timeOf } from '../../contract/clock.ts';
import { findPrincipal, type Principal, toPrincipal } from '../access/principal.ts';
import type { Connection, Database } from '../engine/types.ts';
import { statement } from '../engine/types.ts';
import { findHold, type HoldFacts, toHoldFacts } from '../holds/hold.ts';
import { findTestClocks } from '../organizations/organization.ts';
import { atStore, findProducts, type ProductCode, type StoreProduct, toProduct, upcKey, upcSpellings } from '../products/product.ts';
import { findStoreByCode, findStoreByNumber, type Store, type StoreRow, toStore } from '../stores/store.ts';
import { Cache } from './cache.ts';
import { InvalidationFeed } from './invalidation-feed.ts';

/**
 * Topics: `token:<hash>`, `principals`, `clocks`, `stores`, `products`, `everything`; `work` and `requests_of:<…>` forget nothing here:
 * watchers act on them.
 */
export const announceInvalidation = statement<[topic: string], never>(
  'announce_invalidation',
  // By the one clock that all processes share, and at the end of a long transaction: readers go by the order of these times.
  'insert into cw.invalidations (topic, created_at) values ($1, clock_timestamp())',
);

/**
 * What nearly every request reads and hardly any changes: tokens, stores, products, and the facts of holds. A change is
 * forgotten at once on its own process and within a second on the others; a process whose feed of changes is down reads
 * the database instead. Reads go through the caller's connection, so that they work inside a transaction too.
 */
export class Directory implements AsyncDisposable {
  readonly #principals = new Cache<Principal>(50_000);
  readonly #stores = new Cache<Store>(50_000);
  /** By code; `null`: the catalogue has no such code. */
  readonly #products = new Cache<{ product: StoreProduct | null }>(200_000);
  /** By store and product, for stores that say something of their own about any product. */
  readonly #storeProducts = new Cache<StoreProduct>(200_000);
  /** Stores that sell every product as the catalogue says. */
  readonly #plainStores = new Cache<true>(50_000);
  /** Organizations whose clock is not the wall, under one key. */
  readonly #testClocks = new Cache<ReadonlyMap<number, TestClock>>(1);
  readonly #watchers = new Map<string, Set<(subject: string) => void>>();
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
  async announce(db: Connection, topic: string): Promise<void> {
    if (this.#feed) await db.query(announceInvalidation, [topic]);
  }

  forget(topic: string): void {
    if (topic === 'everything') this.#forgetEverything();
    else if (topic.startsWith('token:')) this.#principals.forget(topic.slice('token:'.length));
    else if (topic === 'principals') this.#principals.clear();
    else if (topic === 'clocks') for (const cache of [this.#principals, this.#testClocks]) cache.clear();
    else if (topic === 'stores') this.#stores.clear();
    else if (topic === 'products') for (const cache of [this.#products, this.#storeProducts, this.#plainStores]) cache.clear();
    const [kind = '', subject = ''] = topic.split(':', 2);
    for (const watcher of this.#watchers.get(kind) ?? []) watcher(subject);
  }

  /** Holds too, which nothing else makes wrong: their ids begin anew when the whole server is reset. */
  #forgetEverything(): void {
    for (const cache of [
      this.#principals,
      this.#stores,
      this.#products,
      this.#storeProducts,
      this.#plainStores,
      this.#testClocks,
      this.#holds,
    ])
      cache.clear();
    for (const watchers of this.#watchers.values()) for (const watcher of watchers) watcher('');
  }

  /** Calls back after every committed change under the topic, of whatever process, with what follows its colon; gives a function that ends it. */
  watch(topic: string, watcher: (subject: string) => void): () => void {
    const watchers = this.#watchers.get(topic) ?? new Set();
    this.#watchers.set(topic, watchers.add(watcher));
    return () => void watchers.delete(watcher);
  }

  async principal(db: Connection, hash: Buffer): Promise<Principal | undefined> {
    return this.#through(this.#principals, hash.toString('hex'), async () => {
      const [row] = await db.query(findPrincipal, [hash]);
      return row && toPrincipal(row);
    });
  }

  /** The test clocks of the organizations that have one: few, and none in production. */
  async testClocks(db: Connection): Promise<ReadonlyMap<number, TestClock>> {
    const found = await this.#through(this.#testClocks, 'all', async () => {
      const rows = await db.query(findTestClocks, []);
      return new Map(rows.map((row) => [row.id, row.test_clock]));
    });
    return found!;
  }

  /** What an organization's clock shows, epoch milliseconds. */
  async timeOf(db: Connection, organizationId: number, wall: number): Promise<number> {
    return timeOf((await this.testClocks(db)).get(organizationId) ?? null, wall);
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

  /**
   * The products for the codes as the store sells them, in their order; `undefined` where the catalogue has none. Without a store
   * they are as the catalogue says. One query at most.
   */
  async products(
    db: Connection,
    organizationId: number,
    bannerId: number,
    codes: readonly ProductCode[],
    storeNumber?: number,
  ): Promise<(StoreProduct | undefined)[]> {
    const store = `${organizationId}#${storeNumber}`;
    const keyOf = (code: ProductCode) =>
      `${organizationId}/${bannerId}/${code.type}/${code.type === 'upc' ? upcKey(code.value) : code.value}`;
    const generations = [this.#products.generation, this.#storeProducts.generation, this.#plainStores.generation] as const;
    const found = new Map<string, StoreProduct | null>();
    const missing = new Map<string, ProductCode>();
    const plain = storeNumber === undefined || (this.#trusted && this.#plainStores.get(store) === true);
    for (const code of codes) {
      const base = this.#trusted ? this.#products.get(keyOf(code))?.product : undefined;
      const known = base && !plain ? this.#storeProducts.get(`${store}/${base.id}`) : base;
      if (known || base === null) found.set(keyOf(code), known ?? null);
      else missing.set(keyOf(code), code);
    }
    if (missing.size === 0) return codes.map((code) => found.get(keyOf(code)) ?? undefined);

    const wanted = [...missing.values()];
    const rrcs = wanted.filter((code) => code.type === 'rrc').map((code) => code.value);
    const upcs = wanted.filter((code) => code.type === 'upc').map((code) => code.value);
    const parameters = [organizationId, bannerId, rrcs, upcs.flatMap(upcSpellings), upcs.map(upcKey), storeNumber ?? 0] as const;
    const rows = await db.query(findProducts, [...parameters]);
    const bases = new Map<string, StoreProduct>();
    for (const row of rows) {
      const key = keyOf({ type: row.code_type, value: row.code });
      if (found.has(key)) continue;
      const base = atStore(toProduct(row), null);
      const product = row.item ? atStore(base, row.item) : base;
      bases.set(key, base);
      found.set(key, product);
      if (storeNumber !== undefined && row.store_has_items) this.#storeProducts.keep(`${store}/${base.id}`, product, generations[1]);
    }
    if (storeNumber !== undefined && rows[0]?.store_has_items === false) this.#plainStores.keep(store, true, generations[2]);
    for (const key of missing.keys()) this.#products.keep(key, { product: bases.get(key) ?? null }, generations[0]);
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
