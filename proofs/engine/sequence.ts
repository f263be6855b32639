import assert from 'node:assert/strict';
import { type Database, statement } from '../../src/storage/engine/index.ts';
import { Functions } from './functions.ts';
import { FORGED_HOLD, Model } from './model.ts';
import { type Step, WINDOWS } from './steps.ts';

interface State {
  windows: Record<string, [held: number, booked: number]>;
  orders: Record<string, [status: string, version: number, hold: number, events: string[]]>;
  holds: Record<string, string>;
}

const readState = statement<[organizationId: number, now: Date], State>(
  'proof_state',
  `select
     coalesce((select jsonb_object_agg(w.name, w.taken) from (
        select u.store_number || '/' || u.start_minute as name, jsonb_build_array(
               count(*) filter (where u.taken_until <> 'infinity'), count(*) filter (where u.taken_until = 'infinity')) as taken
          from cw.slot_units u where u.organization_id = $1 and u.taken_until > $2 group by 1) w), '{}') as windows,
     coalesce((select jsonb_object_agg(o.order_id, jsonb_build_array(o.status, o.version, o.hold_id,
               (select jsonb_agg(e.name order by e.id) from cw.events e where e.order_ref = o.id)))
          from cw.orders o where o.organization_id = $1), '{}') as orders,
     coalesce((select jsonb_object_agg(h.id, h.state) from cw.holds h where h.organization_id = $1), '{}') as holds`,
);

const orderId = (order: number) => `order-${order}`;
const compare = (a: number, b: number) => a - b;

/** Plays one sequence on the database and on the model, and throws at the first step after which they differ. */
export async function playSequence(database: Database, organizationId: number, steps: readonly Step[]): Promise<void> {
  const model = new Model();
  const functions = new Functions(database, organizationId);
  await functions.makeUsers(model.now);
  for (const [index, step] of steps.entries()) {
    const at = `step ${index} (${step.kind})`;
    await play(functions, model, step, at);
    if (step.kind === 'capacity') continue;
    const [state] = await database.query(readState, [organizationId, new Date(model.now)]);
    assert.deepEqual(state, expectedState(model), `${at}: the data differ from the model`);
  }
}

async function play(functions: Functions, model: Model, step: Step, at: string): Promise<void> {
  switch (step.kind) {
    case 'reserve': {
      const commands = step.batch.map((command) => ({ ...command, capacity: model.capacities[command.window]! }));
      const results = await functions.reserve(commands, model.now, model.holdExpiry);
      const expected: string[] = [];
      // Within a batch the key decides: the windows are numbered in key order.
      for (const n of keyOrder(step.batch.map(({ window }) => window))) {
        expected[n] = model.reserve(step.batch[n]!.user, step.batch[n]!.window, results[n]!.hold_id);
      }
      const outcomes = results.map(({ outcome }) => outcome);
      return assert.deepEqual(outcomes, expected, `${at}: outcomes`);
    }
    case 'create': {
      const commands = step.batch.map((input, n) => {
        const holdId = model.holdId(input.hold);
        const window = model.holds.find((hold) => hold.id === holdId)?.window;
        const capacity = window === undefined ? 0 : model.capacities[window]!;
        return { ...input, orderId: orderId(input.order), holdId, capacity, answer: `answer of ${at} ${n}` };
      });
      const results = await functions.create(commands, model.now);
      const expected: { outcome: string; response: string | null }[] = [];
      for (const n of keyOrder(commands.map(({ holdId }) => holdId))) expected[n] = model.create(commands[n]!);
      const outcomes = results.map(({ outcome, response }) => ({ outcome, response }));
      return assert.deepEqual(outcomes, expected, `${at}: outcomes`);
    }
    case 'update': {
      const order = model.orders.get(orderId(step.order));
      // A canceled order is refused by the operation, which has read it: only an older version reaches the function.
      const current = order !== undefined && order.status !== 'canceled' && !step.stale;
      const version = (order?.events.length ?? 1) - (current ? 0 : 1);
      const holdId = step.hold && model.holdId(step.hold);
      const window = model.holds.find((hold) => hold.id === holdId)?.window;
      const capacity = window === undefined ? 0 : model.capacities[window]!;
      const outcome = await functions.update(orderId(step.order), version, holdId, capacity, model.now);
      return assert.equal(outcome, model.update(orderId(step.order), current, holdId), `${at}: outcome`);
    }
    case 'cancel': {
      const user = step.user ?? model.orders.get(orderId(step.order))?.user ?? 'ann';
      const outcome = await functions.cancel(user, orderId(step.order), model.now);
      return assert.equal(outcome, model.cancel(user, orderId(step.order)), `${at}: outcome`);
    }
    case 'advance':
      model.now += step.minutes * 60_000;
      return;
    case 'capacity':
      model.capacities[step.window] = step.capacity;
      return;
  }
}

/** Positions by ascending key; equal keys keep their order. */
function keyOrder(keys: readonly number[]): number[] {
  return keys.map((_, n) => n).sort((a, b) => compare(keys[a]!, keys[b]!) || compare(a, b));
}

function expectedState(model: Model): State {
  const windows: State['windows'] = {};
  for (const [index, { store, minute }] of WINDOWS.entries()) {
    const { held, booked } = model.taken(index);
    if (held + booked > 0) windows[`${store}/${minute}`] = [held, booked];
  }
  const orders: State['orders'] = {};
  for (const order of model.orders.values()) orders[order.id] = [order.status, order.events.length, order.hold.id, order.events];
  const holds = Object.fromEntries(model.holds.map((hold) => [String(hold.id), hold.state]));
  assert.ok(!(FORGED_HOLD in holds));
  return { windows, orders, holds };
}
