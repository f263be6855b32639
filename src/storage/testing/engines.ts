import { type Database, type EmbeddedEngine, openPostgres, openTemporary } from '../engine/index.ts';
import { startTestPostgres, type TestPostgres } from './test-postgres.ts';

export const ENGINES = ['embedded', 'postgresql'] as const;
export type Engine = (typeof ENGINES)[number];

/** One running engine for a test file; every `open` gives a schema of its own, so that tests do not see each other. */
export interface TestEngine extends AsyncDisposable {
  readonly engine: Engine;
  open(): Promise<Database>;
}

/** Starts an engine: a temporary embedded one, or a database of its own on a PostgreSQL for tests. */
export async function startTestEngine(engine: Engine): Promise<TestEngine> {
  return engine === 'embedded' ? new EmbeddedTestEngine(await openTemporary()) : startPostgresEngine(await startTestPostgres());
}

class EmbeddedTestEngine implements TestEngine {
  readonly engine = 'embedded';
  readonly #engine: EmbeddedEngine;
  #count = 0;

  constructor(engine: EmbeddedEngine) {
    this.#engine = engine;
  }

  async open(): Promise<Database> {
    const database = this.#engine.database(`test_${++this.#count}`);
    await database.execute(`create schema ${database.schema}`);
    return database;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#engine[Symbol.asyncDispose]();
  }
}

async function startPostgresEngine(postgres: TestPostgres): Promise<TestEngine> {
  const { url, ...home } = await postgres.createDatabase();
  const opened: Database[] = [];
  return {
    engine: 'postgresql',
    open: async () => {
      const database = await openPostgres(url, `test_${opened.length + 1}`);
      opened.push(database);
      await database.execute(`create schema ${database.schema}`);
      return database;
    },
    [Symbol.asyncDispose]: async () => {
      for (const database of opened) await database[Symbol.asyncDispose]();
      await home[Symbol.asyncDispose]();
      await postgres[Symbol.asyncDispose]();
    },
  };
}
