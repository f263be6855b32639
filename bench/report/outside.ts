import type { OutsideFigures } from '../sections/outside.ts';
import { rate, table, whole } from './table.ts';

export function outsideReport({ connections, lines, batches }: OutsideFigures): string {
  const rows = lines.map(({ operation, setting, figures, rateRatio, processorRatio }) => [
    operation,
    setting,
    rate(figures),
    whole(figures.processor),
    rateRatio.toFixed(2),
    processorRatio.toFixed(2),
    figures.errors,
  ]);
  const header = ['operation', 'seen from outside by', 'calls/s', 'µs processor/call', 'rate ÷ off', 'processor ÷ off', 'errors'];
  return `\n## Log, metrics and traces, ${connections} connections, PostgreSQL\n\n${table(header, rows)}batches of spans ${batches}\n`;
}
