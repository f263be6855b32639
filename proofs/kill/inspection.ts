import { isDeepStrictEqual } from 'node:util';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import { audit } from '../auditor.ts';
import { type Entry, linesOf, type Notes } from './ledger.ts';

interface Row {
  readonly order_id: string;
  readonly status: string;
  readonly body: {
    readonly tip_cents: number;
    readonly special_instructions: string;
    readonly address: object;
    readonly metadata: object;
    readonly items: readonly { readonly line_num: string; readonly qty: number; readonly upc: string }[];
  };
  readonly events: readonly string[];
}

const findOrders = statement<[], Row>(
  'proof_orders',
  `select o.order_id, o.status, o.body, array(select e.name from cw.events e where e.order_ref = o.id order by e.id) as events from cw.orders o`,
);

/** Compares every order of the database with what the clients know of it, and runs the auditor. */
export async function inspectData(database: Database, entries: readonly Entry[], findings: Notes, now = Date.now()): Promise<void> {
  const { violations } = await audit(database, { now });
  for (const { rule, subject } of violations) {
    const twice =
      rule === 'hold_of_several_orders' || rule === 'order_without_one_brand_new_event' || rule === 'several_active_holds_of_a_user';
    findings.note(rule === 'over_capacity' ? 'oversold' : twice ? 'duplicated' : 'torn', `${rule}: ${subject}`);
  }
  const rows = new Map((await database.query(findOrders, [])).map((row) => [row.order_id, row]));
  for (const entry of entries) {
    const row = rows.get(entry.orderId);
    rows.delete(entry.orderId);
    // What is unanswered is settled after the restart.
    if (entry.state === 'unknown' || entry.pending !== undefined) continue;
    if (entry.state === 'absent') {
      if (row) findings.note('torn', `${entry.orderId} was found absent and is there`);
    } else if (!row) {
      findings.note('lost', `${entry.orderId} is not in the database`);
    } else {
      compare(entry, row, findings);
    }
  }
  for (const orderId of rows.keys()) findings.note('duplicated', `${orderId} was never sent`);
}

function compare(entry: Entry, { status, body, events }: Row, findings: Notes): void {
  const { content, orderId } = entry;
  const lines = body.items.map(({ line_num, upc, qty }) => `${line_num} ${upc} ${qty}`).join('; ');
  const whole =
    lines === linesOf(content) &&
    body.tip_cents === content.tip &&
    body.special_instructions === content.instructions &&
    isDeepStrictEqual(body.address, entry.request.address) &&
    isDeepStrictEqual(body.metadata, entry.request.metadata);
  if (!whole) findings.note('torn', `${orderId} is not what was sent: ${JSON.stringify(body).slice(0, 300)}`);
  if ((status === 'canceled') !== entry.canceled) findings.note(entry.canceled ? 'lost' : 'torn', `${orderId} is ${status}`);
  const expected = [
    'fulfillment.brand_new',
    ...Array.from({ length: entry.updates }, () => 'cartwright.order_updated'),
    ...(entry.canceled ? ['fulfillment.canceled'] : []),
  ];
  if (!isDeepStrictEqual(events, expected)) {
    findings.note(events.length > expected.length ? 'duplicated' : 'lost', `${orderId} has the events ${events}, not ${expected}`);
  }
}
