import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ENGINES, startTestEngine } from '../testing/engines.ts';
import { DatabaseError, DatabaseUnavailable } from './errors.ts';
import { readShared, sendCommand, sharedRead } from './grouping.ts';
import { type Connection, type Database, statement } from './types.ts';

const double = statement<[commands: string], { n: number; value: number }>('test_double', 'select');

/** Answers each command with twice its value; calls wait until they are let through. */
function fakeDatabase(concurrent: boolean, fail: (values: number[]) => Error | undefined = () => undefined) {
  const calls: number[][] = [];
  const gates: (() => void)[] = [];
  const query = async (_statement: unknown, [json]: [string]) => {
    const commands = JSON.parse(json) as { n: number; value: number }[];
    calls.push(commands.map((command) => command.value));
    await new Promise<void>((resolve) => gates.push(resolve));
    const error = fail(commands.map((command) => command.value));
    if (error) throw error;
    return commands.toReversed().map(({ n, value }) => ({ n, value: value * 2 }));
  };
  const database = { query, capabilities: { concurrentTransactions: concurrent } } as unknown as Database;
  const open = async () => {
    while (gates.length > 0) {
      gates.shift()!();
      await new Promise(setImmediate);
    }
  };
  return { database, calls, open };
}

describe('grouping', () => {
  test('the first command goes out at once, those that come meanwhile go together, each gets its own answer', async () => {
    const { database, calls, open } = fakeDatabase(false);
    const answers = Promise.all([1, 2, 3, 4].map((value) => sendCommand(database, double, { value })));
    await open();
    assert.deepEqual(
      (await answers).map((answer) => answer.value),
      [2, 4, 6, 8],
    );
    assert.deepEqual(calls, [[1], [2, 3, 4]]);
  });

  test('with transactions side by side two calls are on the way', async () => {
    const { database, calls, open } = fakeDatabase(true);
    const answers = Promise.all([1, 2, 3, 4].map((value) => sendCommand(database, double, { value })));
    await open();
    await answers;
    assert.deepEqual(calls, [[1], [2], [3, 4]]);
  });

  test('a group has thirty-two commands at most', async () => {
    const { database, calls, open } = fakeDatabase(false);
    const answers = Promise.all(Array.from({ length: 70 }, (_, value) => sendCommand(database, double, { value })));
    await open();
    await answers;
    assert.deepEqual(
      calls.map((call) => call.length),
      [1, 32, 32, 5],
    );
  });

  test('nobody fails for a neighbour: a refused group is sent again one by one', async () => {
    const { database, open } = fakeDatabase(false, (values) => (values.includes(3) ? new DatabaseError({ code: '22000' }) : undefined));
    const answers = Promise.allSettled([1, 2, 3, 4].map((value) => sendCommand(database, double, { value })));
    await open();
    assert.deepEqual(
      (await answers).map((answer) => answer.status),
      ['fulfilled', 'fulfilled', 'rejected', 'fulfilled'],
    );
  });

  test('when the database is away nothing is sent twice', async () => {
    const { database, calls, open } = fakeDatabase(false, () => new DatabaseUnavailable('away', 'unknown'));
    const answers = Promise.allSettled([1, 2, 3].map((value) => sendCommand(database, double, { value })));
    await open();
    assert.ok((await answers).every((answer) => answer.status === 'rejected' && answer.reason instanceof DatabaseUnavailable));
    assert.deepEqual(calls, [[1], [2, 3]]);
  });

  test('inside a transaction a command is sent alone', async () => {
    const { database, calls, open } = fakeDatabase(false);
    const transaction: Connection = { query: database.query, execute: async () => {} };
    const answers = Promise.all([sendCommand(transaction, double, { value: 1 }), sendCommand(transaction, double, { value: 2 })]);
    await open();
    await answers;
    assert.deepEqual(calls, [[1], [2]]);
  });

  test('reads share a call too, and one alone is asked as such; each gets its own rows, or none', async () => {
    const twice = sharedRead<[value: number], { value: number }>('test_twice', 'select $1 * 2 as value', ['integer']);
    const asked: unknown[] = [];
    let open = () => {};
    const query = async ({ name }: { name: string }, [given]: [number | string]) => {
      asked.push([name, given]);
      await new Promise<void>((resolve) => {
        open = resolve;
      });
      if (typeof given === 'number') return [{ value: given * 2 }];
      const rows = (JSON.parse(given) as [number][]).map(([value], n) => ({ n, value: value * 2 }));
      return rows.filter(({ value }) => value !== 6).toReversed();
    };
    const database = { query, capabilities: { concurrentTransactions: false } } as unknown as Database;
    const answers = Promise.all([1, 2, 3, 4].map((value) => readShared(database, twice, [value])));
    for (let calls = 0; calls < 2; calls++) {
      open();
      await new Promise(setImmediate);
    }
    assert.deepEqual(
      (await answers).map((rows) => rows.map(({ value }) => value)),
      [[2], [4], [], [8]],
    );
    assert.deepEqual(asked, [
      ['test_twice', 1],
      ['test_twice_together', '[[2],[3],[4]]'],
    ]);
  });
});

for (const engineName of ENGINES) {
  test(`reads together give what each gives alone on ${engineName}`, async () => {
    await using engine = await startTestEngine(engineName);
    const database = await engine.open();
    await database.execute(
      "create schema cw; create table cw.thing (owner integer, name text); insert into cw.thing values (1, 'a'), (1, 'b'), (2, 'ü')",
    );
    const things = sharedRead<[owner: number, least: string, place: string], { name: string; far: number }>(
      'test_things',
      'select name, $3::point <-> point(0, 0) as far from cw.thing where owner = $1 and name >= $2 order by name',
      ['integer', 'text', 'point'],
    );
    const keys: [number, string, string][] = [
      [1, '', '(3,4)'],
      [2, '', '(0,1)'],
      [3, '', '(0,0)'],
      [1, 'b', '(6,8)'],
    ];
    const expected = [];
    for (const key of keys) expected.push(await database.query(things.alone, key));
    const shared = await Promise.all([keys[0]!, ...keys, keys[2]!].map((key) => readShared(database, things, key)));
    assert.deepEqual(
      shared.slice(1, -1).map((rows) => rows.map(({ name, far }) => ({ name, far }))),
      expected,
    );
    assert.deepEqual(
      shared[1]!.map(({ name, far }) => [name, far]),
      [
        ['a', 5],
        ['b', 5],
      ],
    );
  });
}
