/** The states of what the status page keeps, and which may follow which. Checked at the start. */
type Table = Readonly<Record<string, readonly string[]>>;

export const TRANSITIONS = {
  // An update may leave the state as it is, but nothing follows on the end.
  incident: {
    investigating: ['investigating', 'identified', 'monitoring', 'resolved'],
    identified: ['identified', 'investigating', 'monitoring', 'resolved'],
    monitoring: ['monitoring', 'investigating', 'identified', 'resolved'],
    resolved: [],
  },
  maintenance: {
    // A console that was away finds some whose end has passed.
    planned: ['in_progress', 'completed', 'canceled'],
    in_progress: ['completed'],
    completed: [],
    canceled: [],
  },
  // A notice on its way to one subscription; a failed one can be sent once more.
  notice: { pending: ['sent', 'failed'], failed: ['pending'], sent: [] },
  subscription: { unconfirmed: ['active', 'ended'], active: ['ended'], ended: [] },
} as const satisfies Record<string, Table>;

/** Every incident begins with the first of its states, and so do the others. */
export type Kind = keyof typeof TRANSITIONS;
export type StateOf<K extends Kind> = keyof (typeof TRANSITIONS)[K] & string;

export const statesOf = <K extends Kind>(kind: K) => Object.keys(TRANSITIONS[kind]) as [StateOf<K>, ...StateOf<K>[]];

export function mayFollow<K extends Kind>(kind: K, from: StateOf<K>, to: StateOf<K>): boolean {
  return (TRANSITIONS as Record<string, Table>)[kind]![from]!.includes(to);
}

/** Throws an Error that lists every fault: a state that is not in its table, that nothing leads to, or that never ends. */
export function checkTransitions(tables: Readonly<Record<string, Table>> = TRANSITIONS): void {
  const faults = Object.entries(tables).flatMap(([kind, table]) => [...faultsOf(kind, table)]);
  if (faults.length > 0) throw new Error(`The states of the status page are wrong: ${faults.join('; ')}.`);
}

function* faultsOf(kind: string, table: Table): Generator<string> {
  const states = Object.keys(table);
  for (const [from, targets] of Object.entries(table)) {
    for (const to of targets) if (!states.includes(to)) yield `${kind} goes from ${from} to ${to}, which is no state`;
  }
  const reached = reachable(table, states[0] ?? '');
  for (const state of states) if (!reached.has(state)) yield `${kind} never becomes ${state}`;
  for (const state of states) {
    const ends = [...reachable(table, state)].some((one) => table[one]?.length === 0);
    if (!ends) yield `${kind} never ends from ${state}`;
  }
}

function reachable(table: Table, start: string): Set<string> {
  const found = new Set([start]);
  for (const state of found) for (const next of table[state] ?? []) found.add(next);
  return found;
}
