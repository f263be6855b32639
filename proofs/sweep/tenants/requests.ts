import type { Operation } from '../../../src/operations/define.ts';
import { type Request, urlOf } from '../server.ts';
import { fulfillmentOf, type Id, orderKindOf, ownId } from './ids.ts';
import type { Position } from './positions.ts';
import type { Organization } from './world.ts';

type Part = Record<string, unknown>;

/** A request whose ids can be exchanged. */
export interface Draft {
  readonly params: Part;
  readonly query: Part;
  readonly body: Part | undefined;
  readonly headers: Record<string, string>;
}

/** The operation's example with the organization's own ids and times, so that it succeeds where it can. */
export function draftOf(operation: Operation, positions: readonly Position[], mine: Organization): Draft {
  const { params = {}, query = {}, body } = structuredClone(operation.example) as { params?: Part; query?: Part; body?: Part };
  const draft: Draft = { params, query, body: body ?? (operation.body ? {} : undefined), headers: {} };
  setTimes(draft.body, mine.goods[0]!.options[fulfillmentOf(operation)].window);
  for (const position of positions) {
    const own = position.creates ? `new-${operation.id}` : ownId(operation, position.kind, mine);
    const given = position.kind !== 'order_ref' && isGiven(draft, position);
    if (own !== undefined && given) put(draft, position, own);
  }
  if (operation.access && operation.access.banner !== 'none') draft.headers['x-retailer-id'] = mine.goods[0]!.banner;
  if (operation.byLink) draft.params.link = linkFor(operation, mine);
  return { ...draft, ...FITTING[operation.id]?.(draft, mine) };
}

/** The credential of a page: not an id to be exchanged, whoever has it may see the page. */
function linkFor(operation: Operation, mine: Organization): string {
  return operation.id.startsWith('product_pages.') ? mine.shoppingList : mine.links[ownId(operation, 'order', mine)!]!;
}

/** What the examples do not say, or say of another world. */
const FITTING: Readonly<Record<string, (draft: Draft, mine: Organization) => Partial<Draft>>> = {
  'oauth.token': (draft, mine) => ({ body: { ...draft.body, client_id: mine.clientId, client_secret: mine.clientSecret } }),
  'management.capacity.reset': (draft, mine) => ({ params: { ...draft.params, ...pickupWindow(mine) } }),
  'management.capacity.set': (draft, mine) => ({ params: { ...draft.params, ...pickupWindow(mine) } }),
  // What the shopper found is no product of the catalogue.
  'management.order_items.update': (_, mine) => ({ body: { status: 'replaced', replacement_item: { rrc: mine.rrcs[0] } } }),
  // Of an order that nobody has in hand yet.
  'management.orders.record_event': () => ({ body: { event_name: 'late_delivery' } }),
  // Its own submission is not one that failed.
  'management.catalogue_submissions.list': () => ({ query: {} }),
  // Its own store, of whatever retailer.
  'product_pages.get': (_, mine) => ({ query: { location_code: mine.goods[0]!.store, retailer_key: mine.goods[0]!.banner } }),
  // Of the requests that made the world and what was counted of them, which the example's times and operation leave out.
  'management.requests.list': () => ({ query: {} }),
  'management.requests.export': () => ({ query: {} }),
  'management.usage.get': () => ({ query: {} }),
  // A code alone, without the words of the example.
  'management.products.list': () => ({ query: {} }),
  'oauth.revoke': (draft, mine) => ({ body: { ...draft.body, client_id: mine.clientId, client_secret: mine.clientSecret, token: 'x' } }),
};

const pickupWindow = ({ goods }: Organization) => ({ pool: 'pickup', window_starts_at: goods[0]!.options.pickup.window.start_at });

/** Times of the example are those of another day. */
function setTimes(part: unknown, window: { readonly start_at: string; readonly end_at: string }): void {
  if (typeof part !== 'object' || part === null) return;
  for (const [name, value] of Object.entries(part)) {
    if ((name === 'start_at' || name === 'end_at') && typeof value === 'string') (part as Part)[name] = window[name];
    else setTimes(value, window);
  }
}

/** Whether the example has the field; ids in paths are always given. */
function isGiven({ params, query, body }: Draft, { place, keys }: Position): boolean {
  if (place === 'header') return false;
  let at: unknown = { path: params, query, body }[place];
  for (const key of keys) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, key)) return place === 'path';
    at = (at as Part)[key];
  }
  return true;
}

/** Puts an id at its position, making what leads to it. */
export function put({ params, query, body, headers }: Draft, { place, keys, kind }: Position, id: Id): void {
  if (kind === 'order_ref') headers['x-treat-ids-as-internal'] = 'true';
  if (place === 'header') {
    headers[String(keys[0])] = String(id);
    return;
  }
  let at = { path: params, query, body }[place] as Part;
  keys.slice(0, -1).forEach((key, index) => {
    at[key] ??= typeof keys[index + 1] === 'number' ? [] : {};
    at = at[key] as Part;
  });
  at[keys.at(-1)!] = id;
}

/** The draft with some of its ids exchanged. */
export function exchange(draft: Draft, ids: readonly (readonly [Position, Id])[]): Draft {
  const copy = structuredClone(draft);
  for (const [position, id] of ids) {
    put(copy, position, id);
    // One item is named by one code.
    const [kind, last] = [position.kind, position.keys.at(-1)];
    if (position.place === 'body' && (kind === 'upc' || kind === 'rrc') && (last === 'upc' || last === 'rrc')) {
      let item = copy.body as Part;
      for (const key of position.keys.slice(0, -1)) item = item[key] as Part;
      delete item[last === 'upc' ? 'rrc' : 'upc'];
    }
  }
  return copy;
}

export function requestOf(operation: Operation, { params, query, body, headers }: Draft, authorization: string | undefined): Request {
  return {
    method: operation.method,
    url: urlOf(operation, params, query),
    headers: { ...headers, ...(authorization === undefined ? {} : { authorization: `Bearer ${authorization}` }) },
    body,
  };
}

export { orderKindOf };
