import type { InspectedBody } from './exchange.ts';

/** The parts of an exchange in which an id can stand. */
export interface Mentioning {
  readonly url: string;
  readonly userId: string | null | undefined;
  readonly texts: readonly (string | undefined)[];
}

export const textsOf = (...bodies: readonly (InspectedBody | null)[]) => bodies.map((body) => body?.text);

/**
 * Whether a path, query or body names one of some ids: as a whole segment, parameter or JSON string, or as a number under a name that
 * ends in `id`. Bodies that were cut off are looked through too.
 */
export class Mentions {
  readonly #ids: ReadonlySet<string>;
  /** As they stand in JSON. */
  readonly #quoted: readonly string[];
  readonly #numbers: RegExp | undefined;

  constructor(ids: readonly string[]) {
    this.#ids = new Set(ids);
    this.#quoted = ids.map((id) => JSON.stringify(id));
    const numbers = ids.filter((id) => /^(?:0|[1-9]\d{0,18})$/.test(id));
    this.#numbers = numbers.length === 0 ? undefined : new RegExp(`id"\\s*:\\s*(?:${numbers.join('|')})(?![\\d.eE])`, 'i');
  }

  in({ url, userId, texts }: Mentioning): boolean {
    if (userId && this.#ids.has(userId)) return true;
    if (this.#inUrl(url)) return true;
    return texts.some((text) => text !== undefined && (this.#inText(text) || (text.includes('\\') && this.#inText(normal(text)))));
  }

  #inText(text: string): boolean {
    return this.#quoted.some((quoted) => text.includes(quoted)) || (this.#numbers?.test(text) ?? false);
  }

  #inUrl(url: string): boolean {
    const [path = '', query = ''] = url.split('?', 2);
    return (
      path.split('/').some((segment) => this.#ids.has(decode(segment))) ||
      [...new URLSearchParams(query).values()].some((one) => this.#ids.has(one))
    );
  }
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
