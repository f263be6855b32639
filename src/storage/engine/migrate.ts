import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseError } from './errors.ts';
import { createJournal, type Migration, pendingOf, record } from './migration-journal.ts';
import { type Connection, type Database, statement } from './types.ts';

/**
 * Of the processes that migrate a schema one has the turn. Nobody waits for it inside a statement: whoever builds an index beside running
 * transactions would wait for that one. On the embedded engine there are no others, and it costs nothing.
 */
const TAKE_TURN = statement<readonly [string], { taken: boolean }>(
  'engine.migrations.turn',
  'select pg_try_advisory_xact_lock(hashtextextended($1, 0)) as taken',
);
const TAKE_SESSION_TURN = statement<readonly [string], { taken: boolean }>(
  'engine.migrations.session_turn',
  'select pg_try_advisory_lock(hashtextextended($1, 0)) as taken',
);
/** An index that was being built when its process ended is there, and invalid. */
const FIND_INDEX = statement<readonly [string, string], { valid: boolean }>(
  'engine.migrations.index',
  `select i.indisvalid as valid from pg_catalog.pg_index i
     join pg_catalog.pg_class c on c.oid = i.indexrelid
     join pg_catalog.pg_namespace n on n.oid = c.relnamespace
    where n.nspname = $1 and c.relname = $2`,
);

/**
 * While other processes serve, a statement that waits for a table's lock stands before everybody else who comes: it gives up this soon,
 * and tries again. Below PostgreSQL's deadlock_timeout, so that a deadlock is never solved by refusing somebody's request. Milliseconds.
 */
const LOCK_MILLISECONDS = 200;
/** Between two attempts, twice that at most; milliseconds. */
const AGAIN_MILLISECONDS = 100;
/** Transactions that hold a table for so long do not end by waiting for them; milliseconds. */
const PATIENCE_MILLISECONDS = 10 * 60_000;
const LOCK_NOT_AVAILABLE = '55P03';
const DEADLOCK = '40P01';

/**
 * Brings the schema up to date: creates it if missing and applies what has not been applied yet, each migration in one transaction.
 * Any number of processes may call it at once, also while others serve: it never keeps them from a table for longer than the migration's
 * own statements take. A migration that begins with `create index concurrently` is that one statement, and runs outside of a transaction
 * where others may run beside it. Returns the ids that this call applied.
 * Throws DataFromNewerVersion, MigrationChanged, or the DatabaseError of the migration that failed (those before it stay applied).
 */
export async function migrate(database: Database, migrations: readonly Migration[]): Promise<number[]> {
  const ordered = [...migrations].sort((a, b) => a.id - b.id);
  const twice = ordered.find((migration, index) => migration.id === ordered[index + 1]?.id);
  if (twice !== undefined) throw new RangeError(`Two migrations have the id ${twice.id}.`);

  const done: number[] = [];
  for (let deadline = performance.now() + PATIENCE_MILLISECONDS; ; ) {
    const [next] = await pendingOf(database, ordered, database.schema);
    if (next === undefined) return done;
    try {
      const applied = await applyNext(database, next, ordered);
      if (applied) done.push(next.id);
      else await pause(AGAIN_MILLISECONDS);
      // Others do it, or it is done.
      deadline = performance.now() + PATIENCE_MILLISECONDS;
    } catch (error) {
      const locked = error instanceof DatabaseError && (error.code === LOCK_NOT_AVAILABLE || error.code === DEADLOCK);
      if (!locked || performance.now() > deadline) throw error;
      await pause(AGAIN_MILLISECONDS * (1 + Math.random()));
    }
  }
}

/** False when another process has the turn, or has been here. */
async function applyNext(database: Database, next: Migration, ordered: readonly Migration[]): Promise<boolean> {
  const index = INDEX_BESIDE.exec(next.sql)?.groups?.name;
  if (index === undefined) return database.transaction((connection) => applyAtOnce(connection, next, ordered, database.schema));
  if (database.capabilities.concurrentTransactions) {
    return database.session((connection) => buildBeside(connection, next, index, ordered, database.schema));
  }
  const sql = next.sql.replace(INDEX_BESIDE, (text) => text.replace(/concurrently\s/i, ''));
  return database.transaction((connection) => applyAtOnce(connection, next, ordered, database.schema, sql));
}

/** Comments, then `create index concurrently NAME`. */
const INDEX_BESIDE = /^(?:\s|--.*\n)*create\s+(?:unique\s+)?index\s+concurrently\s+(?<name>\w+)/i;

async function applyAtOnce(
  connection: Connection,
  next: Migration,
  ordered: readonly Migration[],
  schema: string,
  sql = next.sql,
): Promise<boolean> {
  await connection.execute('set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0');
  if (!(await hasTurn(connection, TAKE_TURN, next, ordered, schema))) return false;
  await createJournal(connection, schema);
  await connection.execute(`set local lock_timeout = ${LOCK_MILLISECONDS}`);
  await connection.execute(sql);
  await record(connection, next);
  return true;
}

/** Nobody waits for an index that is built like this, however large the table is. */
async function buildBeside(
  connection: Connection,
  next: Migration,
  index: string,
  ordered: readonly Migration[],
  schema: string,
): Promise<boolean> {
  await connection.execute('set statement_timeout = 0');
  if (!(await hasTurn(connection, TAKE_SESSION_TURN, next, ordered, schema))) return false;
  const [found] = await connection.query(FIND_INDEX, [schema, index]);
  if (found?.valid === false) await connection.execute(`drop index concurrently cw.${index}`);
  if (!found?.valid) await connection.execute(next.sql);
  await record(connection, next);
  return true;
}

/** Takes the turn; false when another process has it, or has applied `next` before we got it. */
async function hasTurn(
  connection: Connection,
  turn: typeof TAKE_TURN,
  next: Migration,
  ordered: readonly Migration[],
  schema: string,
): Promise<boolean> {
  const [row] = await connection.query(turn, [`cartwright migrations of ${schema}`]);
  if (!row!.taken) return false;
  const [first] = await pendingOf(connection, ordered, schema);
  return first?.id === next.id;
}
