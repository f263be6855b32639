import type { Made, Program, Read } from '../../src/reference/samples/program.ts';
import { Assertion, isMembers, Setting, type Value, Variable } from '../../src/reference/samples/values.ts';
import type { Expected } from './expected.ts';

/** contract/recorded-VERSION.json: what clients of a release ask, and what they were answered. */
export interface Recording {
  readonly version: string;
  readonly exchanges: readonly Exchange[];
}

/** The calls that lead to one operation, the last one is the operation's. */
export interface Exchange {
  readonly operation: string;
  /** Others would disturb it: it is played in an organization of its own. */
  readonly alone: boolean;
  readonly made: readonly Made[];
  readonly calls: readonly RecordedCall[];
}

export interface RecordedCall {
  readonly method: string;
  readonly path: readonly (string | { readonly variable: string })[];
  readonly bearer?: string;
  /** JSON in which `{"$variable": name}`, `{"$setting": name}` and `{"$assertion": name of the user}` stand for what is known when played. */
  readonly body?: unknown;
  readonly reads: readonly Read[];
  readonly status: number;
  readonly answer: Expected;
}

/** A program's calls as JSON, without answers; undefined where it moves files. */
export function callsOf({ calls }: Program): Omit<RecordedCall, 'status' | 'answer'>[] | undefined {
  if (calls.some(({ upload, reads }) => upload || reads.some(({ kind }) => kind === 'bytes'))) return undefined;
  return calls.map(({ method, path, bearer, body, reads }) => ({
    method,
    path,
    ...(bearer === undefined ? {} : { bearer }),
    ...(body === undefined ? {} : { body: plain(body) }),
    reads,
  }));
}

function plain(value: Value): unknown {
  if (value instanceof Variable) return { $variable: value.name };
  if (value instanceof Setting) return { $setting: value.name };
  if (value instanceof Assertion) return { $assertion: value.user.name };
  if (Array.isArray(value)) return value.map(plain);
  return isMembers(value) ? Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, plain(inner)])) : value;
}
