import type { StartFigures } from '../sections/start.ts';
import { table } from './table.ts';

export function startReport(figures: readonly StartFigures[]): string {
  const rows = figures.map(({ name, milliseconds, engineAlone, atReady, atRest }) => [
    name,
    Math.round(milliseconds),
    engineAlone === undefined ? undefined : Math.round(engineAlone),
    engineAlone === undefined ? undefined : Math.round(milliseconds - engineAlone),
    atReady.peak,
    atRest.now,
  ]);
  const header = ['start', 'ready ms', 'engine alone ms', 'beyond it ms', 'peak MiB', 'at rest MiB'];
  return `\n## Start\n\nTime from the start of the process to the ready file; memory resident (VmHWM, VmRSS).\n\n${table(header, rows)}`;
}
