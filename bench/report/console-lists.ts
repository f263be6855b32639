import type { ConsoleListsFigures } from '../sections/console-lists.ts';
import { table } from './table.ts';

export function consoleListsReport({ orders, stores, calls, lines }: ConsoleListsFigures): string {
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));
  const shown = lines.map(({ page, firstRows, frames }) => [page, ms(firstRows), ms(frames?.median), ms(frames?.p95), ms(frames?.longest)]);
  const answered = calls.map(({ call, milliseconds }) => [call, ms(milliseconds)]);
  return `\n## console, ${orders} orders, ${stores} stores, milliseconds

${table(['page', 'first rows', 'frame, median', 'frame, p95', 'frame, longest'], shown)}

${table(['call', 'answer'], answered)}`;
}
