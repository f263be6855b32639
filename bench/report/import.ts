import type { ImportFigures } from '../sections/import.ts';
import { table } from './table.ts';

export function importReport(figures: readonly ImportFigures[]): string {
  const lines = figures.map((one) => [
    one.engine,
    one.rows,
    Math.round(one.rate),
    one.peak === undefined ? undefined : Math.round(one.peak),
    Math.round(one.insertRate),
    one.ratio.toFixed(2),
    (one.milliseconds / 1000).toFixed(1),
    one.errors,
  ]);
  const header = ['import catalog', 'rows', 'rows/s', 'peak MiB', 'insert alone rows/s', '÷ insert', 'whole command s', 'errors'];
  return `\n## Import of a catalogue\n\nPeak: resident memory of the importing process (VmHWM), on the embedded engine with the database in it.\n\n${table(header, lines)}`;
}
