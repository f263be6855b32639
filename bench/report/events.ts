import { ENDPOINTS, type EventsFigures, HANGING_EVENTS_PER_SECOND, type HangingFigures } from '../sections/events.ts';
import { milliseconds, table, whole } from './table.ts';

/** Times from the commit to the receipt; processor time for each callback. */
export function eventsReport({ engine, rows, ratio, lost }: EventsFigures): string {
  const lines = rows.map((row) => [
    row.name,
    Math.round(row.rate),
    milliseconds(row.p50),
    milliseconds(row.p99),
    whole(row.sender),
    whole(row.receiver),
  ]);
  const header = ['callbacks', 'rate', 'p50 ms', 'p99 ms', 'sender CPU µs', 'receiver CPU µs'];
  return `
## Callbacks to a local receiver, ${engine}

From the commit to the receipt over HTTPS, with a token; the events are inserted by the sending process. The plain client's times are from request to answer.
The API's orders are made by a whole server, whose processor time is for reserve, order and callback; their time begins with the answer.

${table(header, lines)}as many as possible ÷ plain client: ${ratio.toFixed(2)}, lost ${lost}
`;
}

export function hangingReport({ engine, undisturbed, beside, ratio, lost }: HangingFigures): string {
  const lines = [
    ['all answer', milliseconds(undisturbed.p50), milliseconds(undisturbed.p99)],
    ['one hangs', milliseconds(beside.p50), milliseconds(beside.p99)],
  ];
  return `
## One of ${ENDPOINTS} endpoints hangs, ${engine}

From the commit to the receipt at the other ${ENDPOINTS - 1}; ${HANGING_EVENTS_PER_SECOND} events a second, each to all of them.

${table(['callbacks', 'p50 ms', 'p99 ms'], lines)}p99, one hangs ÷ all answer: ${ratio.toFixed(2)}, lost ${lost}
`;
}
