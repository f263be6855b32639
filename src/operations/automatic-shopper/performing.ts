import { type Dice, diceOf } from '../../fulfillment/automatic-shopper/decisions.ts';
import type { Action, Instruction, ProductWish } from '../../fulfillment/automatic-shopper/instruction.ts';
import { indexOfPoint, journeyOf, placeOf } from '../../fulfillment/automatic-shopper/journey.ts';
import type { ShopperSettings } from '../../fulfillment/automatic-shopper/settings.ts';
import type { OrderLine } from '../../fulfillment/orders/order.ts';
import { RATING_VALUES } from '../../fulfillment/orders/rating.ts';
import type { Incident } from '../../fulfillment/workflow/incidents.ts';
import type { RequestScope } from '../define.ts';
import { rateOrder } from '../feedback/rating.ts';
import { advanceBatch, assignBatch, generateBatch } from '../fulfilling/batching.ts';
import type { OrderUnderWay } from '../fulfilling/finding.ts';
import { makeHappen } from '../fulfilling/incidents.ts';
import { newShopper } from '../fulfilling/shoppers.ts';
import { addItem, changeItem } from '../fulfilling/shopping.ts';
import { requireDispatchOrder } from '../last-mile/finding.ts';
import { stageLastMile } from '../last-mile/staging.ts';
import { answerReplacement, arrive, sendMessage } from './customer.ts';

/** A run whose step is done. */
export interface Running {
  readonly order: OrderUnderWay;
  readonly settings: ShopperSettings;
  readonly place: number;
  /** When the shopper began to wait at this place, epoch milliseconds; null: it did not. */
  readonly waitingSince: number | null;
}

/** What became of an instruction. */
export type Result =
  /** It is done; `said` undefined: not worth a word. */
  | { readonly kind: 'next'; readonly said?: string }
  /** Not yet, and again after so many milliseconds. */
  | { readonly kind: 'again'; readonly in: number; readonly said?: string }
  | { readonly kind: 'over'; readonly status: 'done' | 'held' | 'failed'; readonly said?: string };

const DONE: Result = { kind: 'next', said: 'done' };
const skipped = (why: string): Result => ({ kind: 'next', said: `skipped: ${why}` });

/** Looks while it waits: a tenth of the time, between these (milliseconds). */
const [OFTENEST, SELDOMEST] = [1_000, 300_000];
/** A customer who never comes; the order stays where it is. */
const PATIENCE = 24 * 3_600_000;

const FIRST_NAMES = ['Alex', 'Casey', 'Dana', 'Jamie', 'Jordan', 'Kim', 'Lee', 'Morgan', 'Riley', 'Robin', 'Sam', 'Taylor'];

/** Does one instruction through the functions that the API uses; what the API would refuse is thrown as it refuses it. */
export async function perform(context: RequestScope, run: Running, action: Action): Promise<Result> {
  const { order, settings } = run;
  const { orderId } = order.view;
  const target = { shopperId: undefined, orderId, internal: false };
  const quantity = (of: { count?: number; weight?: number }) => ({
    ...(of.count === undefined ? {} : { delivered_count: of.count }),
    ...(of.weight === undefined ? {} : { delivered_weight: of.weight }),
  });
  switch (action.do) {
    case 'go':
      return go(context, run, action);
    case 'hold':
      return { kind: 'over', status: 'held', said: 'done' };
    case 'wait':
      return wait(context, run, action);
    case 'message':
      await sendMessage(context, orderId, 'driver', action.text);
      return DONE;
    case 'customer':
      return customer(context, run, action);
    case 'find':
      if (action.line === undefined) return findRest(context, run);
      return withLine(order, action.line, async (line) => {
        await changeItem(context, target, line.line_num, { status: 'found', ...quantity(action) });
      });
    case 'short':
      return withLine(order, action.line, async (line) => {
        const less = action.count === undefined && action.weight === undefined ? halfOf(line) : action;
        await changeItem(context, target, line.line_num, { status: 'found', ...quantity(less) });
      });
    case 'refund':
      return withLine(order, action.line, (line) =>
        changeItem(context, target, line.line_num, { status: 'to_refund', delivered_count: 0 }),
      );
    case 'replace':
      return withLine(order, action.line, async (line) => {
        const replacement_item = action.with ?? replacementOf(line, diceOf(settings.seed, orderId));
        await changeItem(context, target, line.line_num, { status: 'replaced', replacement_item, ...quantity(action) });
      });
    case 'add':
      await addItem(context, target, { item: action.item, ...quantity(action) });
      return DONE;
    case 'late':
      await makeHappen(context, orderId, 'late_delivery', { lateMinutes: action.minutes });
      return DONE;
    case 'happen':
      await makeHappen(context, orderId, action.what as Incident);
      return DONE;
    case 'cancel':
      await makeHappen(context, orderId, 'canceled', { reason: action.reason });
      return { kind: 'over', status: 'done', said: 'done' };
    case 'stage':
      if (order.view.body.last_mile?.staged_at !== undefined) return skipped('it is staged');
      await stageLastMile(context, () => requireDispatchOrder(context, orderId), action.bags ? { bag_scan_codes: [...action.bags] } : {});
      return DONE;
    case 'rate':
      if (order.row.user_id === '') return skipped('the order has no user');
      await rateOrder(context, order.row.user_id, orderId, {
        rating_value: RATING_VALUES[action.stars - 1]!,
        ...(action.note === undefined ? {} : { thank_you_note: action.note }),
      });
      return DONE;
  }
}

