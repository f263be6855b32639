import type { OrderKind } from '../orders/order.ts';
import { CALLBACKS } from './events.ts';
import type { Workflow } from './workflows.ts';

type Workflows = Readonly<Record<string, Readonly<Partial<Record<OrderKind, Workflow>>>>>;
type StatesOfKinds = Readonly<Record<OrderKind, readonly string[]>>;

const TICKS: StatesOfKinds = { delivery: ['D'], pickup: ['P'], last_mile: ['L'], dispatch: ['L'] };

/**
 * Refuses workflows that cannot be right, at start-up: kinds of one batch type with different states, states that repeat, an end that is
 * not settled or a way back from a settled state, a start or a state that no order reaches, a callback that is not one of the kind's.
 * `outside` are the states of orders in no batch. Throws an Error that lists every fault.
 */
export function checkWorkflows(workflows: Workflows, outside: StatesOfKinds, states: readonly string[]): void {
  const faults = [...workflowFaults(workflows, outside), ...stateFaults(workflows, outside, states)];
  if (faults.length > 0) throw new Error(`The workflows are wrong: ${faults.join('; ')}.`);
}

function* workflowFaults(workflows: Workflows, outside: StatesOfKinds): Generator<string> {
  for (const [type, kinds] of Object.entries(workflows)) {
    const entries = Object.entries(kinds) as [OrderKind, Workflow][];
    if (entries.length === 0) yield `${type} takes no orders`;
    const first = entries[0]?.[1].steps.map((step) => step.state).join();
    for (const [kind, workflow] of entries) {
      const name = `${type} of ${kind}`;
      const states = workflow.steps.map((step) => step.state);
      if (states.join() !== first) yield `${name} has other states than its type`;
      if (new Set(states).size !== states.length) yield `${name} has a state twice`;
      if (states[0] !== 'brand_new') yield `${name} does not begin with brand_new`;
      if (!workflow.steps.at(-1)?.settled) yield `${name} has no settled end`;
      if (
        workflow.steps.some((step, index) => step.settled && workflow.steps[index + 1]?.settled === undefined && index < states.length - 1)
      ) {
        yield `${name} goes back from a settled state`;
      }
      const before = new Set([...outside[kind], ...statesReached(workflows, kind, type)]);
      for (const state of workflow.from) {
        if (!before.has(state)) yield `${name} begins at ${state}, which no order of the kind reaches`;
      }
      yield* callbackFaults(name, kind, workflow);
    }
  }
}

function* callbackFaults(name: string, kind: OrderKind, workflow: Workflow): Generator<string> {
  for (const event of workflow.steps.flatMap((step) => step.events)) {
    const ticks = (CALLBACKS as Record<string, { ticks: string } | undefined>)[event]?.ticks;
    if (ticks === undefined) yield `${name} causes ${event}, which is no callback`;
    else if (!TICKS[kind].some((tick) => ticks.includes(tick))) yield `${name} causes ${event}, which such orders do not have`;
  }
}

function* stateFaults(workflows: Workflows, outside: StatesOfKinds, states: readonly string[]): Generator<string> {
  const kinds = Object.keys(outside) as OrderKind[];
  const reached = new Set(kinds.flatMap((kind) => [...outside[kind], ...statesReached(workflows, kind)]));
  for (const state of states) if (!reached.has(state)) yield `no order reaches ${state}`;
  for (const state of reached) if (!states.includes(state)) yield `${state} is no state of an order`;
}

function statesReached(workflows: Workflows, kind: OrderKind, except?: string): string[] {
  return Object.entries(workflows)
    .filter(([type]) => type !== except)
    .flatMap(([, kinds]) => kinds[kind]?.steps.map((step) => step.workflowState) ?? []);
}
