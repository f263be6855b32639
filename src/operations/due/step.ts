import { type Clock, wallClock } from '../../contract/clock.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import { type OrganizationSettings, readSettings } from '../../fulfillment/settings.ts';
import { type DueOrder, findDuePieces, finishPieces, lockDueOrders, type Piece } from '../../storage/due/piece.ts';
import { type Advance, beginStep } from '../../storage/due/turn.ts';
import { DatabaseError } from '../../storage/engine/errors.ts';
import type { Environment } from '../define.ts';
import type { Outcome } from './kind.ts';
import { KINDS, type Kinds } from './kinds.ts';

/** How long a turn lasts without a sign of life, on the wall. */
export const LEASE_MILLISECONDS = 30_000;
export const BATCH = 200;
/** Tries of a step that lost a deadlock. */
const ATTEMPTS = 4;
const RETRY_MILLISECONDS = 5_000;
const LONGEST_RETRY_MILLISECONDS = 3_600_000;

/** Whoever has the turn of an organization. */
export interface Turn {
  readonly environment: Environment;
  readonly organizationId: number;
  readonly holder: string;
  readonly kinds: Kinds;
  /** The wall. */
  readonly clock: Clock;
}

/** Another holder has the turn: nothing more may be done. */
export class TurnLost extends Error {}

export interface Step {
  /** At what the organization's clock stood, epoch milliseconds; null: nothing falls due until the goal of the advance. */
  readonly instant: number | null;
  /** The advance under way, as it was before the step. */
  readonly advance: Advance | null;
  /** The clock was set. */
  readonly moved: boolean;
  /** Pieces done, by kind. */
  readonly ran: Readonly<Record<string, number>>;
  readonly done: number;
  readonly failed: number;
}

export function turnOf(environment: Environment, organizationId: number, holder: string, kinds = KINDS, clock = wallClock): Turn {
  return { environment, organizationId, holder, kinds, clock };
}

/**
 * Does what is due, at most `limit` pieces, in one transaction with the end of each: a kill in between loses nothing and repeats nothing.
 * During an advance the clock is first set to the next due instant, `also` among them. A piece that fails is tried again later and keeps
 * none from being done.
 */
export async function runStep(turn: Turn, limit: number, also: number | null = null): Promise<Step> {
  const { environment, organizationId, clock } = turn;
  const tried: { pieces: readonly Piece[]; instant: number } = { pieces: [], instant: 0 };
  for (let tries = 1; ; tries++) {
    tried.pieces = [];
    try {
      return await environment.database.transaction(async (db) => {
        const wall = clock.now();
        const until = new Date(wall + LEASE_MILLISECONDS);
        const names = Object.keys(turn.kinds);
        const when = also === null ? null : new Date(also);
        const [begun] = await db.query(beginStep, [organizationId, turn.holder, names, when, new Date(wall), until]);
        if (!begun) throw new TurnLost();
        const { instant, under_way: advance, moved, settings } = begun;
        if (instant === null) return { instant, advance, moved, ran: {}, done: 0, failed: 0 };
        const pieces = await db.query(findDuePieces, [organizationId, names, new Date(instant), new Date(wall), limit]);
        if (pieces.length === 0) return { instant, advance, moved, ran: {}, done: 0, failed: 0 };
        Object.assign(tried, { pieces, instant });
        const ids = [...new Set(pieces.filter(isOfOrder).map((piece) => Number(piece.subject)))];
        const orders = ids.length === 0 ? [] : await db.query(lockDueOrders, [organizationId, ids]);
        const { outcomes, ran, failed } = decide(turn, pieces, orders, readSettings(settings), instant, wall);
        await db.query(finishPieces, [organizationId, JSON.stringify(outcomes), JSON.stringify(ran), failed, new Date(instant)]);
        return { instant, advance, moved, ran, done: pieces.length - failed, failed };
      });
    } catch (error) {
      if (!(error instanceof DatabaseError)) throw error;
      if (error.retryable && tries < ATTEMPTS) continue;
      const [first] = tried.pieces;
      if (!first) throw error;
      // One of them may be what cannot be written; alone it cannot keep the others.
      if (tried.pieces.length > 1) return runStep(turn, 1, also);
      return postpone(turn, first, tried.instant, error);
    }
  }
}

function isOfOrder(piece: Piece): boolean {
  return piece.kind.startsWith('order.');
}

/** As `cw.finish_pieces` takes it. */
interface Written {
  readonly n: number;
  readonly work_id: number | null;
  readonly order_ref: number | null;
  readonly again: string | null;
  readonly payload: object | null;
  readonly retry_at: string | null;
  readonly window: { readonly starts_at: string; readonly ends_at: string; readonly count: number } | null;
  readonly events: readonly object[];
}

function decide(
  { environment, kinds }: Turn,
  pieces: readonly Piece[],
  rows: readonly DueOrder[],
  settings: OrganizationSettings,
  now: number,
  wall: number,
) {
  const orders = new Map(rows.map((row) => [row.id, row as DueOrder & { readonly body: OrderBody }]));
  const ran: Record<string, number> = {};
  let failed = 0;
  const outcomes = pieces.map((piece, n) => {
    const order = isOfOrder(piece) ? orders.get(Number(piece.subject)) : undefined;
    try {
      const gone = isOfOrder(piece) && (order === undefined || piece.superseded);
      const outcome = gone ? {} : kinds[piece.kind]!({ piece, order, settings, environment, now });
      ran[piece.kind] = (ran[piece.kind] ?? 0) + 1;
      return written(n, piece, outcome, null);
    } catch (error) {
      failed++;
      logFailure(environment, piece, error);
      return written(n, piece, {}, retryAt(piece, wall));
    }
  });
  return { outcomes, ran, failed };
}

async function postpone(turn: Turn, piece: Piece, instant: number, error: unknown): Promise<Step> {
  const { environment, organizationId, clock } = turn;
  logFailure(environment, piece, error);
  const outcome = written(0, piece, {}, retryAt(piece, clock.now()));
  await environment.database.query(finishPieces, [organizationId, JSON.stringify([outcome]), '{}', 1, new Date(instant)]);
  return { instant, advance: null, moved: true, ran: {}, done: 0, failed: 1 };
}

function written(n: number, piece: Piece, { again, payload, window, events }: Outcome, retry: number | null): Written {
  const iso = (instant: number) => new Date(instant).toISOString();
  return {
    n,
    work_id: piece.work_id,
    order_ref: isOfOrder(piece) ? Number(piece.subject) : null,
    again: again === undefined ? null : iso(again),
    payload: payload ?? null,
    retry_at: retry === null ? null : iso(retry),
    window: window ? { starts_at: iso(window.startsAt), ends_at: iso(window.endsAt), count: window.count } : null,
    events: events ?? [],
  };
}

/** On the wall: what fails does so for reasons of this process or database, not of the organization's time. */
function retryAt({ attempts }: Piece, wall: number): number {
  return wall + Math.min(LONGEST_RETRY_MILLISECONDS, RETRY_MILLISECONDS * 4 ** Math.min(attempts, 10));
}

function logFailure(environment: Environment, { work_id, kind, subject, attempts }: Piece, error: unknown): void {
  environment.log.error({ err: error, work: work_id, kind, subject, attempts }, 'due work failed and will be tried again');
}
