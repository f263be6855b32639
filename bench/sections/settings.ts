import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import type { Load } from '../measure.ts';
import type { BenchOptions } from '../options.ts';
import { type Figures, median, medians } from '../phase.ts';
import { prepareWorld } from '../prepare.ts';
import { type Server, type ServerOptions, startServer } from '../server.ts';
import { Worker } from '../worker.ts';

/** Reads with a small and a large body; two servers cannot share the stock of what is written. */
const OPERATIONS = ['stores', 'slots'] as const;
/** Settings differ by little: many short turns see it sooner than few long ones. */
const SLICES = 4;

export interface SettingsFigures<Setting extends string> {
  readonly connections: number;
  readonly lines: readonly {
    readonly operation: string;
    readonly setting: Setting;
    readonly figures: Figures;
    /** Rate and processor time for each call ÷ those of the first setting, medians of the turns. */
    readonly rateRatio: number;
    readonly processorRatio: number;
  }[];
}

/** The same calls at servers of one PostgreSQL database, which differ in the settings alone, in turn. */
export async function measureSettings<Setting extends string>(
  settings: ReadonlyMap<Setting, Pick<ServerOptions, 'argv' | 'env'>>,
  folder: string,
  postgres: TestPostgres,
  options: BenchOptions,
): Promise<SettingsFigures<Setting>> {
  await using database = await postgres.createDatabase();
  const names = [...settings.keys()];
  const placeOf = (setting: Setting) => ({ folder: join(folder, setting), databaseUrl: database.url });
  const world = await prepareWorld(placeOf(names[0]!), { reservations: 1_000, hotWindows: 0 });
  await using stack = new AsyncDisposableStack();
  const connections = Math.min(32, Math.max(...options.concurrency));
  const found = new Map<string, Figures[]>();
  const sides: { setting: Setting; server: Server; load: Load }[] = [];
  for (const setting of names) {
    const server = stack.use(await startServer({ ...placeOf(setting), ...settings.get(setting) }));
    const load: Load = stack.use(new Worker(new URL('../load/generator.ts', import.meta.url)));
    const { url } = server.ready.production!;
    await load.run({ type: 'world', world: { ...world, url, ca: readFileSync(server.ready.ca_file!, 'utf8') }, seed: options.seed });
    sides.push({ setting, server, load });
  }
  const run = async ({ server, load }: (typeof sides)[number], operation: (typeof OPERATIONS)[number], seconds: number) => {
    const before = server.processorTime();
    const figures = (await load.run({ type: 'run', operation, concurrency: connections, seconds }))!;
    const after = server.processorTime();
    return { ...figures, processor: before === undefined || after === undefined ? undefined : ((after - before) * 1_000) / figures.calls };
  };
  for (const side of sides) for (const operation of OPERATIONS) await run(side, operation, options.seconds);
  for (let turn = 0; turn < options.rounds * SLICES; turn++) {
    for (const operation of OPERATIONS) {
      // Whoever begins changes: what else the machine does must not always meet the same one.
      for (let index = 0; index < sides.length; index++) {
        const side = sides[(index + turn) % sides.length]!;
        const key = `${operation} ${side.setting}`;
        found.set(key, [...(found.get(key) ?? []), await run(side, operation, options.seconds)]);
      }
    }
  }
  const lines = OPERATIONS.flatMap((operation) =>
    names.map((setting) => {
      const [these, first] = [found.get(`${operation} ${setting}`)!, found.get(`${operation} ${names[0]}`)!];
      const ratio = (of: (figures: Figures) => number) => median(these.map((turn, index) => of(turn) / of(first[index]!)));
      return {
        operation,
        setting,
        figures: medians(these),
        rateRatio: ratio(({ rate }) => rate),
        processorRatio: ratio(({ processor }) => processor ?? Number.NaN),
      };
    }),
  );
  return { connections, lines };
}
