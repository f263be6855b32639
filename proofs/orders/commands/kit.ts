import type { Order, State } from '../model/state.ts';
import { utc } from '../model/state.ts';

export interface Request {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH';
  readonly path: string;
  readonly body?: object | undefined;
}

/** What the model says of an answer: one of some refusals, where several things are wrong, or a success with these members. */
export type Expected =
  | { readonly refused: readonly string[] }
  | {
      readonly members: unknown;
      /** Takes over what only the server can choose. */
      readonly bind?: (body: never) => void;
    };

/** A kind of command: what is sent, and what has to come of it. */
export interface Kind<A extends object> {
  (args: A): Command;
  readonly kind: string;
  readonly request: (state: State, args: A) => Request;
  /** Changes the state where the command succeeds. */
  readonly apply: (state: State, args: A) => Expected;
}

/** A command is data, so that a run can be printed, shortened and sent again. */
export interface Command {
  readonly kind: string;
  readonly args: object;
}

const kinds = new Map<string, Kind<object>>();

export function define<A extends object>(kind: string, rule: Pick<Kind<A>, 'request' | 'apply'>): Kind<A> {
  const made = Object.assign((args: A): Command => ({ kind, args }), { kind, ...rule }) as Kind<A>;
  kinds.set(kind, made as unknown as Kind<object>);
  return made;
}

export const requestOf = (state: State, { kind, args }: Command) => kinds.get(kind)!.request(state, args);
export const applyTo = (state: State, { kind, args }: Command) => kinds.get(kind)!.apply(state, args);

export const refused = (...reasons: readonly (string | false | undefined)[]): { refused: string[] } | undefined => {
  const real = reasons.filter((reason) => typeof reason === 'string');
  return real.length === 0 ? undefined : { refused: real };
};

/** A text that begins so. */
export const begins = (text: string) => `${text}…`;

export const SUCCESS = { members: { success: true } } as const;

export const NO_USER = '400 User Not Found';
export const NOT_FOUND = '404 Resource not found';
export const TOO_LATE = '400 too_late';

export function record(order: Order, ...names: readonly string[]): void {
  order.events.push(...names);
}

/** The user's order as the operations under `/users/{user_id}` find it. */
export function findOfUser(state: State, user: string, id: string): Order | { readonly refused: readonly string[] } {
  const person = state.users[user];
  const order = state.orders[id];
  if (person === undefined) return { refused: [NO_USER] };
  return order !== undefined && order.owner === person ? order : { refused: [NOT_FOUND] };
}

/** The members of an order's answer that the model knows. */
export function orderMembers(order: Order, withItems = order.kind === 'delivery' || order.kind === 'pickup'): object {
  return {
    id: order.id,
    status: order.status,
    cancellation_reason: order.reason,
    fulfillment_details: {
      store_location: order.slot.store,
      window_starts_at: utc(order.starts),
      window_ends_at: utc(order.ends),
      delivered_at: order.deliveredAt === null ? undefined : utc(order.deliveredAt),
      bag_count: order.bags ?? undefined,
    },
    ...(withItems ? { items: order.lines.map(itemMembers) } : {}),
  };
}

function itemMembers({ num, code, qty, policy, pick }: Order['lines'][number]): object {
  const goes = pick?.status === 'found' || pick?.status === 'replaced';
  const delivered = pick?.status === 'replaced' ? pick.code! : goes ? code : '';
  return {
    line_num: num,
    qty: goes ? pick!.qty : qty,
    replaced: pick?.status === 'replaced',
    refunded: pick?.status === 'to_refund',
    replacement_policy: policy,
    requested_item_upc: upcOf(code),
    requested_item_rrc: rrcOf(code),
    delivered_item_upc: upcOf(delivered),
    delivered_item_rrc: rrcOf(delivered),
  };
}

/** Codes of digits are UPCs, all others the retailer's own. */
export const upcOf = (code: string) => (/^\d+$/.test(code) ? code : '');
export const rrcOf = (code: string) => (/^\d+$/.test(code) ? '' : code);
export const itemOf = (code: string) => (upcOf(code) === '' ? { rrc: code } : { upc: code });
