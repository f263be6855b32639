import type { PromisedWindow } from '../../fulfillment/orders/lateness.ts';
import type { OrderBody } from '../../fulfillment/orders/order.ts';
import type { OrganizationSettings } from '../../fulfillment/settings.ts';
import type { DueOrder, Piece } from '../../storage/due/piece.ts';
import type { Environment } from '../define.ts';

/** What a kind of due work decides by. */
export interface Facts {
  readonly piece: Piece;
  /** The order that the piece is about, locked; undefined where it is about something else or the order is gone. */
  readonly order: (DueOrder & { readonly body: OrderBody }) | undefined;
  /** The organization's settings. */
  readonly settings: OrganizationSettings;
  readonly environment: Environment;
  /** What the organization's clock shows, epoch milliseconds. */
  readonly now: number;
}

/** What becomes of a piece; one without `again` is done. */
export interface Outcome {
  /** Events of the order, in order. */
  readonly events?: readonly { readonly name: string; readonly metadata: object }[];
  /** When the piece falls due next, epoch milliseconds. */
  readonly again?: number;
  /** Replaces the payload of a piece that comes again. */
  readonly payload?: Readonly<Record<string, unknown>>;
  /** The order's promised window from now on, and how often the order was late. */
  readonly window?: PromisedWindow & { readonly count: number };
}

/** Decides without writing: what it says is written in one transaction with the end of the piece. */
export type Kind = (facts: Facts) => Outcome;

/** Nothing is left to do: the order has moved on. */
export const OVER: Outcome = {};

/** The next turn of something periodic: from the last one, or from now where that one came late. */
export function nextTurn({ piece, now }: Facts, milliseconds: number): number {
  const next = piece.due_at + milliseconds;
  return next > now ? next : now + milliseconds;
}

/** An instant of the payload, as epoch milliseconds or ISO 8601. */
export function instantIn({ payload }: Piece, key: string): number | undefined {
  const value = payload[key];
  const instant = typeof value === 'string' ? Date.parse(value) : value;
  return typeof instant === 'number' && Number.isFinite(instant) ? instant : undefined;
}
