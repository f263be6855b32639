import { type ProblemText, problem, type ScenarioProblemName } from '../../contract/scenario-problems.ts';
import type { OrderKind } from '../orders/order.ts';
import type { CustomerAct } from './instruction.ts';
import { indexOfPoint, isShopped, journeyOf, RUNNER } from './journey.ts';
import type { ActionName } from './scenario-schema.ts';

/** A step of a scenario as it was read. */
export interface ScenarioStep {
  readonly action: ActionName;
  readonly value: unknown;
  /** The members beside the action. */
  readonly beside: Readonly<Record<string, unknown>>;
  readonly at?: string;
  /** Seconds at speed 1. */
  readonly after?: number;
}

export interface Scenario {
  readonly name: string | null;
  readonly description: string;
  /** The kinds of orders that can follow it. */
  readonly kinds: readonly OrderKind[];
  readonly steps: readonly ScenarioStep[];
}

/** From and to which point an action can be done; null: not with such orders. */
type Range = readonly [first: string, last: string] | null;

const SHOPPING: Range = ['picking', 'verifying_replacements'];
const ANSWERING: Range = ['picking', 'picking'];

function rangeOf({ action, value }: ScenarioStep, kind: OrderKind): Range {
  const points = journeyOf(kind).map((point) => point.name);
  const anywhere: Range = [points[0]!, points.at(-1)!];
  const underWay: Range = [points[0]!, points.at(-2)!];
  const chat: Range = [isShopped(kind) ? 'picking' : 'acknowledged', points.at(-2)!];
  const whenShopped = (range: Range) => (isShopped(kind) ? range : null);
  const whenPickup = (range: Range) => (kind === 'pickup' ? range : null);
  const whenLastMile = (range: Range) => (isShopped(kind) ? null : range);
  switch (action) {
    case 'find':
    case 'short':
    case 'replace':
    case 'refund':
    case 'add':
      return whenShopped(SHOPPING);
    case 'wait_for_answer':
      return whenShopped(ANSWERING);
    case 'message':
      return chat;
    case 'customer': {
      const act = value as CustomerAct;
      if (act === 'message') return chat;
      return act === 'arrive' || act === 'near' ? whenPickup(['staged', RUNNER]) : whenShopped(ANSWERING);
    }
    case 'wait_for_customer':
    case 'runner_missing':
      return whenPickup(['staged', 'staged']);
    case 'wait_for_staging':
    case 'stage':
      return whenLastMile(['brand_new', 'brand_new']);
    case 'customer_missing':
      return kind === 'pickup' ? [RUNNER, 'bags_verified'] : ['delivering', 'delivering'];
    case 'late':
    case 'reschedule':
    case 'cancel':
      return underWay;
    case 'rate':
      return ['completed', 'completed'];
    case 'deliver':
    case 'hold_at':
      return anywhere;
  }
}

export interface PlacedStep {
  readonly step: ScenarioStep;
  /** Index of the point in the journey at which it is done. */
  readonly place: number;
}

/** Why an order of a kind cannot follow a scenario. */
export interface Misfit {
  /** Index of the step. */
  readonly step: number;
  readonly problem: ProblemText;
}

/** Where on its way an order of the kind does each step; or the first step that such an order cannot do. */
export function placeSteps(steps: readonly ScenarioStep[], kind: OrderKind): { readonly placed: PlacedStep[]; readonly misfit?: Misfit } {
  const names = journeyOf(kind).map((point) => point.name);
  const placed: PlacedStep[] = [];
  let here = 0;
  let over = false;
  for (const [index, step] of steps.entries()) {
    const misfit = (name: ScenarioProblemName, values: ProblemText['values']) => ({
      placed,
      misfit: { step: index, problem: problem(name, values) },
    });
    if (over) return misfit('afterTheEnd', { action: steps[index - 1]!.action });
    const range = rangeOf(step, kind);
    if (range === null) return misfit('notForKind', { action: step.action, kind });
    const [first, last] = range.map((name) => indexOfPoint(kind, name)) as [number, number];
    if (step.at !== undefined && !names.includes(step.at)) return misfit('notPassed', { kind, point: step.at });
    const wanted = step.action === 'hold_at' ? (step.value as string) : step.at;
    const target = step.action === 'deliver' ? names.length - 1 : wanted === undefined ? Math.max(here, first) : names.indexOf(wanted);
    if (target < 0) return misfit('notPassed', { kind, point: String(wanted) });
    if (target < here) return misfit('liesBefore', { point: names[target]!, here: names[here]! });
    if (target < first || target > last) {
      const values = { action: step.action, first: names[first]!, last: names[last]!, point: names[target]! };
      return misfit(first === last ? 'onlyAt' : 'onlyBetween', values);
    }
    placed.push({ step, place: target });
    here = target;
    over = step.action === 'hold_at' || step.action === 'cancel';
  }
  return { placed };
}
