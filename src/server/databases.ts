import { existsSync } from 'node:fs';
import { join } from 'node:path';
import {
  type Database,
  type EmbeddedEngine,
  type EmbeddedOptions,
  migrate,
  openEmbedded,
  openPostgres,
  openTemporary,
} from '../storage/engine/index.ts';
import { initialDatabaseKey } from './initial-database.ts';
import { consoleMigrations, serverMigrations } from './migrations.ts';
import { type Options, ROLES, type Role } from './options.ts';
import { seedDemo } from './seed/demo.ts';

/** The databases of the roles served, migrated, and how to close what is behind them. */
export interface Databases extends AsyncDisposable {
  readonly of: Readonly<Partial<Record<Role, Database>>>;
}

const migrationsOf = (role: Role) => (role === 'console' ? consoleMigrations() : serverMigrations());

/** The options that say where data are. */
export type DatabaseOptions = Pick<Options, 'data' | 'databaseUrl' | 'serve' | 'seed'> & Partial<Pick<Options, 'ephemeral'>>;

export async function openDatabases(options: DatabaseOptions): Promise<Databases> {
  const urls = options.serve.map((role) => options.databaseUrl[role]);
  if (urls.every((url) => url === undefined)) return openAllEmbedded(options);
  const missing = options.serve.find((role) => options.databaseUrl[role] === undefined);
  if (missing)
    throw new Error(`--${missing}-database-url is missing: the roles of one process use either PostgreSQL or the embedded database.`);
  return openAllPostgres(options);
}

async function openAllEmbedded(options: DatabaseOptions): Promise<Databases> {
  const engine = await openEngine(options);
  try {
    const of = Object.fromEntries(options.serve.map((role) => [role, engine.database(role)])) as Record<Role, Database>;
    for (const role of options.serve) await prepare(of[role], role, options.seed);
    return { of, [Symbol.asyncDispose]: () => engine[Symbol.asyncDispose]() };
  } catch (error) {
    await engine[Symbol.asyncDispose]();
    throw error;
  }
}

function openEngine(options: DatabaseOptions): Promise<EmbeddedEngine> {
  if (options.ephemeral) return openTemporary({ template: templateOf(options) }, options.data);
  const folder = join(options.data, 'database');
  // Its key is made from all seed data, which a database that exists does not need.
  return openEmbedded(folder, existsSync(folder) ? {} : { template: templateOf(options) });
}

/** What a new embedded database is copied from: migrated, and filled with the demo data. */
function templateOf({ seed }: DatabaseOptions): NonNullable<EmbeddedOptions['template']> {
  return {
    key: `${seed}-${initialDatabaseKey()}`,
    prepare: async (made) => {
      for (const role of ROLES) {
        const database = made.database(role);
        await migrate(database, migrationsOf(role));
        if (role !== 'console' && seed === 'demo') await seedDemo(database, role, new Date());
      }
    },
  };
}

async function openAllPostgres(options: DatabaseOptions): Promise<Databases> {
  const of: Partial<Record<Role, Database>> = {};
  const dispose = async () => {
    await Promise.all(Object.values(of).map((database) => database[Symbol.asyncDispose]()));
  };
  try {
    for (const role of options.serve) {
      const database = await openPostgres(options.databaseUrl[role]!, role);
      of[role] = database;
      await prepare(database, role, options.seed);
    }
  } catch (error) {
    await dispose();
    throw error;
  }
  return { of, [Symbol.asyncDispose]: dispose };
}

async function prepare(database: Database, role: Role, seed: Options['seed']): Promise<void> {
  await migrate(database, migrationsOf(role));
  if (role !== 'console' && seed === 'demo') await seedDemo(database, role, new Date());
}
