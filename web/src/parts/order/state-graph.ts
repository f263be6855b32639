import type { Workflows } from './use-order.ts';

export interface GraphNode {
  readonly state: string;
  /** Row from the top. */
  readonly row: number;
  /** Column; 0 is the way that the first batch takes. */
  readonly lane: number;
  /** Callbacks at the arrival. */
  readonly events: readonly string[];
}

export interface Graph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly (readonly [from: GraphNode, to: GraphNode])[];
}

/** The states of a kind of orders and the ways between them, as the workflow tables say. */
export function graphOf({ workflows, outside_batches }: Workflows, kind: string): Graph {
  const flows = workflows.filter((flow) => flow.kind === kind);
  const outside = outside_batches.find((one) => one.kind === kind)?.workflow_states ?? [];
  const edges = new Map<string, Set<string>>();
  const events = new Map<string, readonly string[]>();
  const touch = (state: string) => edges.get(state) ?? edges.set(state, new Set()).get(state)!;
  const link = (from: string, to: string) => {
    touch(to);
    if (from !== to) touch(from).add(to);
  };
  for (const { from, steps } of flows) {
    // A state outside of batches follows the one before it in the list of where a batch can begin.
    from.forEach((state, index) => {
      if (index > 0 && outside.includes(state)) link(from[index - 1]!, state);
      link(state, steps[0]!.workflow_state);
    });
    for (const [index, step] of steps.entries()) {
      if (index > 0) link(steps[index - 1]!.workflow_state, step.workflow_state);
      if (step.events.length > 0) events.set(step.workflow_state, step.events);
    }
  }
  if (outside.includes('canceled')) touch('canceled');
  const rows = rowsOf(edges);
  const main = new Set(flows[0]?.steps.map((step) => step.workflow_state).concat(flows[0].from) ?? []);
  const last = Math.max(0, ...rows.values());
  const nodes = [...edges.keys()].map((state) =>
    state === 'canceled'
      ? { state, row: last, lane: main.has('delivered') ? 1 : 0, events: ['fulfillment.canceled'] }
      : { state, row: rows.get(state)!, lane: main.has(state) ? 0 : 1, events: events.get(state) ?? [] },
  );
  const byState = new Map(nodes.map((node) => [node.state, node]));
  return {
    nodes,
    edges: [...edges].flatMap(([from, targets]) => [...targets].map((to) => [byState.get(from)!, byState.get(to)!] as const)),
  };
}

/** The longest way to each state; a way back does not count. */
function rowsOf(edges: ReadonlyMap<string, ReadonlySet<string>>): Map<string, number> {
  const rows = new Map<string, number>();
  const visit = (state: string, row: number, path: ReadonlySet<string>) => {
    if (path.has(state) || (rows.get(state) ?? -1) >= row) return;
    rows.set(state, row);
    for (const next of edges.get(state) ?? []) visit(next, row + 1, new Set([...path, state]));
  };
  visit('brand_new', 0, new Set());
  return rows;
}

/** States that an order went through: those whose callbacks went out, and those without any that every way to where it stands goes through. */
export function passedStates({ nodes, edges }: Graph, current: string, happened: ReadonlySet<string>): ReadonlySet<string> {
  /** Where an order can get to that never comes to a state. */
  const reachedWithout = (avoided: string) => {
    const reached = new Set<string>();
    const visit = (state: string) => {
      if (state === avoided || reached.has(state)) return;
      reached.add(state);
      for (const [from, to] of edges) if (from.state === state) visit(to.state);
    };
    visit('brand_new');
    return reached;
  };
  const isReachable = reachedWithout('').has(current);
  const passed = nodes.filter(({ state, events }) =>
    events.length > 0 ? events.some((name) => happened.has(name)) : isReachable && !reachedWithout(state).has(current),
  );
  return new Set(passed.map(({ state }) => state).filter((state) => state !== current));
}
