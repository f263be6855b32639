import type { TSchema } from '../../../src/contract/schema.ts';
import type { Operation } from '../../../src/operations/define.ts';
import { CREATED, type IdKind, KINDS, LOOKS_LIKE_ID } from './kinds.ts';

export type Place = 'path' | 'query' | 'body' | 'header';

/** Where a request takes an id. */
export interface Position {
  readonly place: Place;
  /** From the place inwards: `['items', 0, 'item', 'upc']`. */
  readonly keys: readonly (string | number)[];
  readonly kind: IdKind;
  /** The id is chosen by the caller for something new. */
  readonly creates: boolean;
}

interface Node {
  readonly properties?: Record<string, Node>;
  readonly items?: Node;
  readonly anyOf?: readonly Node[];
}

/** Every position of the operation that takes an id, from its schemas; `unknown` are those that the table does not have. */
export function positionsOf(operation: Operation): { positions: Position[]; unknown: string[] } {
  const positions: Position[] = [];
  const unknown: string[] = [];
  const meet = (place: Place, keys: (string | number)[], name: string) => {
    const own = `${operation.id} ${name}`;
    const kind = KINDS[own] ?? KINDS[name];
    if (kind === undefined && LOOKS_LIKE_ID.test(name)) unknown.push(`${operation.id} ${place} ${keys.join('.')}`);
    if (kind === undefined || kind === 'none') return;
    positions.push({ place, keys, kind, creates: CREATED.includes(own) });
    if (kind === 'order' && operation.internalIds) positions.push({ place, keys, kind: 'order_ref', creates: false });
  };
  const walk = (place: Place, node: Node, keys: (string | number)[]) => {
    for (const [name, inner] of Object.entries(node.properties ?? {})) {
      meet(place, [...keys, name], name);
      walk(place, inner, [...keys, name]);
    }
    if (node.items) walk(place, node.items, [...keys, 0]);
    for (const one of node.anyOf ?? []) walk(place, one, keys);
  };
  const parts: [Place, TSchema | undefined][] = [
    ['path', operation.params],
    ['query', operation.query],
    ['body', operation.body],
  ];
  for (const [place, schema] of parts) if (schema) walk(place, schema as Node, []);
  if (operation.access && operation.access.banner !== 'none') meet('header', ['x-retailer-id'], 'x-retailer-id');
  return { positions, unknown };
}

/** Name of a position in reports. */
export const nameOf = ({ place, keys, kind }: Position) => `${place} ${keys.join('.')}${kind === 'order_ref' ? ' (internal)' : ''}`;
