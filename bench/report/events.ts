import { AS_MANY, ENDPOINTS, type EventsFigures, HANGING_EVENTS_PER_SECOND, type HangingFigures } from '../sections/events.ts';
import { type Aim, figure, perSecond } from './aims.ts';
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

const LEAST_RATE = 3_000;
const MOST_MILLISECONDS = 100;

export function eventsAims({ engine, rows, lost }: EventsFigures): Aim[] {
  const [plain] = rows;
  const row = (name: string) => rows.find((one) => one.name === name)!;
  const [most, steady] = [row(AS_MANY), row('1000/s')];
  return [
    {
      what: `callbacks to a local receiver, ${engine}, events a second`,
      ours: perSecond(most.rate),
      against: `${plain!.name}: ${perSecond(plain!.rate)}`,
      value: most.rate,
      atLeast: LEAST_RATE,
    },
    {
      what: `commit to receipt at 1,000/s, ${engine}, p99 in ms`,
      ours: `${figure(steady.p99)} ms`,
      value: steady.p99,
      atMost: MOST_MILLISECONDS,
    },
    { what: `callbacks lost, ${engine}`, ours: String(lost), value: lost, atMost: 0 },
  ];
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
