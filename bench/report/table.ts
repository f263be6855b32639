import type { Figures } from '../phase.ts';

export type Cell = string | number | undefined;

/** A Markdown table, its columns padded, so that a terminal shows it as well. */
export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => String(cell ?? '–').replaceAll('|', '\\|')));
  const widths = header.map((_, column) => Math.max(3, ...cells.map((row) => row[column]!.length)));
  const line = (row: readonly string[]) =>
    `| ${row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join(' | ')} |\n`;
  const rule = widths.map((width, column) => (column === 0 ? '-'.repeat(width) : `${'-'.repeat(width - 1)}:`));
  return [line(cells[0]!), line(rule), ...cells.slice(1).map(line)].join('');
}

export const rate = (figures: Figures) => Math.round(figures.rate);
export const whole = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? undefined : Math.round(value));
export const milliseconds = (value: number) => (Number.isNaN(value) ? undefined : value.toFixed(2));
