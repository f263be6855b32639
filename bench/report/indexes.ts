import type { OrderIndexFigures } from '../sections/order-indexes.ts';
import { table } from './table.ts';

export function indexesReport({ engine, lines }: OrderIndexFigures): string {
  const rows = lines.map(({ variant, create, move, share }) => [variant, Math.round(create), Math.round(move), share.toFixed(2)]);
  const header = ['besides what orders need', 'create µs', 'move µs', 'create ÷ none'];
  return `\n## Indexes of orders, ${engine}\n\nProcessor time of the database for a bare call, medians.\n\n${table(header, rows)}`;
}
