import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { pino } from 'pino';
import { listComponents } from '../../../storage/console/status/round.ts';
import type { Database } from '../../../storage/engine/index.ts';
import { ENGINES, type TestEngine } from '../../../storage/testing/engines.ts';
import { addServer, emptyStatus, findings, NOW, openStatusDatabase, SECOND } from '../world.fixture.ts';
import type { ServerFindings, Target } from './probe-server.ts';
import { Prober } from './prober.ts';

const INTERVAL = 30 * SECOND;
const TAKE_OVER = 20 * SECOND;

for (const name of ENGINES) {
  describe(`rounds of several processes on ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    let server: number;
    let recorded = 0;
    const warnings: string[] = [];
    const clock = { at: NOW, now: () => clock.at };
    before(async () => {
      ({ engine, database } = await openStatusDatabase(name));
    });
    after(() => engine[Symbol.asyncDispose]());
    beforeEach(async () => {
      await emptyStatus(database);
      server = await addServer(database, 'production', 'https://prod.example');
      [clock.at, recorded, warnings.length] = [NOW, 0, 0];
    });

    const prober = (probe: () => Promise<ServerFindings> = async () => findings(server)) =>
      new Prober({
        database,
        clock,
        log: pino({ level: 'warn' }, { write: (line: string) => void warnings.push(line) }),
        interval: INTERVAL,
        targets: async () => [{ id: server } as Target],
        probe,
        recorded: () => void recorded++,
      });

    test('each round is the work of one process, and the next one is not due before the interval', async () => {
      const [one, two] = [prober(), prober()];
      assert.deepEqual((await Promise.all([one.work(), two.work()])).sort(), [0, 1]);
      assert.equal(recorded, 1);
      assert.equal(await two.nextAt(), NOW + INTERVAL);
      clock.at += INTERVAL;
      assert.equal(await two.work(), 1);
    });

    test('when the process of a round dies, another takes over, and what the first still brings counts no more', async () => {
      const stuck = Promise.withResolvers<ServerFindings>();
      const begun = Promise.withResolvers<void>();
      const dying = prober(() => {
        begun.resolve();
        return stuck.promise;
      });
      const late = dying.work();
      await begun.promise;
      const other = prober();
      assert.equal(await other.work(), 0, 'it may still be at work');
      clock.at += Math.max(TAKE_OVER, INTERVAL);
      assert.equal(await other.work(), 1);
      stuck.resolve(findings(server, {}, 'connection refused'));
      await late;
      assert.equal(recorded, 1);
      assert.match(warnings.join(), /another process has taken over/);
      const rows = await database.query(listComponents, []);
      assert.ok(rows.every(({ state }) => state === 'operational'));
    });

    test('a clock that was set back does not stop the rounds', async () => {
      await prober().work();
      clock.at -= 24 * 3_600 * SECOND;
      assert.equal(await prober().work(), 1);
    });
  });
}
