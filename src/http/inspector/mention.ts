import type { InspectedBody } from './exchange.ts';

/** The parts of an exchange in which an id can stand. */
export interface Mentioning {
  readonly url: string;
  readonly userId: string | null | undefined;
  readonly texts: readonly (string | undefined)[];
}

export const textsOf = (...bodies: readonly (InspectedBody | null)[]) => bodies.map((body) => body?.text);

/** What is looked for: an id of a kind, or a text that is the same wherever it stands, such as a phone number or e-mail address. */
export interface Named {
  readonly kind: 'user' | 'order' | 'customer' | 'text';
  readonly id: string;
}

/** Where a number can be an id of the kind: elsewhere it counts things, or is an id of something else. */
const PLACES = {
  user: { names: 'user_id|customer_reference', segment: 'users', stringsAsId: false },
  order: { names: 'order_ids?', segment: 'orders', stringsAsId: true },
  customer: { names: 'customer_id', segment: 'customers', stringsAsId: false },
} as const;

/**
 * Whether a path, query or body names one of some ids. Numbers, which mean many things, count where ids of their kind stand; all other
 * ids as any whole segment, parameter or JSON string. Letters of e-mail addresses may differ in case. Bodies that were cut off are looked
 * through too.
 */
export class Mentions {
  readonly #users: ReadonlySet<string>;
  /** Anywhere. */
  readonly #ids: ReadonlySet<string>;
  /** `users/12` and `user_id=12`. */
  readonly #placed: ReadonlySet<string>;
  /** As they stand in JSON. */
  readonly #quoted: readonly string[];
  readonly #patterns: readonly RegExp[];

  constructor(named: readonly Named[]) {
    const numbers = named.filter(isNumber);
    const others = named.filter((one) => !isNumber(one)).map(({ id }) => id);
    this.#users = new Set(named.filter(({ kind }) => kind === 'user').map(({ id }) => id));
    this.#ids = new Set(others.map(comparable));
    this.#placed = new Set(numbers.flatMap(({ kind, id }) => [`${PLACES[kind].segment}/${id}`, `${kind}_id=${id}`]));
    this.#quoted = others.filter((id) => !id.includes('@')).map((id) => JSON.stringify(id));
    this.#patterns = [...others.filter((id) => id.includes('@')).map(addressPattern), ...numberPatterns(numbers)];
  }

  in({ url, userId, texts }: Mentioning): boolean {
    if (userId && this.#users.has(userId)) return true;
    if (this.#inUrl(url)) return true;
    return texts.some((text) => text !== undefined && (this.#inText(text) || (text.includes('\\') && this.#inText(normal(text)))));
  }

  #inText(text: string): boolean {
    return this.#quoted.some((quoted) => text.includes(quoted)) || this.#patterns.some((pattern) => pattern.test(text));
  }

  #inUrl(url: string): boolean {
    const [path = '', query = ''] = url.split('?', 2);
    const segments = path.split('/').map(decode);
    return (
      segments.some((segment, index) => this.#ids.has(comparable(segment)) || this.#placed.has(`${segments[index - 1]}/${segment}`)) ||
      [...new URLSearchParams(query)].some(([name, value]) => this.#ids.has(comparable(value)) || this.#placed.has(`${name}=${value}`))
    );
  }
}

function isNumber(one: Named): one is Named & { readonly kind: keyof typeof PLACES } {
  return one.kind !== 'text' && /^\d+$/.test(one.id);
}

const comparable = (id: string) => (id.includes('@') ? id.toLowerCase() : id);

function addressPattern(address: string): RegExp {
  return new RegExp(JSON.stringify(address).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&'), 'i');
}

/** One pattern for each kind: a deleted user may have had many orders. */
function numberPatterns(numbers: readonly { readonly kind: keyof typeof PLACES; readonly id: string }[]): RegExp[] {
  const byKind = Object.entries(Object.groupBy(numbers, ({ kind }) => kind)) as [keyof typeof PLACES, { id: string }[]][];
  return byKind.map(([kind, some]) => {
    const { names, stringsAsId } = PLACES[kind];
    const ids = some.map(({ id }) => id).join('|');
    const value = `(?:"(?:${ids})"|(?:${ids})(?![\\d.eE]))`;
    const bare = stringsAsId ? `|"id"\\s*:\\s*"(?:${ids})"` : '';
    return new RegExp(`(?:${names})"\\s*:\\s*(?:${value}|\\[(?:[^\\]]*,)?\\s*${value}\\s*[,\\]])${bare}`);
  });
}

/** The same JSON with every character written in one way. */
function normal(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text));
  } catch {
    return text;
  }
}

function decode(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
