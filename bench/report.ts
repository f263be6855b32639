import type { DriverFigures, Measured } from './measure.ts';
import type { Figures } from './phase.ts';
import type { PageWeight } from './sections/console.ts';
import type { ConsoleListsFigures } from './sections/console-lists.ts';
import type { EngineFigures } from './sections/engine.ts';
import { ENDPOINTS, type EventsFigures, HANGING_EVENTS_PER_SECOND, type HangingFigures } from './sections/events.ts';
import type { ImportFigures } from './sections/import.ts';
import type { InspectorFigures } from './sections/inspector.ts';
import type { OrderIndexFigures } from './sections/order-indexes.ts';
import type { StartFigures } from './sections/start.ts';
import type { StoryFigures } from './sections/story.ts';
import type { TestingFigures } from './sections/testing.ts';
import type { TlsFigures } from './sections/tls.ts';
import type { Memory } from './server.ts';

const NAMES: Readonly<Record<Measured['operation'], string>> = {
  token: 'token',
  stores: 'find stores',
  slots: 'list slots, 50 lines',
  reserve: 'reserve',
  create: 'create order, 10 lines',
  pair: 'reserve + create order',
  get: 'get order',
  hot: 'both, one hot window',
};

export type Cell = string | number | undefined;

export function table(header: readonly string[], rows: readonly (readonly Cell[])[]): string {
  const cells = [header, ...rows].map((row) => row.map((cell) => String(cell ?? '–')));
  const widths = header.map((_, column) => Math.max(...cells.map((row) => row[column]!.length)));
  const line = (row: string[]) =>
    row.map((cell, column) => (column === 0 ? cell.padEnd(widths[0]!) : cell.padStart(widths[column]!))).join('  ');
  return cells.map((row) => `${line(row)}\n`).join('');
}

const rate = (figures: Figures) => Math.round(figures.rate);
const whole = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? undefined : Math.round(value));
const milliseconds = (value: number) => (Number.isNaN(value) ? undefined : value.toFixed(2));

export function consoleReport(weights: readonly PageWeight[]): string {
  const kilobytes = (bytes: number) => (bytes / 1000).toFixed(1);
  const rows = weights.map(({ page, script, styles }) => [page, kilobytes(script), kilobytes(styles)]);
  return `\n## console, opened at this page\n\n${table(['page', 'script kB', 'styles kB'], rows)}`;
}

export function consoleListsReport({ orders, stores, calls, lines }: ConsoleListsFigures): string {
  const ms = (value: number | undefined) => (value === undefined ? '–' : value.toFixed(1));
  const shown = lines.map(({ page, firstRows, frames }) => [page, ms(firstRows), ms(frames?.median), ms(frames?.p95), ms(frames?.longest)]);
  const answered = calls.map(({ call, milliseconds }) => [call, ms(milliseconds)]);
  return `\n## console, ${orders} orders, ${stores} stores, milliseconds

${table(['page', 'first rows', 'frame, median', 'frame, p95', 'frame, longest'], shown)}

${table(['call', 'answer'], answered)}`;
}

/** Rates are calls per second, times milliseconds. */
export function engineReport({ settings, rows, measured, memory, engine }: EngineFigures): string {
  const facts = Object.entries(settings).map(([name, value]) => `${name} ${value}`);
  const sizes = Object.entries(rows).map(([name, value]) => `${name} ${value}`);
  const https = measured.flatMap((one) =>
    [...one.https].map(([connections, figures]) => [
      NAMES[one.operation],
      connections,
      rate(figures),
      milliseconds(figures.p50),
      milliseconds(figures.p99),
      figures.errors,
      whole(figures.processor),
      ratio(one, 'engine', connections),
      ratio(one, 'pg', connections),
    ]),
  );
  const sql = measured.flatMap((one) => [...one.driver].map(([through, figures]) => driverRow(one, through, figures)));
  return [
    `\n## ${engine}\n\n${facts.join(', ')}`,
    `rows at the end: ${sizes.join(', ')}`,
    `server after the load: ${memoryText(memory)}\n`,
    table(['over HTTPS', 'connections', 'rate', 'p50 ms', 'p99 ms', 'errors', 'server CPU µs', '÷ engine', '÷ pg'], https),
    sql.length === 0 ? '' : table(['the same SQL by the driver', 'through', 'callers', 'rate', 'p50 ms', 'p99 ms', 'errors'], sql),
    ...errorsOf(measured),
  ].join('\n');
}

function driverRow(one: Measured, through: string, figures: DriverFigures): Cell[] {
  const { concurrency, p50, p99, errors } = figures;
  return [NAMES[one.operation], through, concurrency, rate(figures), milliseconds(p50), milliseconds(p99), errors];
}

function ratio(one: Measured, through: 'engine' | 'pg', connections: number): Cell {
  return one.ratios.get(through)?.get(connections)?.toFixed(2);
}

function errorsOf(measured: readonly Measured[]): string[] {
  const all = measured.flatMap((one) => [...one.https.values(), ...one.driver.values()].map((figures) => ({ one, figures })));
  return all.flatMap(({ one, figures }) => (figures.errors === 0 ? [] : [`ERRORS in ${NAMES[one.operation]}: ${figures.firstError}\n`]));
}

export function indexesReport({ engine, lines }: OrderIndexFigures): string {
  const rows = lines.map(({ variant, create, move, share }) => [variant, Math.round(create), Math.round(move), share.toFixed(2)]);
  const header = ['besides what orders need', 'create µs', 'move µs', 'create ÷ none'];
  return `\n## Indexes of orders, ${engine}\n\nProcessor time of the database for a bare call, medians.\n\n${table(header, rows)}`;
}

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

export function testingReport({ starts, ready, firstAnswer, least, close, processor }: TestingFigures): string {
  const row = [starts, Math.round(ready), Math.round(firstAnswer), Math.round(least), Math.round(close), processor];
  const header = ['startCartwright()', 'ready ms', 'first answer ms', 'least ms', 'close ms', 'processor ms'];
  return `\n## Test helper\n\nCold starts of a process with a cached initial database, medians; the first call brings its token.\n\n${table(header, [row])}`;
}

export function storyReport({ rounds, start, story, stop, whole, processor, last }: StoryFigures): string {
  const { orders, events, taken, refused } = last;
  const header = [
    'rounds',
    'start ms',
    'ten days ms',
    'stop ms',
    'whole ms',
    'processor ms',
    'orders',
    'events',
    'taken',
    'refused before',
  ];
  const row = [rounds, ...[start, story, stop, whole].map(Math.round), processor, orders, events, taken, refused];
  return `\n## A run of CI\n\nThe test helper's platform, a story of ten days with callbacks, and the stop; medians.\n\n${table(header, [row])}`;
}

export function tlsReport({ connections, ceiling, requestRatio, connectionRatio, connectionsPerSecond }: TlsFigures): string {
  return `
## HTTPS without the platform, ${connections} connections

load generator and a trivial https.Server: ${rate(ceiling)} requests/s, p50 ${milliseconds(ceiling.p50)} ms, errors ${ceiling.errors}
our port ÷ https.Server: requests ${requestRatio.toFixed(2)}, new connections ${connectionRatio.toFixed(2)} (${rate(connectionsPerSecond)}/s)
`;
}

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

function memoryText({ now, peak }: Memory): string {
  return now === undefined ? 'memory unknown' : `${now} MiB resident, peak ${peak} MiB`;
}
