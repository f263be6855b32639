import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readdirSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { TestPostgres } from '../../src/storage/testing/test-postgres.ts';
import { dataOf, type Memory, ROOT, type ServerOptions, startServer } from '../server.ts';

export interface StartFigures {
  readonly name: string;
  /** Process start to ready file. */
  readonly milliseconds: number;
  /** Opening the same database by itself, in a fresh process. */
  readonly engineAlone: number | undefined;
  readonly atReady: Memory;
  readonly atRest: Memory;
}

const REST_MILLISECONDS = 1_000;
const PGLITE = '@electric-sql/pglite';

export async function measureStarts(folder: string, postgres: TestPostgres | undefined): Promise<StartFigures[]> {
  mkdirSync(folder, { recursive: true });
  const fresh = copyOfProject(join(folder, 'project'));
  const embedded = join(folder, 'embedded');
  const figures = [
    await measureStart('embedded, first, nothing prepared', { folder: join(folder, 'fresh'), root: fresh }),
    await measureStart('embedded, first, template cached', { folder: embedded, root: fresh }),
    await measureStart('embedded, second', { folder: embedded }),
  ];
  if (postgres) {
    await using database = await postgres.createDatabase();
    const place = { folder: join(folder, 'postgresql'), databaseUrl: database.url };
    figures.push(await measureStart('postgresql, first', place), await measureStart('postgresql, second', place));
  }
  return figures;
}

async function measureStart(name: string, options: ServerOptions): Promise<StartFigures> {
  const isNew = !existsSync(dataOf(options.folder));
  const engineAlone = isNew ? undefined : openAlone(options);
  await using server = await startServer(options);
  const atReady = server.memory();
  await wait(REST_MILLISECONDS);
  return { name, milliseconds: server.milliseconds, engineAlone, atReady, atRest: server.memory() };
}

function openAlone({ folder, databaseUrl }: ServerOptions): number {
  const program = fileURLToPath(new URL('./open-alone.ts', import.meta.url));
  const { stdout, stderr } = spawnSync(process.execPath, [program, databaseUrl ?? join(dataOf(folder), 'database')], { encoding: 'utf8' });
  const milliseconds = Number.parseFloat(stdout);
  if (Number.isNaN(milliseconds)) throw new Error(`The engine alone did not open: ${stderr}`);
  return milliseconds;
}

/** The program in a folder where no template is cached: templates lie in the node_modules in which PGlite is. */
function copyOfProject(folder: string): string {
  const modules = join(folder, 'node_modules');
  mkdirSync(join(modules, PGLITE), { recursive: true });
  cpSync(join(ROOT, 'src'), join(folder, 'src'), { recursive: true });
  cpSync(join(ROOT, 'package.json'), join(folder, 'package.json'));
  cpSync(join(ROOT, 'node_modules', PGLITE), join(modules, PGLITE), { recursive: true });
  for (const name of readdirSync(join(ROOT, 'node_modules'))) {
    if (name !== PGLITE.split('/')[0] && !name.startsWith('.')) symlinkSync(join(ROOT, 'node_modules', name), join(modules, name));
  }
  return folder;
}
