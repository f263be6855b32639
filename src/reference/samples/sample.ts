import type { Wish } from './wish.ts';

/** What the sample of one operation does beside calling it with its example. */
export interface Sample extends Wish {
  /** What is printed: a place in the answer, or `$name` of a variable where the answer is empty. */
  readonly prints: string | typeof REFUSAL;
  /** What that must be: text with `{variable}` for what the program made up, or a pattern for what the server made. */
  readonly expects: string | RegExp;
  /** It changes what other programs of the organization see, so that it is run in an organization of its own. */
  readonly alone?: true;
}

/** The call is refused, which ends the program. */
export const REFUSAL = Symbol('refusal');

export type Samples = Readonly<Record<string, Sample>>;

/** Ids that the server gave. */
export const NUMBER = /^\d+$/;
export const TOKEN = /^[\w-]{43}$/;
