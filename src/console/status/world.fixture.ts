import { type Database, statement } from '../../storage/engine/index.ts';
import type { Engine, TestEngine } from '../../storage/testing/engines.ts';
import { startTestEngine } from '../../storage/testing/engines.ts';
import { migrateConsole } from '../world.fixture.ts';
import { COMPONENTS, type Component } from './components.ts';
import type { Finding, ServerFindings } from './probing/probe-server.ts';

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
