import { takeRound } from '../../storage/console/status/round.ts';
import { type Database, statement } from '../../storage/engine/index.ts';
import type { Engine, TestEngine } from '../../storage/testing/engines.ts';
import { startTestEngine } from '../../storage/testing/engines.ts';
import { migrateConsole } from '../world.fixture.ts';
import { COMPONENTS, type Component } from './components.ts';
import type { Finding, ServerFindings } from './probing/probe-server.ts';
import type { Turn } from './recording.ts';

export const NOW = Date.parse('2026-09-01T12:00:00Z');
export const SECOND = 1_000;

/** A console's schema on an engine. */
export async function openStatusDatabase(engine: Engine): Promise<{ engine: TestEngine; database: Database }> {
  const started = await startTestEngine(engine);
  try {
    const database = await started.open();
    await migrateConsole(database);
    return { engine: started, database };
  } catch (error) {
    await started[Symbol.asyncDispose]();
    throw error;
  }
}

/** Puts a server into the pool and gives its number. */
export async function addServer(database: Database, environment: 'development' | 'production', url: string, secret = Buffer.alloc(0)) {
  const [row] = await database.query(
    statement<[environment: string, url: string, secret: Buffer, now: Date], { id: number }>(
      '',
      `insert into cw.pool_servers (environment, name, url, client_id, client_secret, created_at)
       values ($1, $2, $2, 'console', $3, $4) returning id`,
    ),
    [environment, url, secret, new Date(NOW)],
  );
  return row!.id;
}

const fine = (milliseconds: number | null): Finding => ({ state: 'operational', reason: null, milliseconds });

/** What a round finds of a server where all is well but for what is given. */
export function findings(id: number, changed: Partial<Record<Component, Finding>> = {}, unreachable: string | null = null): ServerFindings {
  const well = Object.fromEntries(COMPONENTS.map((one) => [one, fine(one === 'api' || one === 'oauth' ? 8 : null)]));
  return {
    target: { id, environment: id === 1 ? 'development' : 'production', url: 'https://unused.example' },
    unreachable,
    components: unreachable === null ? { ...well, ...changed } : {},
  };
}

export const DOWN: Finding = { state: 'down', reason: 'answered 500', milliseconds: null };
export const SLOW: Finding = { state: 'degraded', reason: 'answered after 3.0 seconds', milliseconds: 3_000 };

/** Forgets everything of the status page; the tables of accounts stay. */
export async function emptyStatus(database: Database): Promise<void> {
  await database.execute(
    `truncate cw.pool_servers, cw.status_components, cw.status_samples, cw.status_periods, cw.incidents, cw.maintenances, cw.status_subscriptions,
       cw.status_feeds restart identity cascade;
     update cw.status_rounds set holder = null, held_until = null, next_at = '-infinity'`,
  );
}

/** Makes an account the one who runs the installation. */
export async function makeOperator(database: Database, email: string): Promise<void> {
  await database.query(statement<[email: string]>('', 'update cw.accounts set is_operator = true where email = lower($1)'), [email]);
}

/** Takes the round that is due, as a prober does. */
export async function takeTurn(database: Database, now: number): Promise<Turn> {
  const [taken] = await database.query(takeRound, ['one', new Date(now), new Date(now + 20 * SECOND), new Date(now + 30 * SECOND)]);
  return { holder: 'one', round: taken!.round };
}
