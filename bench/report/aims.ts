import { table } from './table.ts';

/** What a figure is held against. */
export interface Aim {
  /** `create order, 10 lines, PostgreSQL, 32 connections`. */
  readonly what: string;
  /** With its unit: `2,845/s`. */
  readonly ours: string;
  /** The peer or limit, measured in the same run, with its figure: `bare pg, 16 callers: 3,102/s`. */
  readonly against?: string;
  /** What is judged: the ratio of the two, or the figure itself where there is no peer. */
  readonly value: number;
  readonly atLeast?: number;
  readonly atMost?: number;
}

export const AIMS_HEADER = ['what', 'ours', 'peer or limit', 'measured', 'aim', 'outcome'];

/** A row for each aim; empty where there are none. */
export function aimsTable(aims: readonly Aim[]): string {
  return aims.length === 0 ? '' : table(AIMS_HEADER, aims.map(aimCells));
}

function aimCells(aim: Aim): string[] {
  const { what, ours, against = '–', value } = aim;
  return [what, ours, against, figure(value), bound(aim), outcome(aim)];
}

function bound({ atLeast, atMost }: Aim): string {
  return atLeast === undefined ? `≤ ${figure(atMost!)}` : `≥ ${figure(atLeast)}`;
}

/** `met`, or by how much it is missed. */
export function outcome({ value, atLeast, atMost }: Aim): string {
  if (Number.isNaN(value)) return 'not measured';
  const limit = atLeast ?? atMost!;
  if (atLeast === undefined ? value <= limit : value >= limit) return 'met';
  return `missed by ${figure(Math.abs(value / limit - 1) * 100)} %`;
}

/** Three digits that count. */
export function figure(value: number): string {
  if (Number.isNaN(value)) return '–';
  if (Math.abs(value) >= 100) return Math.round(value).toLocaleString('en-US');
  return String(Number(value.toPrecision(3)));
}

export const perSecond = (value: number) => `${figure(value)}/s`;
