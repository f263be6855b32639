import type { OrderKind, OrderLine } from '../orders/order.ts';
import { addWaitForCustomer, type Courses, goThrough } from './course.ts';
import { type Dice, diceOf } from './decisions.ts';
import type { Instruction, ProductWish } from './instruction.ts';
import { isShopped, journeyOf } from './journey.ts';
import { Script } from './pace.ts';
import type { ShopperSettings } from './settings.ts';

/** What a plan looks at of an order. */
export interface PlannedOrder {
  readonly orderId: string;
  readonly kind: OrderKind;
  readonly items: readonly Pick<OrderLine, 'line_num' | 'qty' | 'qty_unit' | 'replacement_policy' | 'replacement_items'>[];
}

const GREETINGS = [
  'Hi, I am starting with your order.',
  'Hello! I am at the store and begin to pick your items.',
  'Hi there, your order is in good hands.',
];
const REASONS = ['customer_driven', 'shopper_driven', 'retailer_driven', 'instacart_driven'];
const LATE_MINUTES = [10, 20, 30, 45];

/** What the shopper does with an order by its probabilities: the same for the same seed and order, whenever it is asked. */
export function planOrder(order: PlannedOrder, settings: ShopperSettings): Instruction[] {
  const dice = diceOf(settings.seed, order.orderId);
  const script = new Script(dice);
  const { kind } = order;
  const { probabilities } = settings;
  const happens = (name: keyof typeof probabilities) => dice.chance(name, probabilities[name]);
  const points = journeyOf(kind).map((point) => point.name);
  // Anywhere before the last point.
  const incident = (name: 'cancel' | 'late' | 'reschedule') => (happens(name) ? dice.oneOf(`${name} at`, points.slice(0, -1)) : undefined);
  const [canceledAt, lateAt, movedAt] = [incident('cancel'), incident('late'), incident('reschedule')];
  const courses: Courses = {
    customer: () => waitForCustomer(script, dice, settings),
    staging: () => waitForStaging(script, dice, settings),
  };
  const canMeet = kind === 'pickup' ? 'bags_verified' : 'delivering';
  for (const point of points) {
    if (point !== points[0]) goThrough(script, kind, point, courses);
    if (point === 'picking' && isShopped(kind)) shop(script, dice, order, settings);
    if (point === movedAt) script.add({ do: 'happen', what: 'rescheduled' });
    if (point === lateAt) script.add({ do: 'late', minutes: dice.oneOf('late by', LATE_MINUTES) });
    if (point === canceledAt) {
      script.add({ do: 'cancel', reason: dice.oneOf('cancel why', REASONS) });
      return script.instructions;
    }
    if (point === canMeet && happens('customer_missing')) {
      script.add({ do: 'happen', what: kind === 'pickup' ? 'unable_to_find_customer' : 'customer_mia' });
    }
  }
  if (happens('rate')) script.add({ do: 'rate', stars: dice.whole('stars', 1, 5) });
  return script.instructions;
}

function waitForCustomer(script: Script, dice: Dice, { probabilities, waits }: ShopperSettings): void {
  const arrives = dice.chance('customer_arrives', probabilities.customer_arrives);
  addWaitForCustomer(script, arrives ? Math.round(waits.customer * dice.unit('customer arrives after')) : null);
  if (dice.chance('runner_missing', probabilities.runner_missing)) script.add({ do: 'happen', what: 'runner_not_found' });
}

function waitForStaging(script: Script, dice: Dice, { probabilities, waits }: ShopperSettings): void {
  const isStaged = dice.chance('staged', probabilities.staged);
  script.add({ do: 'wait', for: 'staging', seconds: isStaged ? Math.round(waits.staging * dice.unit('staged after')) : waits.staging }, 0);
  if (isStaged) script.add({ do: 'stage' }, 0);
}

const LINE_OUTCOMES = ['short', 'replace', 'refund'] as const;

function shop(script: Script, dice: Dice, order: PlannedOrder, settings: ShopperSettings): void {
  const { probabilities, waits } = settings;
  const chatty = dice.chance('message', probabilities.message);
  if (chatty) script.add({ do: 'message', text: dice.oneOf('greeting', GREETINGS) });
  const replaced: string[] = [];
  for (const line of order.items) {
    const wanted = dice.pick(`line ${line.line_num}`, probabilities, LINE_OUTCOMES);
    const outcome = wanted === 'replace' && line.replacement_policy === 'no_replacements' ? 'refund' : wanted;
    if (outcome === 'replace') {
      replaced.push(line.line_num);
      script.add({ do: 'replace', line: line.line_num, with: replacementFor(dice, line) });
      if (chatty)
        script.add({ do: 'message', text: `There is no more of line ${line.line_num}. I found something like it, is that all right?` });
    } else if (outcome === 'short' && lessOf(dice, line) !== undefined) {
      script.add({ do: 'short', line: line.line_num, ...lessOf(dice, line) });
    } else if (outcome === 'refund') {
      script.add({ do: 'refund', line: line.line_num });
    } else {
      script.add({ do: 'find', line: line.line_num });
    }
  }
  if (dice.chance('add', probabilities.add))
    script.add({ do: 'add', item: { upc: codeOf(dice, 'added') }, count: dice.whole('added count', 1, 3) });
  // Whatever was added by hand, or by an update, since the plan was made.
  script.add({ do: 'find' });
  if (replaced.length === 0) return;
  for (const line of replaced) answer(script, dice, line, settings);
  script.add({ do: 'wait', for: 'answer', seconds: waits.answer }, 0);
}

const ANSWERS = ['customer_approves', 'customer_rejects', 'customer_alternative'] as const;

function answer(script: Script, dice: Dice, line: string, { probabilities, waits }: ShopperSettings): void {
  const given = dice.pick(`answer ${line}`, probabilities, ANSWERS);
  if (given === undefined) return;
  const after = Math.round(dice.unit(`answer ${line} after`) * Math.min(120, waits.answer));
  if (given === 'customer_approves') script.add({ do: 'customer', act: 'approve', line }, after);
  else if (given === 'customer_rejects') script.add({ do: 'customer', act: 'reject', line }, after);
  else script.add({ do: 'customer', act: 'alternative', line, with: { upc: codeOf(dice, `alternative ${line}`) }, count: 1 }, after);
}

/** What the customer named, else a product that development makes up for the code. */
function replacementFor(dice: Dice, { line_num, replacement_items }: PlannedOrder['items'][number]): ProductWish {
  const named = replacement_items[0];
  if (named?.upc) return { upc: named.upc };
  return named?.rrc ? { rrc: named.rrc } : { upc: codeOf(dice, `replacement ${line_num}`) };
}

function codeOf(dice: Dice, question: string): string {
  return `4${String(dice.whole(question, 0, 99_999_999)).padStart(9, '0')}`;
}

/** At least one unit, or half the weight; undefined where there is no less. */
function lessOf(
  dice: Dice,
  { line_num, qty, qty_unit }: PlannedOrder['items'][number],
): { count: number } | { weight: number } | undefined {
  if (qty_unit !== 'each') return { weight: Math.round(qty * (0.5 + dice.unit(`weight ${line_num}`) * 0.45) * 100) / 100 };
  return qty < 2 ? undefined : { count: dice.whole(`count ${line_num}`, 1, Math.ceil(qty) - 1) };
}
