import type { Answer } from '../support/client.ts';
import { ok } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { replaced } from './paths.ts';
import type { Exchange, Recorder, Wish } from './recorder.ts';
import { customer, type Scene } from './scene.ts';
import { type ErrorRow, type FieldRow, noteOn, tables } from './tables.ts';

/** Checks that need no scenario: they repeat the scenarios' own successful calls with one thing changed. */

/** A value of another type, which no reading of the field accepts. */
const WRONG: Readonly<Record<string, unknown>> = {
  string: { not: 'text' },
  integer: 'many',
  number: 'many',
  boolean: 'perhaps',
  array: 'none',
  object: 'none',
  hash: 'none',
};

/** The parts of a call in which a field can be left out. */
const SENT: ReadonlySet<FieldRow['direction']> = new Set(['request', 'query']);

/** Where a call can be repeated with another value of one field. */
function changed(recorder: Recorder, { operation, direction, field }: FieldRow, value: unknown): { wish: Wish; key: string } | undefined {
  const part = direction === 'query' ? 'query' : 'body';
  const exchange = recorder.success(operation, ({ wish }) => replaced(wish[part], field, value) !== undefined);
  if (!exchange) return undefined;
  const { body, key } = replaced(exchange.wish[part], field, value)!;
  return { wish: { ...exchange.wish, [part]: body }, key };
}

/** Whether an answer refuses the place named by the key, alone or among others. */
function refuses(answer: Answer, key: string): boolean {
  const body = answer.body as { error?: { errors?: { meta?: { key?: string } }[] }; meta?: { key?: string } };
  const entries = body.error?.errors ?? [body];
  return answer.status === 400 && entries.some((entry) => entry.meta?.key === key);
}

/** The token endpoints answer in a form of their own, without keys. */
const refusesToken = (answer: Answer) => answer.status >= 400 && typeof (answer.body as { error?: unknown }).error === 'string';

/**
 * A field that the server does not know is ignored, so that sending it proves nothing: a value of another type must be refused under
 * the field's name, and so must leaving it out where the contract requires it.
 */
export async function checkKnown(recorder: Recorder, fields: readonly FieldRow[]): Promise<void> {
  const check = async (field: FieldRow, value: unknown, what: string) => {
    const again = changed(recorder, field, value);
    if (!again) return;
    const answer = await recorder.send(field.operation, again.wish);
    const refused = field.operation.includes('/v2/oauth/') ? refusesToken(answer) : refuses(answer, again.key);
    const note = value === undefined ? noteOn(field.operation, `required ${field.field}`) : undefined;
    if (refused && note) recorder.problems.push(`${field.operation}: ${field.field} is required; remove it from coverage-notes.tsv`);
    if (!refused && !note)
      recorder.problems.push(`${field.operation}: ${again.key} ${what}: ${answer.status} ${answer.text.slice(0, 200)}`);
  };
  for (const field of fields) {
    if (field.type in WRONG && field.direction === 'request') await check(field, WRONG[field.type], 'of another type is accepted');
    if (field.required === 'yes' && SENT.has(field.direction)) await check(field, undefined, 'is not required');
  }
}

/** The refusals of contract/conventions.md §7.3, on every operation that errors.tsv lists with them. */
export async function provokeFamily(scene: Scene): Promise<void> {
  const { recorder } = scene;
  const inactive = await inactiveUser(scene);
  const send = async (row: ErrorRow, exchange: Exchange, change: Wish) =>
    recorder.provoke(row.operation, row.message, await recorder.send(row.operation, { ...exchange.wish, ...change }), row.key || undefined);
  for (const row of tables.errors) {
    const exchange = recorder.success(row.operation);
    if (!exchange || recorder.provoked.has(row)) continue;
    const { params, body } = exchange.wish;
    if (row.message === 'User Not Found') await send(row, exchange, { params: { ...params, user_id: unique('nobody') } });
    if (row.message === 'User Not Active') await send(row, exchange, { params: { ...params, ...inactive } });
    if (row.message === 'Resource not found') await send(row, exchange, { params: { ...params, order_id: unique('none') }, headers: {} });
    if (row.message === "can't be blank") {
      const without = replaced(body, row.key, undefined);
      if (without) await send(row, exchange, { body: without.body });
    }
    if (row.message === 'is not included in the list') {
      const path = row.key.replaceAll('[0]', '[]');
      const holder = recorder.success(row.operation, ({ wish }) => replaced(wish.body, path, 'nonsense') !== undefined);
      if (holder) await send(row, holder, { body: replaced(holder.wish.body, path, 'nonsense')!.body });
    }
  }
}

/** A user with an order, made inactive. */
async function inactiveUser(scene: Scene): Promise<{ user_id: string; order_id: string }> {
  const { demo } = scene;
  const { userId, late, hold } = await customer(scene);
  const { id } = ok(await demo.order(userId, await hold(late)));
  ok(await demo.setActive(userId, false));
  return { user_id: userId, order_id: id };
}
