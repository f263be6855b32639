import type { PageWeight } from '../sections/console.ts';
import { type Aim, figure } from './aims.ts';
import { table } from './table.ts';

export function consoleReport(weights: readonly PageWeight[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = weights.map(({ page, script, styles }) => [page, kilobytes(script), kilobytes(styles)]);
  return `\n## console, opened at this page\n\n${table(['page', 'script kB', 'styles kB'], rows)}`;
}

/** What a guest loads first. */
export function consoleAims(weights: readonly PageWeight[]): Aim[] {
  const signIn = weights.find(({ page }) => /sign/i.test(page));
  const kilobytes = (signIn?.script ?? Number.NaN) / 1000;
  return [{ what: 'script of the sign-in page, kB', ours: `${figure(kilobytes)} kB`, value: kilobytes, atMost: 200 }];
}
