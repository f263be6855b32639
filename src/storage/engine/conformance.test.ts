import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import fc from 'fast-check';
import { ENGINES, startTestEngine, type TestEngine } from '../testing/engines.ts';
import { type Database, DatabaseError, migrate, type Parameter, type Row, statement } from './index.ts';

/** The same on both engines: that is the point of this file. */
for (const name of ENGINES) {
  describe(`engine ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    before(async () => {
      engine = await startTestEngine(name);
      database = await engine.open();
    });
    after(() => engine[Symbol.asyncDispose]());

    const one = async (sql: string, ...parameters: Parameter[]): Promise<unknown> => {
      const rows = await database.query(statement<Parameter[], Row>('', sql), parameters);
      return Object.values(rows[0]!)[0];
    };

    test('every type comes back as the documented JavaScript value', async () => {
      const types: [string, unknown][] = [
        ['true', true],
        ['1::int2', 1],
        ['-7::int4', -7],
        ['9007199254740991::int8', 9007199254740991],
        ['9007199254740993::int8', 9007199254740993n],
        ['(-9223372036854775808)::int8', -9223372036854775808n],
        ['12.50::numeric', 12.5],
        ['0.1::float8', 0.1],
        [`'NaN'::float8`, Number.NaN],
        [`'a "b" \\ é 🛒'::text`, 'a "b" \\ é 🛒'],
        [`'{"a":[1,null,{"b":"c"}]}'::jsonb`, { a: [1, null, { b: 'c' }] }],
        [`'null'::jsonb`, null],
        ['null::jsonb', null],
        [`'\\x00ff10'::bytea`, Buffer.from([0, 255, 16])],
        [`'2026-06-01T12:30:00.123456+02'::timestamptz`, Date.UTC(2026, 5, 1, 10, 30, 0, 123)],
        [`'1969-12-31T23:59:59.5Z'::timestamptz`, -500],
        [`'0099-01-02T00:00:00Z'::timestamptz`, Date.parse('0099-01-02T00:00:00Z')],
        [`'infinity'::timestamptz`, Number.POSITIVE_INFINITY],
        [`'2026-06-01'::date`, '2026-06-01'],
        [`'0b6c4a2e-7f53-4d4b-9d0e-3f6f0a9d8c11'::uuid`, '0b6c4a2e-7f53-4d4b-9d0e-3f6f0a9d8c11'],
        [`array[1,null,3]::int8[]`, [1, null, 3]],
        [
          `array[['a','NULL'],['{"x,','']]::text[]`,
          [
            ['a', 'NULL'],
            ['{"x,', ''],
          ],
        ],
        [`array['{"a":1}']::jsonb[]`, [{ a: 1 }]],
        [`array['2026-06-01T00:00:00Z']::timestamptz[]`, [Date.UTC(2026, 5, 1)]],
        [`array['\\x01']::bytea[]`, [Buffer.from([1])]],
        [`'{}'::text[]`, []],
      ];
      for (const [sql, expected] of types) assert.deepEqual(await one(`select ${sql} as value`), expected, sql);
    });

    test('every parameter arrives as it was given', async () => {
      const instant = new Date(Date.UTC(2026, 2, 8, 9, 59, 59, 7));
      const parameters: [string, Parameter, unknown][] = [
        ['int4', 42, 42],
        ['int8', 2n ** 62n, 2n ** 62n],
        ['float8', 0.1, 0.1],
        ['boolean', false, false],
        ['text', '', ''],
        ['text', null, null],
        ['bytea', Buffer.from([0, 1, 255]), Buffer.from([0, 1, 255])],
        ['bytea', new Uint8Array([9, 8]).subarray(1), Buffer.from([8])],
        ['timestamptz', instant, instant.getTime()],
        ["timestamptz at time zone 'UTC'", new Date(Date.UTC(12_345, 0, 2, 3)), '12345-01-02 03:00:00'],
        ["timestamptz at time zone 'UTC'", new Date(Date.UTC(-43, 2, 15)), '0044-03-15 00:00:00 BC'],
        ['jsonb', JSON.stringify({ a: [1, 'x'] }), { a: [1, 'x'] }],
        ['text[]', ['a', null, 'NULL', '"', '\\', '{,}', ' '], ['a', null, 'NULL', '"', '\\', '{,}', ' ']],
        ['int8[]', [1, 2], [1, 2]],
        ['bytea[]', [Buffer.from([1, 2])], [Buffer.from([1, 2])]],
        ['timestamptz[]', [instant], [instant.getTime()]],
        ['text[]', [['a'], ['b']], [['a'], ['b']]],
        ['boolean[]', [true, false], [true, false]],
        ['text[]', [], []],
      ];
      for (const [type, given, expected] of parameters) assert.deepEqual(await one(`select $1::${type} as value`, given), expected, type);
    });

    test('any text survives in a value, an array and a JSON document', async () => {
      const anyText = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
      const rule = fc.asyncProperty(fc.array(anyText), async (texts) => {
        assert.deepEqual(await one('select $1::text[] as value', texts), texts);
        assert.deepEqual(await one('select $1::jsonb as value', JSON.stringify(texts)), texts);
        assert.equal(await one('select $1::text as value', texts.join('')), texts.join(''));
      });
      await fc.assert(rule, { numRuns: 50 });
    });

    test('what is not a value is refused before it is sent', async () => {
      await assert.rejects(one('select $1::text', undefined as never), TypeError);
      await assert.rejects(one('select $1::jsonb', { a: 1 } as never), /pass JSON text/);
    });

    test('a prepared statement gives the same rows on every run', async () => {
      const series = statement<[number], { n: number; half: number }>(
        'test.series',
        'select n, n / 2.0 as half from generate_series(1, $1::int) n',
      );
      assert.deepEqual(await database.query(series, [2]), [
        { n: 1, half: 0.5 },
        { n: 2, half: 1 },
      ]);
      assert.deepEqual(await database.query(series, [0]), []);
      assert.deepEqual(await database.query(series, [1]), [{ n: 1, half: 0.5 }]);
    });

    test('a result larger than the protocol buffer arrives whole', async () => {
      const long = 'x'.repeat(3_000_000);
      assert.equal(await one('select $1::text as value', long), long);
      const rows = await database.query(statement('', 'select i, repeat(md5(i::text), 40) as text from generate_series(1, 2000) i'), []);
      assert.equal(rows.length, 2000);
    });

    test('a statement that gives no rows gives an empty list', async () => {
      await database.execute('create table cw.plain (id integer primary key)');
      assert.deepEqual(await database.query(statement('', 'insert into cw.plain values (1)'), []), []);
    });

    test('cw. is the schema, and schemas do not see each other', async () => {
      const other = await engine.open();
      const insert = statement<[string]>('test.note.insert', 'insert into cw.note values ($1)');
      const count = statement<[], { n: number }>('test.note.count', 'select count(*) as n from cw.note');
      for (const each of [database, other]) await each.execute('create table cw.note (text text)');
      await database.query(insert, ['mine']);
      assert.deepEqual(await database.query(count, []), [{ n: 1 }]);
      assert.deepEqual(await other.query(count, []), [{ n: 0 }]);
      await assert.rejects(database.query(statement('test.note.count', 'select 1'), []), /Two statements are named/);
    });

    test('a refusal carries its SQLSTATE, constraint and whether to try again', async () => {
      await database.execute(
        'create table cw.slot (id integer constraint slot_id primary key, used integer constraint slot_used check (used <= 1))',
      );
      const insert = statement<[number, number]>('test.slot.insert', 'insert into cw.slot values ($1, $2)');
      await database.query(insert, [1, 0]);
      const refusal = async (promise: Promise<unknown>) => {
        const error = await promise.then(
          () => undefined,
          (caught: unknown) => caught,
        );
        assert.ok(error instanceof DatabaseError, String(error));
        const { code, constraint, retryable } = error;
        return { code, constraint, retryable };
      };
      assert.deepEqual(await refusal(database.query(insert, [1, 0])), { code: '23505', constraint: 'slot_id', retryable: false });
      assert.deepEqual(await refusal(database.query(insert, [2, 5])), { code: '23514', constraint: 'slot_used', retryable: false });
      const serialization = `do $$ begin raise exception 'x' using errcode = '40001'; end $$`;
      assert.deepEqual(await refusal(database.execute(serialization)), { code: '40001', constraint: undefined, retryable: true });
      assert.deepEqual(await refusal(one('select * from cw.missing')), { code: '42P01', constraint: undefined, retryable: false });
      assert.deepEqual(await refusal(one('selec 1')), { code: '42601', constraint: undefined, retryable: false });
      assert.equal(await one('select 1'), 1);
    });

    test('a statement that could not be prepared is prepared when it can be', async () => {
      const late = statement<[], { n: number }>('test.late', 'select count(*) as n from cw.late');
      await assert.rejects(database.query(late, []), { code: '42P01' });
      await database.execute('create table cw.late (id integer)');
      assert.deepEqual(await database.query(late, []), [{ n: 0 }]);
    });

    test('a prepared statement whose table has grown a column works again at the latest after one refusal', async () => {
      await database.execute('create table cw.grown (a integer)');
      const all = statement<[], Row>('test.grown', 'select * from cw.grown');
      await database.query(all, []);
      await database.execute('alter table cw.grown add b integer; insert into cw.grown values (1, 2)');
      await database.query(all, []).catch((error) => assert.equal(error.retryable, true));
      assert.deepEqual(await database.query(all, []), [{ a: 1, b: 2 }]);
    });

    test('a value that JavaScript cannot hold is an error of its own, and the connection goes on', async () => {
      await assert.rejects(one(`select '12026-01-01T00:00:00Z'::timestamptz`), RangeError);
      await assert.rejects(one(`select '0044-03-15 BC'::timestamptz`), RangeError);
      assert.equal(await one('select 1'), 1);
    });

    test('a transaction commits whole or not at all', async () => {
      await database.execute('create table cw.pair (id integer)');
      const insert = statement<[number]>('test.pair.insert', 'insert into cw.pair values ($1)');
      const ids = statement<[], { id: number }>('test.pair.ids', 'select id from cw.pair order by id');
      const given = await database.transaction(async (connection) => {
        await connection.query(insert, [1]);
        await connection.execute('insert into cw.pair values (2)');
        return 'given';
      });
      assert.equal(given, 'given');
      const failure = new Error('changed my mind');
      const failed = database.transaction(async (connection) => {
        await connection.query(insert, [3]);
        throw failure;
      });
      await assert.rejects(failed, failure);
      assert.deepEqual(await database.query(ids, []), [{ id: 1 }, { id: 2 }]);
    });

    test('a transaction in which a statement failed cannot commit', async () => {
      const attempt = database.transaction(async (connection) => {
        await connection.execute('select 1 / 0').catch(() => {});
      });
      await assert.rejects(attempt, { name: 'DatabaseError', code: '25P02' });
      assert.equal(await one('select 1'), 1);
    });

    test('inside a transaction the database itself refuses, and its connection ends with it', async () => {
      await database.transaction(async () => {
        await assert.rejects(database.query(statement('', 'select 1'), []), /use the connection/);
        await assert.rejects(
          database.transaction(async () => {}),
          /use the connection/,
        );
      });
      const kept = await database.transaction(async (connection) => connection);
      await assert.rejects(kept.query(statement('', 'select 1'), []), /is over/);
    });

    test('many callers at once lose and repeat nothing', async () => {
      await database.execute('create table cw.tally (id integer primary key, n integer not null); insert into cw.tally values (1, 0)');
      const add = statement<[], { n: number }>('test.tally.add', 'update cw.tally set n = n + 1 where id = 1 returning n');
      const alone = Array.from({ length: 100 }, () => database.query(add, []));
      const together = Array.from({ length: 40 }, () => database.transaction((connection) => connection.query(add, [])));
      const seen = (await Promise.all([...alone, ...together])).map((rows) => rows[0]!.n);
      assert.deepEqual(
        seen.toSorted((a, b) => a - b),
        Array.from({ length: 140 }, (_, index) => index + 1),
      );
    });

    test('text sorts by its bytes, and a session speaks UTC', async () => {
      assert.deepEqual(await one(`select array_agg(x order by x) from unnest(array['b','a','B','é','_']) x`), ['B', '_', 'a', 'b', 'é']);
      assert.equal(await one(`select '2026-07-01T00:30:00Z'::timestamptz::date::text`), '2026-07-01');
    });

    test('the settings that durability depends on are stated', async () => {
      const settings = await database.settings();
      assert.match(settings.server_version!, /^\d+/);
      assert.equal(settings.fsync, database.capabilities.survivesPowerCut ? 'on' : 'off');
      assert.equal(settings.full_page_writes, 'on');
      assert.equal(settings.synchronous_commit, 'on');
      await database.ping();
    });

    test('migrations run once each, in the order of their ids', async () => {
      const schema = await engine.open();
      const first = { id: 1, name: 'store', sql: 'create table cw.store (id integer); insert into cw.store values (1)' };
      const second = { id: 2, name: 'store name', sql: 'alter table cw.store add name text' };
      assert.deepEqual(await migrate(schema, [first]), [1]);
      assert.deepEqual(await migrate(schema, [second, first]), [2]);
      assert.deepEqual(await migrate(schema, [first, second]), []);
      assert.deepEqual(await schema.query(statement('', 'select * from cw.store'), []), [{ id: 1, name: null }]);
    });

    test('a migration that fails leaves nothing of itself', async () => {
      const schema = await engine.open();
      const good = { id: 1, name: 'good', sql: 'create table cw.good ()' };
      const bad = { id: 2, name: 'bad', sql: 'create table cw.bad (); select 1 / 0' };
      await assert.rejects(migrate(schema, [good, bad]), { name: 'DatabaseError', code: '22012' });
      assert.deepEqual(await migrate(schema, [good, { ...bad, sql: 'create table cw.bad ()' }]), [2]);
    });

    test('an index that is built beside transactions is there afterwards, however often it was begun', async () => {
      const schema = await engine.open();
      const table = { id: 1, name: 'items', sql: 'create table cw.items (id integer); insert into cw.items values (1), (1)' };
      const unique = { id: 2, name: 'by id', sql: '-- Once each.\ncreate unique index concurrently items_by_id on cw.items (id)' };
      await assert.rejects(migrate(schema, [table, unique]), { code: '23505' });
      await schema.execute('delete from cw.items where ctid = (select min(ctid) from cw.items)');
      assert.deepEqual(await migrate(schema, [table, unique]), [2]);
      await assert.rejects(schema.execute('insert into cw.items values (1)'), { code: '23505' });
    });

    test('a session keeps its connection', async () => {
      const schema = await engine.open();
      const shown = statement<[], { application_name: string }>('', 'show application_name');
      const name = await schema.session(async (connection) => {
        await connection.execute(`set application_name to 'mine'`);
        return (await connection.query(shown, []))[0]!.application_name;
      });
      assert.equal(name, 'mine');
      if (schema.capabilities.concurrentTransactions) assert.notEqual((await schema.query(shown, []))[0]!.application_name, 'mine');
    });

    test('data of a newer version are refused with advice', async () => {
      const schema = await engine.open();
      const old = { id: 1, name: 'old', sql: 'select 1' };
      await migrate(schema, [old, { id: 7, name: 'future', sql: 'select 1' }]);
      await assert.rejects(migrate(schema, [old]), { name: 'DataFromNewerVersion', message: /7 \(future\).*Start that version/ });
    });

    test('a migration changed after it was applied is refused', async () => {
      const schema = await engine.open();
      await migrate(schema, [{ id: 1, name: 'a', sql: 'select 1' }]);
      await assert.rejects(migrate(schema, [{ id: 1, name: 'a', sql: 'select 2' }]), {
        name: 'MigrationChanged',
        message: /Migration 1 \(a\)/,
      });
      await assert.rejects(
        migrate(schema, [
          { id: 2, name: 'b', sql: '' },
          { id: 2, name: 'c', sql: '' },
        ]),
        RangeError,
      );
    });
  });
}
