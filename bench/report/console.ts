import type { PageWeight } from '../sections/console.ts';
import { table } from './table.ts';

export function consoleReport(weights: readonly PageWeight[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = weights.map(({ page, script, styles }) => [page, kilobytes(script), kilobytes(styles)]);
  return `\n## console, opened at this page\n\n${table(['page', 'script kB', 'styles kB'], rows)}`;
}
