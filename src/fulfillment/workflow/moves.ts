import type { OrderKind } from '../orders/order.ts';
import { type BatchType, type Step, statesOf, stepsOf } from './workflows.ts';

/** The states that a batch may be moved to, the next one first. */
export function legalTargets(type: BatchType, current: string): readonly string[] {
  const states = statesOf(type);
  const at = states.indexOf(current);
  const settled = Object.values(stepsAt(type, at)).some((step) => step.settled);
  // Back to `brand_new` would take the shopper away, which no operation does.
  return [...states.slice(at + 1), ...(settled ? [] : states.slice(1, Math.max(1, at)))];
}

/**
 * What an order goes through when its batch moves: forward every state between, back only the target, whose callbacks repeat
 * (contract/callbacks.md §1). Empty where the batch stays.
 */
export function walk(type: BatchType, kind: OrderKind, from: string, to: string): readonly Step[] {
  const steps = stepsOf(type, kind);
  const [start, end] = [indexOf(steps, from), indexOf(steps, to)];
  return end > start ? steps.slice(start + 1, end + 1) : end < start ? [steps[end]!] : [];
}

/** What an order goes through when it is put into a new batch that starts in a state. */
export function enter(type: BatchType, kind: OrderKind, to: string): readonly Step[] {
  const steps = stepsOf(type, kind);
  return steps.slice(0, indexOf(steps, to) + 1);
}

function indexOf(steps: readonly Step[], state: string): number {
  return steps.findIndex((step) => step.state === state);
}

function stepsAt(type: BatchType, index: number): Step[] {
  return (['delivery', 'pickup', 'last_mile'] as const).flatMap((kind) => stepsOf(type, kind)[index] ?? []);
}
