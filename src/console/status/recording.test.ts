import assert from 'node:assert/strict';
import { after, before, beforeEach, describe, test } from 'node:test';
import { listPeriods, listResponseTimes } from '../../storage/console/status/history.ts';
import { type IncidentRow, listIncidents } from '../../storage/console/status/incident.ts';
import { insertMaintenance, listMaintenances } from '../../storage/console/status/maintenance.ts';
import { listComponents, takeRound, tidyStatus } from '../../storage/console/status/round.ts';
import type { Database } from '../../storage/engine/index.ts';
import { ENGINES, type TestEngine } from '../../storage/testing/engines.ts';
import { COMPONENTS } from './components.ts';
import type { Finding, ServerFindings } from './probing/probe-server.ts';
import { recordRound } from './recording.ts';
import { uptimeOf } from './uptime.ts';
import { addServer, DOWN, findings, NOW, openStatusDatabase, SECOND, SLOW } from './world.fixture.ts';

for (const name of ENGINES) {
  describe(`rounds of probes on ${name}`, () => {
    let engine: TestEngine;
    let database: Database;
    let now = NOW;
    before(async () => {
      ({ engine, database } = await openStatusDatabase(name));
    });
    after(() => engine[Symbol.asyncDispose]());
    beforeEach(async () => {
      now = NOW;
      await database.execute(
        `truncate cw.pool_servers, cw.status_components, cw.status_samples, cw.status_periods, cw.incidents, cw.maintenances restart identity cascade;
         update cw.status_rounds set holder = null, held_until = null, next_at = '-infinity'`,
      );
      await addServer(database, 'development', 'https://dev.example');
      await addServer(database, 'production', 'https://prod.example');
    });

    /** A round half a minute after the last one. */
    async function round(...found: readonly ServerFindings[]): Promise<boolean> {
      now += 30 * SECOND;
      const [taken] = await database.query(takeRound, ['one', new Date(now), new Date(now + 20 * SECOND), new Date(now + 30 * SECOND)]);
      return await recordRound(database, { holder: 'one', round: taken!.round }, found, now);
    }
    const incidents = () => database.query(listIncidents, [[1, 2], null, null, 50]);
    const shown = ({ server_id, scope, impact, state }: IncidentRow) => [server_id, scope, impact, state];
    const rounds = async (count: number, ...found: readonly ServerFindings[]) => {
      for (let n = 0; n < count; n++) await round(...found);
    };
    const day = async (component: string, server = 2) =>
      (await database.query(listPeriods, ['day', [server], new Date(0)])).find((row) => row.component === component)!;

    test('a server that does not answer twice makes one incident, and not one for each component', async () => {
      await round(findings(1), findings(2, {}, 'connection refused'));
      assert.deepEqual(await incidents(), []);
      await round(findings(1), findings(2, {}, 'connection refused'));
      const [incident, ...more] = await incidents();
      assert.deepEqual(more, []);
      assert.deepEqual(shown(incident!), [2, 'server', 'critical', 'investigating']);
      assert.deepEqual(incident!.components, COMPONENTS);
      assert.equal(incident!.title, 'Production server does not answer');
      assert.equal(incident!.updates[0]!.text, '2 checks in a row failed: connection refused.');
      await rounds(3, findings(1), findings(2, {}, 'connection refused'));
      assert.equal((await incidents()).length, 1);
    });

    test('the incident ends after two successes, and says how long it took', async () => {
      await rounds(2, findings(2, {}, 'connection refused'));
      await round(findings(2));
      assert.equal((await incidents())[0]!.state, 'investigating');
      await round(findings(2));
      const [incident] = await incidents();
      assert.equal(incident!.state, 'resolved');
      assert.equal(incident!.resolved_at! - incident!.opened_at, 60 * SECOND);
      assert.equal(incident!.updates[0]!.text, 'Operational again after 1 min 0 s.');
    });

    test('a component that is degraded makes a minor incident, which rises when it is down', async () => {
      await rounds(2, findings(2, { oauth: SLOW }));
      assert.deepEqual((await incidents()).map(shown), [[2, 'oauth', 'minor', 'investigating']]);
      await rounds(2, findings(2, { oauth: DOWN }));
      const [incident] = await incidents();
      assert.deepEqual(shown(incident!), [2, 'oauth', 'major', 'investigating']);
      assert.equal(incident!.title, 'Production server: OAuth down');
      assert.equal(incident!.updates.length, 2);
    });

    test('a database that is down makes one incident: what depends on it waits', async () => {
      await rounds(3, findings(2, { database: DOWN, api: DOWN, oauth: DOWN, callbacks: DOWN }));
      assert.deepEqual((await incidents()).map(shown), [[2, 'database', 'major', 'investigating']]);
    });

    test('components of one server fail and return apart from each other and from the other server', async () => {
      await rounds(2, findings(1), findings(2, { callbacks: DOWN, due_work: DOWN }));
      assert.deepEqual(new Set((await incidents()).map(({ scope }) => scope)), new Set(['callbacks', 'due_work']));
      await rounds(2, findings(1), findings(2, { callbacks: DOWN }));
      const states = Object.fromEntries((await incidents()).map(({ scope, state }) => [scope, state]));
      assert.deepEqual(states, { callbacks: 'investigating', due_work: 'resolved' });
    });

    test('maintenance begins and ends by itself, opens no incident, and does not count as downtime', async () => {
      const [start, end] = [new Date(NOW + 60 * SECOND), new Date(NOW + 150 * SECOND)];
      await database.query(insertMaintenance, [2, 'production', [...COMPONENTS], 'Move', 'To a new machine', start, end, new Date(NOW)]);
      await round(findings(2));
      await rounds(3, findings(2, {}, 'connection refused'));
      assert.deepEqual(
        (await database.query(listMaintenances, [[2], true, null, 9])).map(({ state }) => state),
        ['in_progress'],
      );
      assert.deepEqual(await incidents(), []);
      const counted = await day('api');
      assert.deepEqual([counted.operational, counted.down, counted.excused, uptimeOf(counted)], [1, 0, 3, 100]);
      await rounds(2, findings(2, {}, 'connection refused'));
      assert.deepEqual(
        (await database.query(listMaintenances, [[2], false, null, 9])).map(({ state }) => state),
        ['completed'],
      );
      assert.equal((await incidents()).length, 1);
    });

    test('hours and days hold the sums of their samples', async () => {
      const seen: Finding[] = [DOWN, SLOW, { state: 'operational', reason: null, milliseconds: 4 }];
      for (const api of seen) await round(findings(2, { api }));
      const counted = await day('api');
      assert.deepEqual([counted.operational, counted.degraded, counted.down, counted.longest], [1, 1, 1, 3_000]);
      assert.equal(counted.starts_at, Date.parse('2026-09-01'));
      assert.equal(
        counted.histogram.reduce((sum, count) => sum + count, 0),
        2,
      );
      const hours = await database.query(listPeriods, ['hour', [2], new Date(0)]);
      assert.deepEqual(
        hours.find(({ component }) => component === 'api'),
        { ...counted, starts_at: NOW },
      );
      now += 24 * 3_600 * SECOND;
      await round(findings(2));
      assert.equal((await database.query(listPeriods, ['day', [2], new Date(0)])).filter((row) => row.component === 'api').length, 2);
    });

    test('response times are given in steps of ten minutes', async () => {
      await rounds(3, findings(2, { api: { state: 'operational', reason: null, milliseconds: 4 } }));
      await round(findings(2, { api: DOWN }));
      const [series, ...more] = await database.query(listResponseTimes, [[2], ['api'], new Date(0)]);
      assert.deepEqual(more, []);
      assert.deepEqual(series, { server_id: 2, component: 'api', at: NOW, p50: 4, p95: 4, longest: 4, probes: 4, failures: 1 });
    });

    test('since when a component is in its state stays until the state changes', async () => {
      const since = async () => (await database.query(listComponents, [])).find(({ component }) => component === 'oauth')!.since;
      await rounds(2, findings(2));
      assert.equal(await since(), NOW + 30 * SECOND);
      await rounds(2, findings(2, { oauth: DOWN }));
      assert.equal(await since(), NOW + 90 * SECOND);
    });

    test('what a process found whose round another has taken over is not kept', async () => {
      const take = (holder: string, at: number) =>
        database.query(takeRound, [holder, new Date(at), new Date(at + 20 * SECOND), new Date(at + 30 * SECOND)]);
      const [slow] = await take('slow', NOW);
      assert.deepEqual(await take('quick', NOW + 10 * SECOND), []);
      const [taken] = await take('quick', NOW + 40 * SECOND);
      assert.equal(await recordRound(database, { holder: 'slow', round: slow!.round }, [findings(2)], NOW + 41 * SECOND), false);
      assert.deepEqual(await database.query(listComponents, []), []);
      assert.equal(await recordRound(database, { holder: 'quick', round: taken!.round }, [findings(2)], NOW + 42 * SECOND), true);
    });

    test('old samples, hours and days go', async () => {
      await round(findings(2));
      const count = async () => [
        (await database.query(listResponseTimes, [[2], ['api'], new Date(0)])).length,
        (await database.query(listPeriods, ['hour', [2], new Date(0)])).length,
        (await database.query(listPeriods, ['day', [2], new Date(0)])).length,
      ];
      const later = new Date(NOW + 86_400 * SECOND);
      await database.query(tidyStatus, [later, new Date(0), new Date(0)]);
      assert.deepEqual(await count(), [0, 7, 7]);
      await database.query(tidyStatus, [later, later, later]);
      assert.deepEqual(await count(), [0, 0, 0]);
    });
  });
}
