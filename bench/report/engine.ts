import type { DriverFigures, Measured } from '../measure.ts';
import type { EngineFigures } from '../sections/engine.ts';
import type { Memory } from '../server.ts';
import { type Aim, perSecond } from './aims.ts';
import { type Cell, milliseconds, rate, table, whole } from './table.ts';

export const NAMES: Readonly<Record<Measured['operation'], string>> = {
  token: 'token',
  stores: 'find stores',
  slots: 'list slots, 50 lines',
  reserve: 'reserve',
  create: 'create order, 10 lines',
  pair: 'reserve + create order',
  get: 'get order',
  hot: 'both, one hot window',
};

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

/** Against the same SQL by the driver, at the number of connections that suits us best; orders have a chapter of their own. */
const LEAST: { readonly [operation in Measured['operation']]?: number } = { get: 0.7 };

export function engineAims({ engine, measured }: EngineFigures): Aim[] {
  const through = engine === 'postgresql' ? 'pg' : 'engine';
  return measured.flatMap((one) => {
    const [atLeast, driver, ratios] = [LEAST[one.operation], one.driver.get(through), one.ratios.get(through)];
    if (atLeast === undefined || driver === undefined || ratios === undefined) return [];
    const [connections, value] = [...ratios].reduce((best, each) => (each[1] > best[1] ? each : best));
    const what = `${NAMES[one.operation]}, ${engine}, ${connections} connections`;
    const against = `the same SQL by ${through === 'pg' ? 'bare pg' : 'the engine'}, ${driver.concurrency} callers: ${perSecond(driver.rate)}`;
    return [{ what, ours: perSecond(one.https.get(connections)!.rate), against, value, atLeast }];
  });
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

function memoryText({ now, peak }: Memory): string {
  return now === undefined ? 'memory unknown' : `${now} MiB resident, peak ${peak} MiB`;
}
