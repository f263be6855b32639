import type { Secret } from './secrets.ts';

export interface Finding {
  readonly kind: string;
  /** `raw`, `url`, `base64` or `hex`. */
  readonly form: string;
  readonly line: string;
}

/** Characters by which patterns are looked up; no pattern is shorter. */
const HEAD = 8;

interface Pattern {
  readonly text: string;
  readonly kind: string;
  readonly form: string;
}

/** Finds secrets in lines in every form that gives them away. Their hashes do not: whoever reads one has no secret. */
export class Search {
  readonly #byHead = new Map<string, Pattern[]>();

  constructor(secrets: Iterable<Secret>) {
    const known = new Set<string>();
    for (const { kind, value } of secrets) {
      for (const [form, text] of formsOf(value)) {
        if (text.length < HEAD || known.has(text)) continue;
        known.add(text);
        const head = text.slice(0, HEAD);
        this.#byHead.set(head, [...(this.#byHead.get(head) ?? []), { text, kind, form }]);
      }
    }
  }

  /** At most one finding a line and kind. */
  in(line: string): Finding[] {
    const found = new Map<string, Finding>();
    for (let at = 0; at + HEAD <= line.length; at++) {
      for (const { text, kind, form } of this.#byHead.get(line.slice(at, at + HEAD)) ?? []) {
        if (line.startsWith(text, at)) found.set(kind, { kind, form, line });
      }
    }
    return [...found.values()];
  }
}

/** A secret as JSON writes it, in an address, in base64 wherever it begins in what was encoded, and in hex. */
function* formsOf(value: string): Generator<readonly [form: string, text: string]> {
  const bytes = Buffer.from(value);
  yield ['raw', value];
  yield ['raw', JSON.stringify(value).slice(1, -1)];
  yield ['url', encodeURIComponent(value)];
  yield ['url', new URLSearchParams({ v: value }).toString().slice(2)];
  yield ['hex', bytes.toString('hex')];
  for (const before of [0, 1, 2]) {
    // Only the characters that the secret alone decides.
    const encoded = Buffer.concat([Buffer.alloc(before), bytes]).toString('base64');
    const own = encoded.slice(Math.ceil((before * 4) / 3), Math.floor(((before + bytes.length) * 4) / 3));
    yield ['base64', own];
    yield ['base64', own.replaceAll('+', '-').replaceAll('/', '_')];
  }
}
