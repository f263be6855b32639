import { ApiClient } from '../support/api.ts';
import type { Server } from '../support/server.ts';
import { type Content, type Entry, linesOf, type Notes } from './ledger.ts';
import { create, pathOf } from './load.ts';

interface OrderAnswer {
  readonly id: string;
  readonly status: string;
  readonly items: readonly { readonly line_num: string; readonly qty: number; readonly item: { readonly upc: string } }[];
}

/** What the client was told must be there after the restart; what it was not told must be there whole or not at all. */
export async function checkAfterRestart(
  server: Pick<Server, 'origin' | 'ca'>,
  token: string,
  entries: readonly Entry[],
  findings: Notes,
): Promise<void> {
  const api = new ApiClient(server, token);
  for (const entry of entries) {
    await findOut(api, entry, findings);
    // Without its hold it cannot be made any more.
    if (entry.key !== undefined && !(entry.state === 'absent' && entry.superseded)) await repeat(api, entry, findings);
  }
  await api.close();
}

/** Reads the order, and settles what was unanswered by what is there. */
async function findOut(api: ApiClient, entry: Entry, findings: Notes): Promise<void> {
  const { status, text } = await api.call('GET', pathOf(entry));
  if (status === 404) {
    if (entry.state === 'acknowledged') findings.note('lost', `${entry.orderId} was answered 200 and is not there`);
    entry.state = 'absent';
    entry.pending = undefined;
    return;
  }
  if (status !== 200) return findings.note('unexpected', `get ${entry.orderId} was answered ${status}: ${text.slice(0, 200)}`);
  if (entry.state === 'absent') findings.note('torn', `${entry.orderId} was refused and is there`);
  entry.state = 'acknowledged';
  settle(entry, JSON.parse(text) as OrderAnswer, findings);
}

function settle(entry: Entry, found: OrderAnswer, findings: Notes): void {
  const lines = found.items.map(({ line_num, item, qty }) => `${line_num} ${item.upc} ${qty}`).join('; ');
  const { pending } = entry;
  entry.pending = undefined;
  const canceled = found.status === 'canceled';
  if (pending?.kind === 'cancel' && canceled) entry.canceled = true;
  if (entry.canceled !== canceled)
    findings.note(entry.canceled ? 'lost' : 'torn', `${entry.orderId} is ${found.status}, canceled: ${entry.canceled}`);
  const is = (content: Content) => lines === linesOf(content);
  if (pending?.kind === 'update' && is(pending.content)) {
    entry.content = pending.content;
    entry.updates++;
  } else if (!is(entry.content)) {
    const kind = entry.updates > 0 ? 'lost' : 'torn';
    findings.note(kind, `${entry.orderId} has the lines ${lines}, not ${linesOf(entry.content)}`);
  }
}

/** The same request under the same key once more: the same answer, and no second order. */
async function repeat(api: ApiClient, entry: Entry, findings: Notes): Promise<void> {
  const answer = await create(api, entry);
  const same = entry.answer === undefined || answer.text === entry.answer;
  if (answer.status !== 200 || !same) {
    const kind = entry.state === 'absent' ? 'unexpected' : 'duplicated';
    return findings.note(kind, `${entry.orderId} sent again was answered ${answer.status}: ${answer.text.slice(0, 200)}`);
  }
  if ((JSON.parse(answer.text) as OrderAnswer).id !== entry.orderId)
    findings.note('duplicated', `${entry.orderId} sent again gave another order`);
  entry.state = 'acknowledged';
  entry.answer = answer.text;
}