/** Moves the order's batch, which it makes with a shopper where there is none. */
async function go(context: RequestScope, { order, settings }: Running, action: Extract<Action, { do: 'go' }>): Promise<Result> {
  const { kind, orderId } = order.view;
  const { batch } = order;
  const place = placeOf(kind, batch);
  if (place === undefined)
    return { kind: 'over', status: 'failed', said: `stopped: the order is in a ${batch!.type} batch of other hands` };
  const goal = indexOfPoint(kind, action.to);
  if (goal <= place) return skipped('the order is there, or farther');
  const { type, state } = journeyOf(kind)[goal]!;
  const proof = action.proof && {
    ...(action.proof.photo === undefined ? {} : { delivery_photo_url: action.proof.photo }),
    ...(action.proof.name === undefined ? {} : { certified_delivery_name: action.proof.name }),
  };
  if (batch?.type === type && batch.shopperId !== null) {
    await advanceBatch(context, batch.id, state, { proof });
    return DONE;
  }
  const dice = diceOf(settings.seed, orderId);
  const { id: shopperId } = await newShopper(context, { first_name: dice.oneOf(`shopper ${type}`, FIRST_NAMES) });
  if (batch?.type === type) {
    const taken = await assignBatch(context, batch.id, shopperId);
    if (taken.workflow_state !== state) await advanceBatch(context, batch.id, state, { proof });
  } else {
    await generateBatch(context, { shopperId, type, state, orderIds: [orderId], internal: false });
  }
  return DONE;
}

async function findRest(context: RequestScope, { order }: Running): Promise<Result> {
  const rest = order.view.body.items.filter((line) => line.pick === undefined || line.pick.status === 'not_found');
  const [line] = rest;
  if (!line) return { kind: 'next' };
  await changeItem(context, { shopperId: undefined, orderId: order.view.orderId, internal: false }, line.line_num, { status: 'found' });
  const said = `found line ${line.line_num}`;
  return rest.length > 1 ? { kind: 'again', in: 45_000, said } : { kind: 'next', said };
}

async function wait(context: RequestScope, run: Running, action: Extract<Action, { do: 'wait' }>): Promise<Result> {
  const { order, settings, waitingSince } = run;
  const since = waitingSince ?? context.now;
  if (action.for === 'answer') {
    const wished = order.view.body.items.find((line) => line.pick?.status === 'replaced' && wishOf(line) !== undefined);
    if (wished) return takeAlternative(context, run, wished);
  }
  if (isOver(order, action.for)) return { kind: 'next', said: waitingSince === null ? 'nothing to wait for' : 'done' };
  const limit = action.seconds === null ? PATIENCE : (action.seconds * 1_000) / settings.speed;
  const left = since + limit - context.now;
  if (left <= 0 && action.seconds === null) return { kind: 'over', status: 'failed', said: 'stopped: the customer never came' };
  if (left <= 0) return { kind: 'next', said: 'not within the time' };
  const tenth = Math.min(SELDOMEST, Math.max(OFTENEST, limit / 10));
  return { kind: 'again', in: Math.max(1, Math.min(left, tenth)) };
}

