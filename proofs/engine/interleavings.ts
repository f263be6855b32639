import { setTimeout as wait } from 'node:timers/promises';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import type { Violation } from '../auditor.ts';
import { Functions } from './functions.ts';

const NOW = Date.UTC(2026, 4, 6, 12);
const MINUTE = 60_000;
const HOLD = 10 * MINUTE;

const countWaiting = statement<[], { waiting: number }>(
  'proof_waiting',
  `select count(*)::integer as waiting from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'`,
);

/** Encounters of two transactions that chance hardly ever brings about, played step by step. */
export async function playInterleavings(database: Database, organizationId: number): Promise<Violation[]> {
  const outcome = await reserveWhileAPlaceComesBack(database, new Functions(database, organizationId));
  return outcome === 'full'
    ? []
    : [{ rule: 'over_capacity', subject: `a place that came back while the capacity was lowered: ${outcome}` }];
}

/**
 * A window of two has an order and a lapsed hold, and its capacity is lowered to one: the next reserve finds it full, also when
 * the holder's own next reserve is giving the place back at that moment.
 */
async function reserveWhileAPlaceComesBack(database: Database, functions: Functions): Promise<string> {
  await functions.makeUsers(NOW);
  const [first] = await functions.reserve([{ user: 'ann', window: 0, capacity: 2 }], NOW, NOW + HOLD);
  await functions.create(
    [{ user: 'ann', orderId: 'order', holdId: first!.hold_id!, capacity: 2, phone: true, answer: '', key: null }],
    NOW,
  );
  await functions.reserve([{ user: 'ben', window: 0, capacity: 2 }], NOW, NOW + HOLD);

  const later = NOW + HOLD + MINUTE;
  const [givenBack, proceed] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
  const neighbour = database.transaction(async (connection) => {
    const inside = new Functions(connection, functions.organizationId);
    await inside.reserve([{ user: 'ben', window: 1, capacity: 2 }], later, later + HOLD);
    givenBack.resolve();
    await proceed.promise;
  });
  await Promise.race([givenBack.promise, neighbour]);
  let answered = false;
  const reserving = functions.reserve([{ user: 'cleo', window: 0, capacity: 1 }], later, later + HOLD).finally(() => {
    answered = true;
  });
  // Either it answers at once, or it waits for the neighbour.
  while (!answered && (await database.query(countWaiting, []))[0]!.waiting === 0) await wait(5);
  proceed.resolve();
  await neighbour;
  return (await reserving)[0]!.outcome;
}
