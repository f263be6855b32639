import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { type Database, migrate, statement } from '../storage/engine/index.ts';
import { type ReserveCommand, reserveSlots } from '../storage/holds/hold.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../storage/testing/engines.ts';
import { serverMigrations } from './migrations.ts';

const NOW = '2026-05-06T16:00:00Z';
const addUsers = statement<[names: string[]]>(
  '',
  `insert into cw.users (organization_id, user_id, created_at, updated_at) select 1, name, '2026-01-01', '2026-01-01' from unnest($1::text[]) name`,
);
const places = statement<[start: number], { user: string; unit: number }>(
  '',
  `select u.user_id as user, h.unit from cw.holds h join cw.users u on u.id = h.user_ref
     join cw.slot_units s on s.start_minute = h.start_minute and s.unit = h.unit and s.hold_id = h.id
    where h.state = 'active' and h.start_minute = $1 order by h.unit`,
);

for (const engine of ENGINES) {
  describe(`holds of one call on ${engine}`, () => {
    let testEngine: TestEngine;
    let database: Database;
    before(async () => {
      testEngine = await startTestEngine(engine);
      database = await testEngine.open();
      await migrate(database, serverMigrations());
      await database.query(addUsers, [['a', 'b', 'c', 'd', 'e']]);
    });
    after(() => testEngine[Symbol.asyncDispose]());

    /** Each user reserves a window of so many places, in one call; gives the outcomes in their order. */
    const reserve = async (wishes: readonly (readonly [user: string, start: number])[], capacity: number): Promise<string[]> => {
      const commands = wishes.map(
        ([user_id, start_minute], n): ReserveCommand => ({
          ...{ n, organization_id: 1, user_id, store_number: 1, pool: 0, start_minute, capacity, service_option_id: 1 },
          ...{ starts_at: NOW, ends_at: NOW, expires_at: '2026-05-06T16:10:00Z', now: NOW },
        }),
      );
      const results = await database.query(reserveSlots, [JSON.stringify(commands)]);
      return results.toSorted((a, b) => a.n - b.n).map(({ outcome }) => outcome);
    };

    test('each has a place of its own, and those beyond the capacity have none', async () => {
      const wishes = ['a', 'b', 'c', 'd'].map((user) => [user, 100] as const);
      assert.deepEqual(await reserve(wishes, 3), ['reserved', 'reserved', 'reserved', 'full']);
      assert.deepEqual(
        (await database.query(places, [100])).map(({ user, unit }) => `${user}${unit}`),
        ['a1', 'b2', 'c3'],
      );
    });

    test('a place given back in the same call is found, also when it comes before the one taken last', async () => {
      assert.deepEqual(
        await reserve(
          [
            ['a', 200],
            ['b', 200],
          ],
          2,
        ),
        ['reserved', 'reserved'],
      );
      assert.deepEqual(
        await reserve(
          [
            ['b', 200],
            ['a', 200],
            ['c', 200],
          ],
          2,
        ),
        ['reserved', 'reserved', 'full'],
      );
      assert.equal((await database.query(places, [200])).length, 2);
    });

    test('each window is looked through from its own first place', async () => {
      const wishes = [
        ['a', 300],
        ['b', 300],
        ['c', 301],
        ['d', 301],
        ['e', 301],
      ] as const;
      assert.deepEqual(await reserve(wishes, 2), ['reserved', 'reserved', 'reserved', 'reserved', 'full']);
      assert.deepEqual(
        (await database.query(places, [301])).map(({ unit }) => unit),
        [1, 2],
      );
    });
  });
}
