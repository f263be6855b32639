import type { GroupingFigures, GroupingLine } from '../sections/grouping.ts';
import type { HotHoldsFigures } from '../sections/hot-holds.ts';
import { type Aim, figure, perSecond } from './aims.ts';
import { NAMES } from './engine.ts';
import { milliseconds, rate, table, whole } from './table.ts';

const DRIVER = { embedded: 'the engine', postgresql: 'bare pg' } as const;

export function groupingReport({ engine, lines, sizes }: GroupingFigures): string {
  const rows = lines.map((line) => [
    NAMES[line.operation],
    line.connections,
    rate(line.grouped),
    rate(line.ungrouped),
    rate(line.driver),
    line.share.toFixed(2),
    line.gain.toFixed(2),
    milliseconds(line.grouped.p50),
    milliseconds(line.ungrouped.p50),
    milliseconds(line.grouped.p99),
    milliseconds(line.ungrouped.p99),
    whole(line.grouped.processor),
    whole(line.ungrouped.processor),
    whole(line.grouped.everywhere),
    whole(line.ungrouped.everywhere),
    whole(line.driver.everywhere),
    line.cost.toFixed(2),
  ]);
  const header = [
    'over HTTPS',
    'connections',
    'grouped /s',
    'singly /s',
    'driver /s',
    '÷ driver',
    '÷ singly',
    'p50 ms',
    'singly',
    'p99 ms',
    'singly',
    'server CPU µs',
    'singly',
    'all CPU µs',
    'singly',
    'driver',
    'driver ÷ ours',
  ];
  const errors = lines.flatMap(({ operation, grouped, ungrouped, driver }) =>
    [grouped, ungrouped, driver].flatMap(({ firstError }) =>
      firstError === undefined ? [] : [`ERRORS in ${NAMES[operation]}: ${firstError}\n`],
    ),
  );
  return `## Concurrent holds and orders share a transaction, ${engine}

Our server as it is, one that sends each command by itself, and the same call by ${DRIVER[engine]} alone, a command each, in turn; with a bound on requests under way that is not reached (\`--most-requests 100000\`). Processor time for each call: of the server, then of all that take part (client, server, database), whose ratio is what the rates' comes to where the processors are the limit.

${table(header, rows)}${errors.join('')}
What the database alone spends on a command that comes in a group of so many, processor time in µs, without a server: what grouping can save at most.

${table(
  ['in a group of', NAMES.reserve, NAMES.create],
  sizes.map(({ size, reserve, create }) => [size, whole(reserve), whole(create)]),
)}`;
}

/** Of what an order needs; holds stand in the table. */
export function groupingAims({ engine, lines }: GroupingFigures): Aim[] {
  const orders = lines.filter(({ operation }) => operation === 'create');
  const most = (of: (line: GroupingLine) => number) => orders.reduce((best, line) => (of(line) > of(best) ? line : best));
  const [fastest, widest, idle] = [most((line) => line.share), most((line) => line.connections), most((line) => -line.connections)];
  const what = (line: GroupingLine) => `${NAMES.create}, ${engine}, ${line.connections} connections`;
  return [
    {
      what: `${what(fastest)}, ÷ driver`,
      ours: perSecond(fastest.grouped.rate),
      against: `the same SQL, a command each, by ${DRIVER[engine]}, ${fastest.driver.callers} callers: ${perSecond(fastest.driver.rate)}`,
      value: fastest.share,
      atLeast: 0.9,
    },
    {
      what: `${what(widest)}, grouped ÷ singly`,
      ours: perSecond(widest.grouped.rate),
      against: `our server, each by itself: ${perSecond(widest.ungrouped.rate)}`,
      value: widest.gain,
      atLeast: 2,
    },
    {
      what: `${what(idle)}, p50 grouped ÷ singly`,
      ours: `${figure(idle.grouped.p50)} ms`,
      against: `our server, each by itself: ${figure(idle.ungrouped.p50)} ms`,
      value: idle.delay,
      atMost: 1.05,
    },
  ];
}

export function hotHoldsReport({ engine, capacity, lines, bare, oversold }: HotHoldsFigures): string {
  const rows = lines.map(({ connections, holds, share }) => [
    'holds over HTTPS',
    connections,
    rate(holds),
    milliseconds(holds.p50),
    milliseconds(holds.p99),
    share.toFixed(2),
  ]);
  rows.push(['bare rows by the driver', bare.callers, rate(bare), milliseconds(bare.p50), milliseconds(bare.p99), '1']);
  return `## Holds on one wanted window, ${engine}

Each measurement sells out one window of ${capacity} places. Beside it a table of bare rows, the first free one of which is taken by one prepared call (\`for update skip locked\`).

${table(['', 'at once', 'rate', 'p50 ms', 'p99 ms', '÷ bare rows'], rows)}
Places sold beyond a window's number, or that do not agree with their holds: ${oversold}`;
}

export function hotHoldsAims({ engine, lines, bare, oversold }: HotHoldsFigures): Aim[] {
  const best = lines.reduce((best, line) => (line.share > best.share ? line : best));
  return [
    {
      what: `holds on one wanted window, ${engine}, ${best.connections} connections`,
      ours: perSecond(best.holds.rate),
      against: `bare rows with SKIP LOCKED, ${bare.callers} callers: ${perSecond(bare.rate)}`,
      value: best.share,
      atLeast: 0.8,
    },
    { what: `places oversold on wanted windows, ${engine}`, ours: String(oversold), value: oversold, atMost: 0 },
  ];
}
