import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { after, before, test } from 'node:test';
import { runChild } from '../testing/child.ts';
import { startTestPostgres, type TestPostgres } from '../testing/test-postgres.ts';
import { DatabaseUnavailable, isPassing, migrate, openPostgres, pingWithin, statement } from './index.ts';

let postgres: TestPostgres;
before(async () => {
  postgres = await startTestPostgres({ own: true });
});
after(() => postgres[Symbol.asyncDispose]());

const one = statement<[], { n: number }>('test.one', 'select 1 as n');
const sleep = statement('test.sleep', 'select pg_sleep(60)');

test('a killed server makes callers fail with DatabaseUnavailable, and after its restart the same database works', async () => {
  await using database = await openPostgres(postgres.url, 'development', { maxConnections: 3 });
  await database.execute('create schema development; create table cw.item (id integer primary key)');
  const insert = statement<[number]>('test.insert', 'insert into cw.item values ($1)');
  await database.query(insert, [1]);

  const asleep = assert.rejects(database.query(sleep, []), { name: 'DatabaseUnavailable', outcome: 'unknown' });
  const inTransaction = assert.rejects(
    database.transaction((connection) => connection.query(sleep, [])),
    { name: 'DatabaseUnavailable' },
  );
  await database.query(one, []);
  await postgres.kill();
  await Promise.all([asleep, inTransaction]);
  // An idle session outlives its killed postmaster until it notices, and may answer until then.
  const answers = () =>
    database.query(one, []).then(
      () => true,
      () => false,
    );
  while (await answers());
  await assert.rejects(database.query(insert, [2]), { name: 'DatabaseUnavailable', outcome: 'not_executed' });

  await postgres.restart();
  // One that serves is left to it; a second server, which ends at once, would be the one that later tests kill and pause.
  await postgres.restart();
  await database.query(insert, [2]);
  assert.deepEqual(await database.query(statement('', 'select id from cw.item order by id'), []), [{ id: 1 }, { id: 2 }]);
});

test('a connection that the server ended while idle is replaced without an error', async () => {
  await using database = await openPostgres(postgres.url, 'public', { maxConnections: 1 });
  await using administrator = await openPostgres(postgres.url, 'public', { maxConnections: 1 });
  const pid = statement<[], { pid: number }>('test.pid', 'select pg_backend_pid() as pid');
  const [before] = await database.query(pid, []);
  const end = statement<[number]>('test.end', 'select pg_terminate_backend($1, 5000)');
  await administrator.query(end, [before!.pid]);
  const [afterwards] = await database.query(pid, []).catch(() => database.query(pid, []));
  assert.notEqual(afterwards!.pid, before!.pid);
});

test('another process may change a table under prepared statements without an error', async () => {
  await using home = await postgres.createDatabase();
  await using database = await openPostgres(home.url, 'public', { maxConnections: 4 });
  await using other = await openPostgres(home.url, 'public');
  await other.execute('create table cw.grown (a integer)');
  const all = statement<[], { a: number }>('test.grown', 'select * from cw.grown');
  await Promise.all(Array.from({ length: 40 }, () => database.query(all, [])));
  await other.execute('alter table cw.grown add b integer; insert into cw.grown values (1, 2)');
  for (const rows of await Promise.all(Array.from({ length: 40 }, () => database.query(all, [])))) assert.deepEqual(rows, [{ a: 1, b: 2 }]);
});

test('a statement that runs too long is cancelled and its connection goes on', async () => {
  await using database = await openPostgres(postgres.url, 'public', { statementTimeout: 50, maxConnections: 1 });
  const refused = database.query(sleep, []);
  await assert.rejects(refused, { name: 'DatabaseError', code: '57014' });
  assert.ok(isPassing(await refused.catch((error: unknown) => error)));
  assert.deepEqual(await database.query(one, []), [{ n: 1 }]);
});

test('a server that has gone without a word makes every caller fail in time, and the same database works once it is back', async () => {
  await using database = await openPostgres(postgres.url, 'public', { statementTimeout: 200, connectionTimeout: 300, maxConnections: 2 });
  await database.execute('create table if not exists cw.kept (id integer)');
  const insert = statement<[number]>('test.kept', 'insert into cw.kept values ($1)');
  await database.transaction((connection) => connection.query(insert, [1]));
  const inside = Promise.withResolvers<void>();
  const stopped = Promise.withResolvers<void>();
  const committing = database.transaction(async (connection) => {
    await connection.query(insert, [2]);
    inside.resolve();
    await stopped.promise;
  });
  await inside.promise;
  postgres.pause();
  try {
    stopped.resolve();
    await Promise.all([
      assert.rejects(committing, { name: 'DatabaseUnavailable', outcome: 'unknown' }),
      assert.rejects(database.query(insert, [3]), { name: 'DatabaseUnavailable' }),
      assert.rejects(
        database.transaction((connection) => connection.query(insert, [4])),
        { name: 'DatabaseUnavailable', outcome: 'not_executed' },
      ),
      assert.rejects(pingWithin(database, 100), { name: 'DatabaseUnavailable', message: /100 ms/ }),
    ]);
  } finally {
    postgres.resume();
  }
  await database.query(insert, [5]);
});

test('transactions leave a connection to single statements, and both get their turn', async () => {
  await using database = await openPostgres(postgres.url, 'public', { maxConnections: 2, pipelineDepth: 2 });
  let running = 0;
  let most = 0;
  const transaction = () =>
    database.transaction(async (connection) => {
      most = Math.max(most, ++running);
      await connection.query(one, []);
      running--;
    });
  const work = Array.from({ length: 60 }, (_, index) => (index % 3 === 0 ? transaction() : database.query(one, [])));
  await Promise.all(work);
  assert.equal(most, 1);
});

