import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { chown, mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { syncBuiltinESMExports } from 'node:module';
import { constants, tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, afterEach, before, beforeEach, test } from 'node:test';
import { runChild } from '../testing/child.ts';
import { type EmbeddedEngine, type EmbeddedOptions, openEmbedded, openTemporary, statement } from './index.ts';

let directory: string;
let cacheDirectory: string;
before(async () => {
  cacheDirectory = await mkdtemp(join(tmpdir(), 'cartwright-cache-'));
});
after(() => rm(cacheDirectory, { recursive: true }));
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'cartwright-embedded-'));
});
afterEach(() => rm(directory, { recursive: true }));

const count = statement<[], { n: number }>('test.count', 'select count(*) as n from cw.item');
const insert = statement<[number]>('test.insert', 'insert into cw.item values ($1)');
const template: EmbeddedOptions['template'] = {
  key: 'item',
  prepare: (engine) => engine.database('development').execute('create schema development; create table development.item (id integer)'),
};
const index = JSON.stringify(new URL('./index.ts', import.meta.url));

test('a user that the system has no entry of makes a database too', {
  skip: process.getuid?.() !== 0 && 'only root can be somebody else',
}, async (t) => {
  const other = { uid: 54_321, gid: 54_321, env: { ...process.env, TMPDIR: directory }, encoding: 'utf8' } as const;
  await chown(directory, other.uid, other.gid);
  const run = (code: string) => spawnSync(process.execPath, ['--input-type=module', '-e', code], other);
  if (run(`await import(${index})`).status !== 0) return t.skip('other users cannot read these files');
  const { stdout, stderr } = run(`
    const { openTemporary, statement } = await import(${index});
    const prepare = (engine) => engine.database('development').execute('create schema development; create table development.item (id integer)');
    await using engine = await openTemporary({ template: { key: 'item', prepare } });
    console.log(await engine.database('development').query(statement('', 'select count(*) as n from cw.item'), []));`);
  assert.equal(stdout, '[ { n: 0 } ]\n', stderr);
});

test('a new database is a copy of the template, and keeps its rows when it is opened again', async () => {
  const data = join(directory, 'data');
  for (const expected of [0, 1]) {
    await using engine = await openEmbedded(data, { template, cacheDirectory });
    const database = engine.database('development');
    assert.deepEqual(await database.query(count, []), [{ n: expected }]);
    await database.query(insert, [expected]);
  }
  await using other = await openTemporary({ template, cacheDirectory });
  assert.deepEqual(await other.database('development').query(count, []), [{ n: 0 }]);
});

test('what an interrupted copy left is not taken for a database', async () => {
  await mkdir(join(directory, 'pgdata.unfinished', 'base'), { recursive: true });
  await writeFile(join(directory, 'pgdata.unfinished', 'PG_VERSION'), '18');
  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  assert.deepEqual(await engine.database('development').query(count, []), [{ n: 0 }]);
  assert.ok(!(await readdir(directory)).includes('pgdata.unfinished'));
});

test('processes that need the same template at once make it once', async () => {
  const racer = (name: string) =>
    runChild(`
      import { openEmbedded } from ${index};
      const prepare = async (engine) => { console.log('prepared'); await engine.database('x').execute('create schema x; create table x.t ()'); };
      const options = { template: { key: 'race', prepare }, cacheDirectory: ${JSON.stringify(cacheDirectory)} };
      const engine = await openEmbedded(${JSON.stringify(directory)} + '/${name}', options);
      await engine.database('x').execute('select from x.t');
      await engine[Symbol.asyncDispose]();
      console.log('ok');`);
  await using stack = new AsyncDisposableStack();
  const racers = ['a', 'b', 'c'].map((name) => stack.use(racer(name)));
  const lines: string[] = [];
  for (const child of racers) for (let line = await child.line(); line !== undefined; line = await child.line()) lines.push(line);
  assert.deepEqual(lines.toSorted(), ['ok', 'ok', 'ok', 'prepared']);
});

test('a second process is refused, and nothing acknowledged is lost by kill -9', async () => {
  await using child = runChild(`
    import { openEmbedded, statement } from ${index};
    const prepare = (engine) => engine.database('development').execute('create schema development; create table development.item (id integer)');
    const engine = await openEmbedded(${JSON.stringify(directory)}, {
      template: { key: 'item', prepare }, cacheDirectory: ${JSON.stringify(cacheDirectory)} });
    const database = engine.database('development');
    const insert = statement('insert', 'insert into cw.item values ($1)');
    for (let i = 1; ; i++) { await database.query(insert, [i]); console.log(i); }`);
  assert.equal(await child.line(), '1');
  await assert.rejects(openEmbedded(directory, { template, cacheDirectory }), { name: 'DataDirectoryInUse', pid: child.pid });
  let acknowledged = 1;
  while (acknowledged < 500) acknowledged = Number(await child.line());
  await child.kill('SIGKILL');
  for (let line = await child.line(); line !== undefined; line = await child.line()) acknowledged = Number(line);

  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  const [kept] = await engine.database('development').query(count, []);
  // Lines that were on their way to a slow reader died with the process.
  assert.ok(kept!.n >= acknowledged, `${kept!.n} rows, ${acknowledged} acknowledged`);
});