function isOver({ view }: OrderUnderWay, awaited: 'answer' | 'customer' | 'staging'): boolean {
  const { items, last_mile, pickup } = view.body;
  if (awaited === 'answer') return items.every((line) => line.pick?.replacement_status !== 'PENDING');
  if (awaited === 'staging') return last_mile?.staged_at !== undefined;
  return pickup?.arrived_at !== undefined;
}

/** What the customer would rather have than the replacement and has not got. */
function wishOf({ pick }: OrderLine) {
  return pick?.replacement_status === 'REJECTED' ? pick.alternative : undefined;
}

async function takeAlternative(context: RequestScope, { order }: Running, line: OrderLine): Promise<Result> {
  const { upc, rrc, qty } = wishOf(line)!;
  const item = upc === '' ? { rrc } : { upc };
  const amount = line.qty_unit === 'each' ? { delivered_count: qty } : { delivered_weight: qty };
  const target = { shopperId: undefined, orderId: order.view.orderId, internal: false };
  await changeItem(context, target, line.line_num, { status: 'replaced', replacement_item: item, ...amount });
  return { kind: 'again', in: 60_000, said: `took the alternative for line ${line.line_num}` };
}

async function customer(context: RequestScope, { order }: Running, action: Extract<Action, { do: 'customer' }>): Promise<Result> {
  const { orderId, body } = order.view;
  if (action.act === 'arrive') {
    if (body.pickup?.arrived_at !== undefined) return skipped('the customer is there');
    await arrive(context, orderId);
    return DONE;
  }
  if (action.act === 'near') {
    await makeHappen(context, orderId, 'pickup_geofence_reached');
    return DONE;
  }
  if (action.act === 'message') {
    await sendMessage(context, orderId, 'user', action.text ?? '');
    return DONE;
  }
  const named = action.line === undefined ? undefined : lineOf(order, action.line);
  const lines = body.items.filter((line) => line.pick?.replacement_status === 'PENDING' && (action.line === undefined || line === named));
  if (lines.length === 0) return skipped('no replacement waits for an answer');
  for (const line of lines) {
    const wish = action.act === 'alternative' ? alternativeOf(action, line) : undefined;
    await answerReplacement(context, order.row, line, action.act === 'approve' ? 'APPROVED' : 'REJECTED', wish);
  }
  return DONE;
}

function alternativeOf({ with: item = {}, count, weight }: Extract<Action, { do: 'customer' }>, line: OrderLine) {
  const qty = count ?? weight ?? line.qty;
  const code = item.upc === undefined ? { rrc: item.rrc ?? '' } : { upc: item.upc };
  return { ...code, ...(weight === undefined ? { count: Math.max(1, Math.round(qty)) } : { weight: qty }) };
}

async function withLine(order: OrderUnderWay, name: string, act: (line: OrderLine) => Promise<void>): Promise<Result> {
  const line = lineOf(order, name);
  if (!line) return skipped(`the order has no line ${name}`);
  await act(line);
  return DONE;
}

/** By its number, else by its place, counted from 1. */
function lineOf({ view }: OrderUnderWay, name: string): OrderLine | undefined {
  const { items } = view.body;
  return items.find((line) => line.line_num === name) ?? (/^\d{1,4}$/.test(name) ? items[Number(name) - 1] : undefined);
}

function halfOf({ qty, qty_unit }: OrderLine): { count: number } | { weight: number } {
  return qty_unit === 'each' ? { count: Math.floor(qty / 2) || 1 } : { weight: Math.round(qty * 50) / 100 };
}

function replacementOf(line: OrderLine, dice: Dice): ProductWish {
  const named = line.replacement_items[0];
  if (named?.upc) return { upc: named.upc };
  if (named?.rrc) return { rrc: named.rrc };
  return { upc: `4${String(dice.whole(`replacement ${line.line_num}`, 0, 99_999_999)).padStart(9, '0')}` };
}

/** Milliseconds before an instruction is done, by the speed of the shopper. */
export function delayBefore({ after }: Instruction, order: OrderUnderWay, { speed }: ShopperSettings, now: number): number {
  if (after !== 'road') return (after * 1_000) / speed;
  const { departed_at, arrives_at } = order.view.body;
  if (departed_at === undefined || arrives_at === undefined) return 60_000 / speed;
  const departed = Date.parse(departed_at);
  return Math.max(1_000 / speed, departed + (Date.parse(arrives_at) - departed) / speed - now);
}
