import { setTimeout as wait } from 'node:timers/promises';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import { ApiClient, fetchToken } from '../support/api.ts';
import type { Server } from '../support/server.ts';
import { DELIVERY_ADDRESS, type Shop } from '../support/shop.ts';

/** What a change may take to reach the other nodes. */
const COHERENT_MILLISECONDS = 1_000;
/** Long enough for a connection to be opened and asked once. */
const ENDED_EVERY_MILLISECONDS = 300;
const STORE = 'wide';
/** A product that every organization has. */
const KNOWN = { upc: '400000000015' };
const STORES = '/cartwright/v1/stores';

const cut = 'revoke select on development.invalidations from node_b';
const mend = 'grant select on development.invalidations to node_b';
const endConnections = statement<[], never>(
  '',
  `select pg_terminate_backend(pid)::text from pg_stat_activity where usename = 'node_b' and pid <> pg_backend_pid()`,
);

/** A role that may all but change the schema, for one node: so that something can be kept from this one alone. */
export async function makeRole(database: Database): Promise<void> {
  await database.execute(`create role node_b login;
    grant usage on schema development to node_b;
    grant all on all tables in schema development to node_b;
    grant all on all sequences in schema development to node_b`);
}

/** `mended`: as it is. `cut`: the second node cannot read what others announce. `ended`: its connections are ended again and again. */
export const CHANNELS = ['mended', 'cut', 'ended'] as const;

/** Changes something on one node, and looks on another for how long that one answers as before. */
export class Coherence {
  changes = 0;
  /** Answers as before, asked for more than a second after the change was answered. */
  stale = 0;
  /** How long after a change somebody asked who was last answered as before, milliseconds. */
  latest = 0;
  readonly #database: Database;
  readonly #shop: Shop;
  readonly #nodes: readonly [Server, Server];
  #names = 0;

  constructor(database: Database, shop: Shop, nodes: readonly [Server, Server]) {
    this.#database = database;
    this.#shop = shop;
    this.#nodes = nodes;
  }

  async round(channel: (typeof CHANNELS)[number]): Promise<void> {
    const [a, b] = this.#nodes;
    if (channel === 'cut') await this.#database.execute(cut);
    const ending = new AbortController();
    const ends = channel === 'ended' ? this.#endConnections(ending.signal) : undefined;
    await this.#changes(a, b);
    if (channel === 'mended') await this.#changes(b, a);
    ending.abort();
    await ends;
    if (channel === 'cut') await this.#database.execute(mend);
  }

  async #endConnections(signal: AbortSignal): Promise<void> {
    for (; !signal.aborted; await wait(ENDED_EVERY_MILLISECONDS)) await this.#database.query(endConnections, []);
  }

  async #changes(on: Server, seenBy: Server): Promise<void> {
    const token = await this.#shop.freshToken(on);
    const changer = new ApiClient(on, token);
    const other = new ApiClient(seenBy, token);
    const name = `n${++this.#names}`;
    // Each asks in the way that is answered from memory.
    const lists = (item: object, store = STORE) =>
      asks(other, '/v2/fulfillment/users/lister/service_options/cart/delivery', {
        address: DELIVERY_ADDRESS,
        location_code: store,
        items: [{ line_num: '1', count: 1, item }],
      });
    const rrc = `rrc-${name}`;

    const application = await this.#newApplication(changer, name);
    const spare = await fetchToken(on, application);
    const ofApplication = new ApiClient(seenBy, spare);
    const validates = (api: ApiClient, item: object) =>
      asks(api, '/v2/fulfillment/validate_items', { location_code: STORE, items: [{ count: 1, item }] });
    const closing = (active: boolean) => () => changer.demand('PATCH', `${STORES}/narrow`, { active });
    const selling = (available: boolean) => () =>
      this.#submit(changer, 'item', { retailer_reference_code: rrc, store_identifier: STORE, available });
    await this.#submit(changer, 'product', { retailer_reference_code: rrc, item_name: 'Proof' });
    const looks: [what: string, change: () => Promise<unknown>, answer: () => Promise<string | undefined>][] = [
      [
        'revoked token',
        () => changer.demand('POST', '/v2/oauth/token/revoke', { ...application, token: spare }),
        validates(ofApplication, KNOWN),
      ],
      [
        'disabled application',
        () => changer.demand('POST', `/cartwright/v1/applications/${application.client_id}/disable`),
        asks(other, '/v2/oauth/token', { grant_type: 'client_credentials', ...application }),
      ],
      ['item off sale', selling(false), lists({ rrc })],
      ['item on sale again', selling(true), lists({ rrc })],
      ['closed store', closing(false), lists(KNOWN, 'narrow')],
      ['store open again', closing(true), lists(KNOWN, 'narrow')],
      ['clock', () => this.#anHourLater(changer), lists(KNOWN)],
    ];
    for (const look of looks) await this.#look(...look);
    for (const client of [changer, other, ofApplication]) await client.close();
  }

  /** `answer` gives what the other node says, or undefined where it has no answer. */
  async #look(what: string, change: () => Promise<unknown>, answer: () => Promise<string | undefined>): Promise<void> {
    const before = await said(answer);
    await said(answer);
    await change();
    const changed = performance.now();
    this.changes++;
    for (;;) {
      const asked = performance.now() - changed;
      const now = await answer();
      if (now !== undefined && now !== before) return;
      if (now !== undefined) this.latest = Math.max(this.latest, Math.round(asked));
      if (now !== undefined && asked > COHERENT_MILLISECONDS) {
        this.stale++;
        console.error(`stale: ${what}, ${Math.round(asked)} ms later`);
        return;
      }
      await wait(20);
    }
  }

  async #newApplication(api: ApiClient, name: string): Promise<{ client_id: string; client_secret: string }> {
    const body = { name, scopes: ['connect:fulfillment'] };
    const { client_id, client_secret } = await api.demand<{ client_id: string; client_secret: string }>(
      'POST',
      '/cartwright/v1/applications',
      body,
    );
    return { client_id, client_secret };
  }

  /** Resolves when it is processed, by whichever node. */
  async #submit(api: ApiClient, kind: 'product' | 'item', body: object): Promise<void> {
    await api.demand('POST', `/v2/data_ingestion/catalog/${kind}/submission`, body);
    for (;;) {
      const { submissions } = await api.demand<{ submissions: { state: string }[] }>('GET', '/cartwright/v1/catalogue/submissions?limit=1');
      if (submissions[0]!.state === 'completed') return;
      if (submissions[0]!.state === 'failed') throw new Error(`The ${kind} was refused: ${JSON.stringify(submissions[0])}`);
      await wait(20);
    }
  }

  async #anHourLater(api: ApiClient): Promise<void> {
    const { now } = await api.demand<{ now: string }>('GET', '/cartwright/v1/clock');
    await api.demand('POST', '/cartwright/v1/clock/set', { at: new Date(Date.parse(now) + 3_600_000).toISOString() });
  }
}

/** Status and body of an answer, without what differs each time; undefined where the node could not say. */
function asks(api: ApiClient, path: string, body: object): () => Promise<string | undefined> {
  return async () => {
    try {
      const { status, text } = await api.call('POST', path, body);
      if (status === 503) return undefined;
      return path.endsWith('/token') ? String(status) : `${status} ${text}`;
    } catch {
      return undefined;
    }
  };
}

async function said(answer: () => Promise<string | undefined>): Promise<string> {
  for (;;) {
    const now = await answer();
    if (now !== undefined) return now;
  }
}