test('a caller that gets no connection in time is told that nothing was executed', async () => {
  await using database = await openPostgres(postgres.url, 'public', { maxConnections: 1, pipelineDepth: 1, connectionTimeout: 300 });
  const release = Promise.withResolvers<void>();
  const holder = database.transaction(() => release.promise);
  const late = Promise.all([
    assert.rejects(database.query(one, []), { name: 'DatabaseUnavailable', outcome: 'not_executed', message: /No connection became free/ }),
    assert.rejects(
      database.transaction(async () => {}),
      { name: 'DatabaseUnavailable', outcome: 'not_executed' },
    ),
  ]);
  await late;
  release.resolve();
  await holder;
  assert.deepEqual(await database.query(one, []), [{ n: 1 }]);
});

test('processes that migrate at once apply each migration once', async () => {
  await using home = await postgres.createDatabase();
  const { url } = home;
  const migrations = [1, 2, 3].map((id) => ({ id, name: `m${id}`, sql: `create table cw.t${id} (); select pg_sleep(0.02)` }));
  await using stack = new AsyncDisposableStack();
  const databases = await Promise.all([1, 2, 3, 4].map(() => openPostgres(url, 'production')));
  for (const database of databases) stack.use(database);
  const applied = await Promise.all(databases.map((database) => migrate(database, migrations)));
  assert.deepEqual(applied.flat().toSorted(), [1, 2, 3]);
});

test('an address that does not answer is an error that says where, without the password', async () => {
  const refused = openPostgres('postgres://me:secret@127.0.0.1:1/shop', 'public');
  await assert.rejects(
    refused,
    (error: Error) =>
      error instanceof DatabaseUnavailable && /127\.0\.0\.1:1\/shop.*ECONNREFUSED/.test(error.message) && !error.message.includes('secret'),
  );
  await assert.rejects(
    openPostgres('postgres://me:secret@[oops/shop', 'public'),
    (error: Error) => !JSON.stringify([error.message, error.cause ?? '']).includes('secret'),
  );
  await assert.rejects(openPostgres('mysql://host/shop', 'public'), RangeError);

  const silent = createServer((socket) => socket.resume()).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const { port } = silent.address() as { port: number };
  await assert.rejects(
    openPostgres(`postgres://me@127.0.0.1:${port}/shop`, 'public', { connectionTimeout: 200 }),
    /does not answer: timeout/,
  );
  silent.close();
});

test('a template database is prepared once and copied', async () => {
  let prepared = 0;
  const template = {
    key: 'one table',
    prepare: async (url: string) => {
      prepared++;
      await using database = await openPostgres(url, 'public');
      await database.execute('create table cw.item (id integer); insert into cw.item values (7)');
    },
  };
  for (let round = 0; round < 2; round++) {
    await using copy = await postgres.createDatabase(template);
    await using database = await openPostgres(copy.url, 'public');
    assert.deepEqual(await database.query(statement('', 'select id from cw.item'), []), [{ id: 7 }]);
  }
  assert.equal(prepared, 1);
});

test('a server for tests ends with its process even after kill -9', async () => {
  await using child = runChild(`
    import { startTestPostgres } from ${JSON.stringify(new URL('../testing/test-postgres.ts', import.meta.url))};
    const postgres = await startTestPostgres({ own: true, fsync: false });
    console.log(postgres.url);
    setInterval(() => {}, 1000);`);
  const url = (await child.line())!;
  await using database = await openPostgres(url, 'public', { maxConnections: 1 });
  const asleep = assert.rejects(database.query(sleep, []), { name: 'DatabaseUnavailable' });
  await child.kill('SIGKILL');
  await asleep;
  await assert.rejects(database.ping(), { name: 'DatabaseUnavailable' });
});

test('a migration that waits for a table keeps nobody else from it', async () => {
  await using opened = await postgres.createDatabase();
  await using serving = await openPostgres(opened.url, 'development');
  await using migrating = await openPostgres(opened.url, 'development');
  const table = { id: 1, name: 'items', sql: 'create table cw.items (id integer)' };
  const column = { id: 2, name: 'named items', sql: 'alter table cw.items add column name text' };
  const read = statement<[], { n: number }>('test.items', 'select count(*)::integer as n from cw.items');
  await migrate(serving, [table]);
  const { promise: end, resolve } = Promise.withResolvers<void>();
  const { promise: reading, resolve: isReading } = Promise.withResolvers<void>();
  const transaction = serving.transaction(async (connection) => {
    await connection.query(read, []);
    isReading();
    await end;
  });
  await reading;
  const migrated = migrate(migrating, [table, column]);
  const waiting = statement<[], { n: number }>(
    'test.waiting',
    `select count(*)::integer as n from pg_locks where relation = 'development.items'::regclass and not granted`,
  );
  while ((await serving.query(waiting, []))[0]!.n === 0);
  // Whoever comes after a waiting ALTER TABLE waits as well: that one has to give up first.
  assert.equal((await serving.query(read, []))[0]!.n, 0);
  resolve();
  await transaction;
  assert.deepEqual(await migrated, [2]);
});

test('of processes that migrate at once each migration is applied by one, indexes that are built beside them included', async () => {
  await using opened = await postgres.createDatabase();
  const migrations = [
    { id: 1, name: 'items', sql: 'create table cw.items (id integer)' },
    { id: 2, name: 'by id', sql: 'create index concurrently items_by_id on cw.items (id)' },
    { id: 3, name: 'named items', sql: 'alter table cw.items add column name text' },
  ];
  const applied = await Promise.all(
    Array.from({ length: 4 }, async () => {
      await using database = await openPostgres(opened.url, 'development');
      return await migrate(database, migrations);
    }),
  );
  assert.deepEqual(applied.flat().sort(), [1, 2, 3]);
});