test('with a synchronous log the server states that it calls fsync', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory, synchronousLog: true });
  const database = engine.database('development');
  await database.query(insert, [1]);
  const { fsync, wal_sync_method } = await database.settings();
  assert.deepEqual([fsync, wal_sync_method, database.capabilities.survivesPowerCut], ['on', 'fsync', true]);
});

test('maintenance bounds the log and vacuums worn tables', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory, maintenance: 'manual' });
  const database = engine.database('development');
  await database.execute(`create table cw.wide (id integer, text text);
    insert into cw.wide select i, repeat(md5(i::text), 20) from generate_series(1, 40000) i; update cw.wide set id = id + 1`);
  assert.deepEqual(await engine.maintain(), { checkpoint: true, vacuumed: ['development.wide'] });
  assert.deepEqual(await engine.maintain(), { checkpoint: true, vacuumed: [] });
  assert.deepEqual(await engine.maintain(), { checkpoint: false, vacuumed: [] });
});

test('a temporary database changes nothing but its own folder, and that goes with it', async () => {
  const options = { template, cacheDirectory };
  {
    await using one = await openTemporary(options, directory);
    await using two = await openTemporary(options, directory);
    await one.database('development').query(insert, [1]);
    await one.maintain();
    assert.deepEqual(await one.database('development').query(count, []), [{ n: 1 }]);
    assert.deepEqual(await two.database('development').query(count, []), [{ n: 0 }]);
    assert.equal((await readdir(directory)).length, 2);
  }
  assert.deepEqual(await readdir(directory), []);
  await using later = await openTemporary(options);
  assert.deepEqual(await later.database('development').query(count, []), [{ n: 0 }]);
});

test('closing lets those who wait finish and refuses those who come later', async () => {
  const engine = await openTemporary({ template, cacheDirectory });
  const database = engine.database('development');
  const waiting = Promise.all(Array.from({ length: 5 }, (_, id) => database.transaction((connection) => connection.query(insert, [id]))));
  const closing = engine[Symbol.asyncDispose]();
  await assert.rejects(database.query(count, []), { name: 'DatabaseUnavailable', outcome: 'not_executed' });
  await Promise.all([waiting, closing]);
});

/** Every write to a file fails until the end. */
function fillDisk(code: 'ENOSPC' | 'EROFS' = 'ENOSPC'): Disposable {
  const { writeSync } = fs;
  fs.writeSync = () => {
    throw Object.assign(new Error(`${code}, write`), { code, errno: -constants.errno[code], syscall: 'write' });
  };
  syncBuiltinESMExports();
  return {
    [Symbol.dispose]: () => {
      fs.writeSync = writeSync;
      syncBuiltinESMExports();
    },
  };
}

async function surviveFullDisk(engine: EmbeddedEngine): Promise<void> {
  const database = engine.database('development');
  await database.query(insert, [1]);
  {
    using _ = fillDisk();
    await assert.rejects(database.query(insert, [2]), { name: 'DatabaseUnavailable', outcome: 'unknown', message: /No space left/ });
  }
  await database.transaction((connection) => connection.query(insert, [3]));
  const ids = await database.query(statement<[], { id: number }>('', 'select id from cw.item where id <> 2 order by id'), []);
  assert.deepEqual(ids, [{ id: 1 }, { id: 3 }]);
}

test('a full disk makes callers fail with DatabaseUnavailable, and once there is room the same engine goes on', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  await surviveFullDisk(engine);
});

test('a temporary database goes on after a full disk too', async () => {
  await using engine = await openTemporary({ template, cacheDirectory }, directory);
  await surviveFullDisk(engine);
});

test('a disk that became read-only makes callers fail with DatabaseUnavailable, also where the session goes on', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  const database = engine.database('development');
  await database.execute('create table cw.wide (text text)');
  const grow = statement('', `insert into cw.wide values ('a new page')`);
  {
    using _ = fillDisk('EROFS');
    await assert.rejects(database.query(grow, []), { name: 'DatabaseUnavailable', outcome: 'not_executed', message: /could not extend/ });
  }
  await database.query(grow, []);
});

test('a right that is missing is a defect and does not pass', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  const database = engine.database('development');
  await database.execute('create role nobody');
  const work = database.transaction(async (connection) => {
    await connection.execute('set local role nobody');
    await connection.query(count, []);
  });
  await assert.rejects(work, { name: 'DatabaseError', code: '42501' });
});

test('while the disk stays full everybody is refused, and the close ends', async () => {
  await using engine = await openEmbedded(directory, { template, cacheDirectory });
  const database = engine.database('development');
  await database.execute('create table cw.wide (text text)');
  using _ = fillDisk();
  const grown = statement('', `insert into cw.wide values ('a new page')`);
  await assert.rejects(database.query(grown, []), { name: 'DatabaseUnavailable', outcome: 'not_executed', message: /could not extend/ });
  const full = statement('', 'create table cw.more ()');
  await assert.rejects(database.query(full, []), {
    name: 'DatabaseUnavailable',
    outcome: 'unknown',
    message: /has stopped: could not write/,
  });
  await assert.rejects(database.query(count, []), {
    name: 'DatabaseUnavailable',
    outcome: 'not_executed',
    message: /cannot be opened again/,
  });
  await assert.rejects(database.query(count, []), { name: 'DatabaseUnavailable', outcome: 'not_executed' });
});
