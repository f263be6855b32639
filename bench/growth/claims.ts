import { claimDue, type OutcomeRecord, recordOutcomes } from '../../src/storage/deliveries/sending.ts';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import { median } from '../phase.ts';
import type { World } from '../world.ts';

const CALLS = 200;
/** Events that fall due before each claim, and as many are claimed. */
const EVENTS = 50;

const ENABLE = statement<[status: string], { id: number }>('', 'update cw.webhooks set status = $1 returning id');
const WRITE = statement<[organizationId: number, bannerId: number, events: number], never>(
  '',
  `insert into cw.events (organization_id, banner_id, order_ref, order_id, name, occurred_at, metadata)
   select $1, $2, o.id, o.order_id, 'fulfillment.acknowledged', now(), jsonb_build_object('order_id', o.order_id)
     from (select * from cw.orders order by id desc limit $3) o`,
);

export interface ClaimFigures {
  /** Milliseconds. */
  readonly claim: { readonly p50: number; readonly p99: number };
  readonly outcomes: { readonly p50: number; readonly p99: number };
}

/** The sender's two statements without sending: events fall due, are claimed, and are recorded as delivered. No server may be running. */
export async function measureClaims(database: Database, { sample }: World, rounds: number): Promise<ClaimFigures> {
  const [webhook] = await database.query(ENABLE, ['Enabled']);
  const found: { claims: number[]; outcomes: number[] }[] = [];
  for (let round = -1; round < rounds; round++) {
    const times = { claims: [] as number[], outcomes: [] as number[] };
    for (let call = 0; call < CALLS; call++) {
      await database.query(WRITE, [sample.organizationId, sample.bannerId, EVENTS]);
      const now = Date.now() + 1_000;
      const began = performance.now();
      const rows = await database.query(claimDue, [[webhook!.id], [EVENTS], [new Date(now)], new Date(now), new Date(now + 20_000)]);
      const claimed = performance.now();
      if (rows.length !== EVENTS) throw new Error(`${rows.length} of ${EVENTS} deliveries were claimed.`);
      const outcomes = rows.map((row) => delivered(row.organization_id, row.id, now));
      const before = performance.now();
      await database.query(recordOutcomes, [JSON.stringify(outcomes)]);
      times.claims.push(claimed - began);
      times.outcomes.push(performance.now() - before);
    }
    // The first round warms up.
    if (round >= 0) found.push(times);
  }
  await database.query(ENABLE, ['Disabled']);
  const of = (name: 'claims' | 'outcomes') => {
    const at = (share: number) => median(found.map((times) => times[name].toSorted((a, b) => a - b)[Math.floor(CALLS * share)]!));
    return { p50: at(0.5), p99: at(0.99) };
  };
  return { claim: of('claims'), outcomes: of('outcomes') };
}

function delivered(organization: number, id: number, now: number): OutcomeRecord {
  const at = new Date(now).toISOString();
  return {
    organization_id: organization,
    id,
    attempt: 1,
    state: 'delivered',
    next_attempt_at: at,
    attempted_at: at,
    sent_at: at,
    milliseconds: 40,
    status: 200,
    error: null,
    excerpt: null,
    remote_address: '127.0.0.1',
  };
}
