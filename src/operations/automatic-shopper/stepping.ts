import { ApiError, ApiErrors } from '../../contract/errors.ts';
import { describe, type Instruction } from '../../fulfillment/automatic-shopper/instruction.ts';
import { withSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import { type LogEntry, lockRuns, type RunRow, type RunStatus, writeSteps } from '../../storage/automatic-shopper/run.ts';
import type { ActingKind, ActingScope, Outcome } from '../due/kind.ts';
import { findOrders } from '../fulfilling/finding.ts';
import { delayBefore, perform, type Result } from './performing.ts';
import { scopeOf } from './scope.ts';

/** The orders that the automatic shopper has in hand: each piece does the order's next instruction. */
export const stepping: ActingKind = {
  // Each takes a few milliseconds, and nothing else runs meanwhile on the embedded engine.
  atOnce: 8,
  act: async (scope, pieces) => {
    const { db, organizationId, now } = scope;
    const current = pieces.filter((piece) => !piece.superseded);
    const rows = current.length === 0 ? [] : await db.query(lockRuns, [organizationId, current.map((piece) => Number(piece.subject))]);
    const runs = new Map(rows.map((row) => [String(row.order_ref), row]));
    const steps: Step[] = [];
    const outcomes: Outcome[] = [];
    for (const piece of pieces) {
      const run = piece.superseded ? undefined : runs.get(piece.subject);
      const step = run && (await takeStep(scope, run));
      if (step) steps.push(step);
      outcomes.push(step?.next_at == null ? {} : { again: step.next_at });
    }
    const written = steps.map((step) => ({ ...step, waiting_since: iso(step.waiting_since), next_at: iso(step.next_at) }));
    if (steps.length > 0) await db.query(writeSteps, [organizationId, JSON.stringify(written), new Date(now)]);
    return outcomes;
  },
};

interface Step {
  readonly order_ref: number;
  readonly status: RunStatus;
  readonly place: number;
  readonly waiting_since: number | null;
  readonly next_at: number | null;
  readonly said: LogEntry | null;
}

const iso = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());

async function takeStep(acting: ActingScope, run: Omit<RunRow, 'log'>): Promise<Step> {
  const { now } = acting;
  const context = scopeOf(acting, run.banner_id);
  const script = run.script as readonly Instruction[];
  const settings = withSettings(run.settings as object);
  const instruction = script[run.place];
  const find = async () => (await findOrders(context, [run.order_id]))[0];
  const order = await find();
  const over = (status: RunStatus, said: LogEntry | null): Step => ({
    order_ref: run.order_ref,
    status,
    place: run.place,
    waiting_since: null,
    next_at: null,
    said,
  });
  if (!order || !instruction) return over('done', null);
  const entry = (result: string): LogEntry => ({ at: formatUtc(now), did: describe(instruction), result });
  if (order.view.status === 'canceled') return over('done', entry('stopped: the order is canceled'));
  let result: Result;
  try {
    result = await perform(context, { order, settings, place: run.place, waitingSince: run.waiting_since }, instruction);
  } catch (error) {
    result = refused(error, instruction);
  }
  const said = result.said === undefined ? null : entry(result.said);
  if (result.kind === 'over') return over(result.status, said);
  const base = { order_ref: run.order_ref, status: 'running' as const, said };
  if (result.kind === 'again') {
    const isWaiting = instruction.do === 'wait';
    const later = isWaiting ? result.in : result.in / settings.speed;
    return { ...base, place: run.place, waiting_since: isWaiting ? (run.waiting_since ?? now) : null, next_at: instant(now + later) };
  }
  const next = script[run.place + 1];
  if (!next) return { ...over('done', said), place: run.place + 1 };
  // The way to the customer is known once the order is on it.
  const moved = next.after === 'road' ? ((await find()) ?? order) : order;
  return { ...base, place: run.place + 1, waiting_since: null, next_at: instant(now + delayBefore(next, moved, settings, now)) };
}

/** Milliseconds: steps of several orders that nearly meet are one transaction, and an advance has fewer instants to stand at. */
const GRID = 250;
const instant = (milliseconds: number) => Math.ceil(milliseconds / GRID) * GRID;

/** What the API refuses is written down, and the shopper goes on; where an order cannot be moved, there is nowhere to go. */
function refused(error: unknown, instruction: Instruction): Result {
  if (!(error instanceof ApiError || error instanceof ApiErrors)) throw error;
  const [first] = error instanceof ApiErrors ? error.all : [error];
  const said = `refused: ${first!.localizedMessage('en-US')}`;
  return instruction.do === 'go' ? { kind: 'over', status: 'failed', said } : { kind: 'next', said };
}
