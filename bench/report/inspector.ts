import type { InspectorFigures } from '../sections/inspector.ts';
import { rate, table } from './table.ts';

export function inspectorReport({ connections, lines }: InspectorFigures): string {
  const rows = lines.map(({ operation, setting, figures, rateRatio, processorRatio }) => [
    operation,
    setting,
    rate(figures),
    figures.processor === undefined ? undefined : Math.round(figures.processor),
    rateRatio.toFixed(2),
    processorRatio.toFixed(2),
    figures.errors,
  ]);
  const header = ['operation', '--inspector', 'calls/s', 'µs processor/call', 'rate ÷ off', 'processor ÷ off', 'errors'];
  return `\n## Inspector, ${connections} connections, PostgreSQL\n\nWith 1 MiB every request also moves an older one into a file.\n\n${table(header, rows)}`;
}
