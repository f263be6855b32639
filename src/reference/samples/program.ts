import type { Method } from '../../operations/define.ts';
import type { Value, Variable } from './values.ts';

/** What a sample does, before it is written in a language. */
export interface Program {
  readonly operation: string;
  readonly title: string;
  readonly method: Method;
  readonly path: string;
  /** `YYYY-MM-DD` from which a deprecated operation may be gone. */
  readonly sunset?: string;
  /** Values that are new at each run. */
  readonly made: readonly Made[];
  /** The calls in their order; the last one is the operation's. */
  readonly calls: readonly Call[];
  /** A place in the last answer, or a variable known before where the answer is empty; undefined where the call is refused. */
  readonly prints: Read | Variable | undefined;
}

/** `prefix` + what is new at each run + `suffix`. */
export interface Made {
  readonly name: string;
  readonly prefix: string;
  readonly suffix: string;
}

export type Kind = 'string' | 'integer' | 'number' | 'boolean' | 'bytes';

export interface Call {
  /** One line for the reader: what this call is for. */
  readonly comment: string;
  readonly operation: string;
  readonly method: Method;
  /** Path and query in pieces: text, and names of variables. */
  readonly path: readonly (string | { readonly variable: string })[];
  /** Variable with the bearer token, or `api_key`. */
  readonly bearer?: string;
  readonly body?: Value;
  /** Variable with the bytes that are sent, and their type. */
  readonly upload?: { readonly variable: string; readonly mediaType: string };
  readonly reads: readonly Read[];
}

/** A variable's place in an answer. An answer that is a file has no steps. */
export interface Read {
  readonly variable: string;
  readonly kind: Kind;
  readonly steps: readonly Step[];
}

/** A member, an index, or the last element whose boolean at that place is true. */
export type Step = string | number | { readonly lastWhere: readonly string[] };

/** `service_options[availability.available].id` → steps; `[0]` is an index. */
export function stepsOf(path: string): Step[] {
  return [...path.matchAll(/\[(?:(\d+)|([\w.]+))\]|[\w]+/g)].map(([text, index, where]) => {
    if (index !== undefined) return Number(index);
    return where === undefined ? text : { lastWhere: where.split('.') };
  });
}

/** Whether bytes are sent or taken: the program then has a second helper. */
export function movesFiles({ calls, prints }: Program): boolean {
  return calls.some((call) => isFile(call) || call.upload) || (prints !== undefined && isBytes(prints));
}

/** The answer is a file. */
export function isFile({ reads }: Call): boolean {
  return reads.some(isBytes);
}

export const isBytes = (read: object) => 'kind' in read && read.kind === 'bytes';

/** Where a read looks for the last element of a list that answers yes at a place. */
export function filterOf({
  steps,
}: Read): { readonly before: readonly Step[]; readonly where: readonly string[]; readonly after: readonly Step[] } | undefined {
  const at = steps.findIndex((step) => typeof step === 'object');
  if (at === -1) return undefined;
  return { before: steps.slice(0, at), where: (steps[at] as { lastWhere: readonly string[] }).lastWhere, after: steps.slice(at + 1) };
}
