import { ApiError, errors } from '../../../contract/errors.ts';
import { type Kind, mayFollow, type StateOf, TRANSITIONS } from '../transitions.ts';

/** Throws 400, saying what is possible, unless one state may follow the other. */
export function requireNext<K extends Kind>(kind: K, from: StateOf<K>, to: StateOf<K>): void {
  if (mayFollow(kind, from, to)) return;
  const targets = (TRANSITIONS[kind] as Record<string, readonly string[]>)[from]!;
  if (targets.length === 0) throw new ApiError(errors.stateIsLast, { values: { state: from } });
  throw new ApiError(errors.stateNotNext, { values: { state: from, target: to, targets: targets.join(', ') } });
}
