import type { Kind, Read } from '../program.ts';

/** As much of an answer's type as a program reads. */
export interface AnswerType {
  readonly kind?: Kind;
  readonly members?: Record<string, AnswerType>;
  readonly list: boolean;
}

interface Growing {
  kind?: Kind;
  members?: Record<string, Growing>;
  list: boolean;
}

/** One type for all that is read from an answer. */
export function typeOf(reads: readonly Read[]): AnswerType {
  const root: Growing = { list: false };
  const grow = (steps: readonly Read['steps'][number][], kind: Kind) => {
    let at = root;
    for (const step of steps) {
      if (typeof step === 'string') {
        at.members ??= {};
        at.members[step] ??= { list: false };
        at = at.members[step];
      } else at.list = true;
    }
    at.kind = kind;
  };
  for (const { steps, kind } of reads) {
    grow(steps, kind);
    const filter = steps.findIndex((step) => typeof step === 'object');
    if (filter !== -1) grow([...steps.slice(0, filter + 1), ...(steps[filter] as { lastWhere: readonly string[] }).lastWhere], 'boolean');
  }
  return root;
}
