import { serverMigrations } from '../../src/server/migrations.ts';
import { type Database, migrate, openPostgres, openTemporary } from '../../src/storage/engine/index.ts';
import { startTestPostgres } from '../../src/storage/testing/test-postgres.ts';

export const ENGINES = ['embedded', 'postgresql'] as const;
export type Engine = (typeof ENGINES)[number];

export interface MigratedDatabase extends AsyncDisposable {
  readonly database: Database;
}

/** A database of its own with the server's schema and nothing in it. On PostgreSQL every statement on the way has a connection. */
export async function openMigrated(engine: Engine, connections: number): Promise<MigratedDatabase> {
  await using stack = new AsyncDisposableStack();
  let database: Database;
  if (engine === 'embedded') {
    database = stack.use(await openTemporary()).database('proof');
  } else {
    // A deadlock is looked for after 20 ms: it is an outcome to count here, not one to wait for.
    const postgres = stack.use(await startTestPostgres({ own: true, fsync: false, settings: { deadlock_timeout: '20ms' } }));
    const { url } = stack.use(await postgres.createDatabase());
    database = stack.use(await openPostgres(url, 'proof', { maxConnections: connections, pipelineDepth: 1 }));
  }
  await migrate(database, serverMigrations());
  const owned = stack.move();
  return { database, [Symbol.asyncDispose]: () => owned.disposeAsync() };
}
