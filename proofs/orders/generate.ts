import type { Random } from '../support/random.ts';
import { advance, assign, createShopper, generateBatch, isOver, legal } from './commands/batches.ts';
import { cancelOrder, getOrder, rate, setReplacements, stage, updateLastMile, updateOrder, updateTip } from './commands/changing.ts';
import { moveClock } from './commands/clock.ts';
import { EVENT_NAMES, happen } from './commands/happenings.ts';
import { applyTo, type Command } from './commands/kit.ts';
import { createDispatch, createLastMile, createOrder, type LineArgs } from './commands/placing.ts';
import { answerReplacement, arrive, followItems, followOrder, readChat, say } from './commands/post-checkout.ts';
import { addItem, changeItem } from './commands/shopping.ts';
import { list, reserve, setCapacity } from './commands/slots.ts';
import { createUser, deleteUser } from './commands/users.ts';
import { lives, type Order, offered, SERVICES, STORES, type State, starts } from './model/state.ts';
import { BATCH_TYPES, ENTRIES, HAPPENINGS, MAY, OVER, SHOPPING, STATES } from './model/tables.ts';
import type { Round } from './play.ts';

const USERS = ['ann', 'ben', 'cleo', 'dan', 'eve', 'fay'];
const CODES = ['A1', 'A2', 'A3', 'B7', '400000000101', '400000000102'];
const PHONES = ['+14155550101', '+14155550102', '+14155550103'];
const VIA = ['sandbox', 'management'] as const;
const URIS = ['user', 'dispatch'] as const;
const WISHES = ['delivery', 'delivery', 'delivery', 'pickup', 'pickup', 'pickup', 'last_mile'] as const;
const ANY_TIME = ['canceled', 'rescheduled', 'rescheduled', 'late_delivery', 'late_delivery'] as const;
const WILD = 0.12;
const TOGETHER = 0.25;
const MOST_TOGETHER = 4;
/** Of commands that will be refused most are thrown away and chosen again. */
const SENSIBLE = 0.88;
const DRAWS = 8;

/**
 * Rounds of random commands: mostly what makes sense where the orders stand, so that they get on, sometimes anything. Chosen before
 * anything is sent, with the model as if every round were done one by one: the same seed always sends the same.
 */
export function generateRounds(random: Random, steps: number, initial: State): Round[] {
  const plan = structuredClone(initial);
  const chooser = new Chooser(random, plan);
  const rounds: Round[] = [];
  for (let count = 0; count < steps; ) {
    const together = count > 10 && random.chance(TOGETHER);
    const size = Math.min(together ? random.between(2, MOST_TOGETHER + 1) : 1, steps - count);
    const round = chooser.round(size);
    for (const command of round) {
      const outcome = applyTo(plan, command);
      // Any number will do: names are what counts here.
      if ('bind' in outcome) outcome.bind?.({ id: 1, service_option_hold: { id: 1 } } as never);
    }
    rounds.push(round);
    count += size;
  }
  return rounds;
}

class Chooser {
  readonly #random: Random;
  readonly #state: State;
  #names = 0;
  /** The order around which concurrent commands meet. */
  #focus: string | undefined;

  constructor(random: Random, state: State) {
    this.#random = random;
    this.#state = state;
  }

  round(size: number): Round {
    if (size === 1) {
      this.#focus = undefined;
      return [this.#single()];
    }
    this.#focus = this.#random.chance(0.7) ? this.#order(() => true) : undefined;
    return Array.from({ length: size }, () => this.#one());
  }

  /** Clock, capacity and listings only while all else stands still. */
  #single(): Command {
    const random = this.#random;
    if (random.chance(0.05)) return moveClock({ minutes: random.pick([1, 5, 11, 11, 45, 120, 300, 1_440]) });
    if (random.chance(0.02)) return setCapacity({ delivery: random.between(0, 5), pickup: random.between(0, 4) });
    if (random.chance(0.03)) return list({ user: this.#user(), store: random.pick(STORES), service: random.pick(SERVICES) });
    return this.#one();
  }

  #one(): Command {
    for (let draw = 1; ; draw++) {
      const command = this.#draw();
      const refused = 'refused' in applyTo(structuredClone(this.#state), command);
      if (!refused || draw === DRAWS || !this.#random.chance(SENSIBLE)) return command;
    }
  }

  #draw(): Command {
    const { people, shoppers } = this.#state;
    if (people < 3) return this.#makeUser();
    if (Object.keys(shoppers).length < 2) return this.#makeShopper();
    const weighted: readonly (readonly [weight: number, choose: () => Command])[] = [
      [2, () => this.#makeUser()],
      [1, () => this.#makeShopper()],
      [9, () => this.#reserve()],
      [14, () => this.#place()],
      [4, () => this.#dispatch()],
      [5, () => this.#update()],
      [2, () => this.#updateLastMile()],
      [4, () => this.#replacements()],
      [2, () => this.#cancel()],
      [2, () => this.#stage()],
      [3, () => this.#tip()],
      [3, () => this.#rate()],
      [2, () => this.#get()],
      [12, () => this.#batch()],
      [24, () => this.#advance()],
      [3, () => this.#assign()],
      [20, () => this.#item()],
      [5, () => this.#happen()],
      [2, () => followOrder({ order: this.#order(() => true) })],
      [2, () => followItems({ order: this.#order(withItems) })],
      [4, () => this.#answer()],
      [4, () => arrive({ order: this.#order(({ status, kind }) => kind === 'pickup' && status === 'staged'), batch: this.#name('b') })],
      [3, () => say({ order: this.#order(underWay), by: this.#random.pick(['customer', 'shopper']) })],
      [1, () => readChat({ order: this.#order(({ messages }) => messages.length > 0) })],
      [1, () => deleteUser({ user: this.#user() })],
    ];
    let at = this.#random.between(
      0,
      weighted.reduce((sum, [weight]) => sum + weight, 0),
    );
    for (const [weight, choose] of weighted) {
      if (at < weight) return choose();
      at -= weight;
    }
    throw new Error('No command was chosen.');
  }

  #name(prefix: string): string {
    return `${prefix}${++this.#names}`;
  }

  #wild(): boolean {
    return this.#random.chance(WILD);
  }

  #pick<T>(from: readonly T[], otherwise: T): T {
    return from.length === 0 ? otherwise : this.#random.pick(from);
  }

  #user(): string {
    return this.#wild() ? this.#random.pick(USERS) : this.#pick(Object.keys(this.#state.users), 'ann');
  }

  /** An order that fits, the newest most of the time; any order, or none, now and then. */
  #order(fits: (order: Order) => boolean): string {
    const random = this.#random;
    if (this.#focus !== undefined && random.chance(0.75)) return this.#focus;
    const all = Object.values(this.#state.orders);
    const fitting = this.#wild() ? all : all.filter(fits);
    const from = random.chance(0.5) ? fitting.slice(-4) : fitting;
    return this.#pick(
      from.map((order) => order.id),
      random.chance(0.5) ? 'nobody' : this.#pick(Object.keys(this.#state.orders), 'nobody'),
    );
  }

  #target(fits: (order: Order) => boolean): { user: string; order: string } {
    const order = this.#order(fits);
    const owner = this.#state.orders[order]?.user;
    return { order, user: owner === undefined || owner === '' || this.#random.chance(0.04) ? this.#user() : owner };
  }

  #via(order: string): (typeof URIS)[number] {
    const kind = this.#state.orders[order]?.kind;
    return this.#wild() ? this.#random.pick(URIS) : kind === 'dispatch' ? 'dispatch' : 'user';
  }

  #start(): number {
    if (this.#wild()) return this.#random.pick(starts(this.#state.now));
    const all = offered(this.#state.now);
    return this.#random.pick(this.#random.chance(0.7) ? all.slice(0, 3) : all);
  }

  #makeUser(): Command {
    const missing = USERS.filter((user) => this.#state.users[user] === undefined);
    return createUser({ user: this.#wild() ? this.#random.pick(USERS) : this.#pick(missing, 'ann') });
  }

  #makeShopper(): Command {
    const phone = this.#random.chance(0.3) ? this.#random.pick(PHONES) : null;
    return createShopper({ via: this.#random.pick(VIA), shopper: this.#name('s'), phone });
  }

  #shopper(): string {
    return this.#random.chance(0.03) ? 'nobody' : this.#pick(Object.keys(this.#state.shoppers), 'nobody');
  }

  #reserve(): Command {
    const random = this.#random;
    const store = random.chance(0.8) ? STORES[0] : STORES[1];
    return reserve({ hold: this.#name('h'), user: this.#user(), store, service: random.pick(WISHES), start: this.#start() });
  }

  /** A hold of the person, the live one unless something else is to be tried. */
  #hold(fits: (name: string) => boolean = () => true): { hold: string; user: string } | undefined {
    const all = Object.entries(this.#state.holds);
    const from = this.#wild() ? all.slice(-12) : all.filter(([name, hold]) => lives(this.#state, hold) && fits(name));
    if (from.length === 0) return undefined;
    const [hold, { owner }] = this.#random.pick(from);
    const user = Object.entries(this.#state.users).find(([, person]) => person === owner)?.[0];
    return { hold, user: user === undefined || this.#random.chance(0.03) ? this.#user() : user };
  }

  #place(): Command {
    const reserved = this.#hold();
    if (!reserved) return this.#reserve();
    const order = this.#random.chance(0.03) ? this.#order(() => true) : this.#name('o');
    const hold = this.#state.holds[reserved.hold]!;
    const service = this.#random.chance(0.03) ? this.#random.pick(SERVICES) : hold.service;
    if (service === 'last_mile') return createLastMile({ ...reserved, order });
    return createOrder({ ...reserved, order, kind: service, lines: this.#lines() });
  }

  #lines(): LineArgs[] {
    const random = this.#random;
    const codes = this.#shuffled(CODES).slice(0, random.between(1, 4));
    if (random.chance(0.02)) codes.push(codes[0]!);
    return codes.map((code, index) => ({ num: String(index + 1), code, count: random.between(1, 6), ...this.#maybeWanted() }));
  }

  #maybeWanted(): { wanted?: readonly string[] } {
    return this.#random.chance(0.3) ? { wanted: this.#shuffled(CODES).slice(0, this.#random.between(0, 3)) } : {};
  }

  #shuffled<T>(from: readonly T[]): T[] {
    const left = [...from];
    return from.map(() => left.splice(this.#random.between(0, left.length), 1)[0]!);
  }

  #dispatch(): Command {
    const random = this.#random;
    const order = random.chance(0.04) ? this.#order(() => true) : this.#name('o');
    const user = random.chance(0.5) ? '' : random.pick(USERS);
    return createDispatch({ order, user, store: random.chance(0.8) ? STORES[0] : STORES[1], start: this.#start() });
  }

  #update(): Command {
    const random = this.#random;
    const moved = random.chance(0.4) ? this.#hold() : undefined;
    const store = moved && this.#state.holds[moved.hold]!.store;
    const service = moved && this.#state.holds[moved.hold]!.service;
    const mine = (order: Order) =>
      moved === undefined || (order.user === moved.user && order.slot.store === store && order.kind === service);
    const target = this.#target((order) => withItems(order) && may(order, 'update') && mine(order));
    const order = this.#state.orders[target.order];
    const kept = [...(order?.lines ?? []), ...(order?.removed ?? [])].filter(() => random.chance(0.7));
    const lines: LineArgs[] = kept.map(({ num, code }) => ({ num, code, count: random.between(1, 6), ...this.#maybeWanted() }));
    const free = CODES.filter((code) => !order?.lines.some((line) => line.code === code));
    if (lines.length === 0 || random.chance(0.5)) {
      const code = random.chance(0.05) ? random.pick(CODES) : this.#pick(free, 'A1');
      lines.push({ num: String(random.between(1, 9)), code, count: random.between(1, 6) });
    }
    const unique = [...new Map(lines.map((line) => [line.num, line])).values()];
    return updateOrder({ ...target, hold: moved?.hold ?? null, lines: unique });
  }

  #updateLastMile(): Command {
    const target = this.#target((order) => order.kind === 'last_mile' || (order.kind === 'dispatch' && may(order, 'update')));
    const own = this.#state.orders[target.order]?.slot.start ?? null;
    const start = this.#random.chance(0.4) ? null : this.#random.chance(0.2) ? own : this.#start();
    return updateLastMile({ ...target, via: this.#via(target.order), items: this.#random.between(1, 20), start });
  }

  #replacements(): Command {
    const target = this.#target((order) => withItems(order) && may(order, 'replacements'));
    const nums = this.#state.orders[target.order]?.lines.map((line) => line.num) ?? [];
    const chosen = this.#shuffled(nums).slice(0, this.#random.between(1, 3));
    if (chosen.length === 0 || this.#random.chance(0.05)) chosen.push('77');
    const selections = chosen.map((num) => ({
      num,
      ...(this.#random.chance(0.8) ? { wanted: this.#shuffled(CODES).slice(0, this.#random.between(0, 3)) } : {}),
      ...(this.#random.chance(0.4) ? { count: this.#random.between(1, 6) } : {}),
    }));
    return setReplacements({ ...target, selections });
  }

  #cancel(): Command {
    const target = this.#target((order) => may(order, 'cancel'));
    return cancelOrder({ ...target, via: this.#via(target.order) });
  }

  #stage(): Command {
    const target = this.#target((order) => !withItems(order) && may(order, 'stage'));
    return stage({ ...target, via: this.#via(target.order), bags: this.#random.between(1, 3) });
  }

  #tip(): Command {
    return updateTip({ ...this.#target((order) => order.status === 'delivered'), cents: this.#random.between(0, 900) });
  }

  #rate(): Command {
    return rate({ ...this.#target((order) => order.status === 'delivered'), stars: this.#random.between(1, 6) });
  }

  #get(): Command {
    const target = this.#target(() => true);
    return getOrder({ ...target, via: this.#via(target.order) });
  }

  #batch(): Command {
    const random = this.#random;
    const ready = (order: Order) => readyFor(this.#state, order) !== undefined;
    const first = this.#order(ready);
    const order = this.#state.orders[first];
    const type = order && readyFor(this.#state, order);
    const others = Object.values(this.#state.orders).filter(
      (one) => one.id !== first && readyFor(this.#state, one) === type && one.slot.store === order?.slot.store,
    );
    const orders = [first, ...this.#shuffled(others.map((one) => one.id)).slice(0, random.pick([0, 0, 1, 2]))];
    if (random.chance(0.03)) orders.push(this.#order(() => true));
    const via = random.pick(VIA);
    const shopper = via === 'management' && random.chance(0.4) ? null : this.#shopper();
    const said = random.chance(0.06) ? random.pick(BATCH_TYPES) : random.chance(0.6) ? (type ?? null) : null;
    const state = random.chance(0.3) ? this.#pick(STATES[said ?? type ?? 'delivery'], 'picking') : null;
    return generateBatch({ via, batch: this.#name('b'), shopper, orders, type: said, state: random.chance(0.02) ? 'nowhere' : state });
  }

  #batchName(): string {
    const names = Object.keys(this.#state.batches);
    const focused = this.#focus === undefined ? undefined : this.#state.orders[this.#focus]?.batch;
    if (focused && this.#random.chance(0.75)) return focused;
    const open = names.filter((name) => !isOver(this.#state, name) && legal(this.#state.batches[name]!).length > 0);
    return this.#pick(this.#wild() ? names : open, 'nobody');
  }

  #advance(): Command {
    const random = this.#random;
    const batch = this.#batchName();
    const known = this.#state.batches[batch];
    const waits = known && known.shopper === null && !random.chance(0.1);
    if (waits) return assign({ batch, shopper: this.#shopper() });
    // Shopping takes a while.
    if (known && SHOPPING.includes(known.state) && random.chance(0.45)) return this.#item();
    const targets = known ? legal(known) : [];
    const wild = random.chance(0.05) ? 'nowhere' : this.#pick(known ? STATES[known.type] : [], 'picking');
    const to = random.chance(0.65)
      ? null
      : random.chance(0.1)
        ? wild
        : random.chance(0.5)
          ? this.#pick(targets, 'picking')
          : this.#pick(targets.slice(0, 2), 'picking');
    return advance({ via: random.pick(VIA), batch, to });
  }

  #assign(): Command {
    return assign({ batch: this.#batchName(), shopper: this.#shopper() });
  }

  #item(): Command {
    const random = this.#random;
    const order = this.#order((one) => SHOPPING.includes(one.state) && !OVER.includes(one.status));
    const known = this.#state.orders[order];
    if (random.chance(0.5) && known?.state === 'picking' && pendingOf(known).length > 0) return this.#answer();
    const hands = known?.batch ? this.#state.batches[known.batch]!.shopper : null;
    const shopper = random.chance(0.4) ? null : random.chance(0.05) || hands === null ? this.#shopper() : hands;
    const count = random.chance(0.5) ? random.between(0, 6) : null;
    if (random.chance(0.15)) return addItem({ shopper, order, code: random.pick(CODES), count });
    const line = this.#pick(known?.lines ?? [], undefined);
    const num = random.chance(0.04) || !line ? '77' : line.num;
    const status = random.pick([null, 'found', 'found', 'replaced', 'to_refund', 'not_found', 'not_found'] as const);
    const replaces = status === 'replaced' ? !random.chance(0.05) : status === null && random.chance(0.4);
    const replacement = replaces ? this.#pick(random.chance(0.6) ? (line?.wanted ?? CODES) : CODES, 'A3') : null;
    return changeItem({ shopper, order, num, status, count: status === 'to_refund' && !random.chance(0.1) ? 0 : count, replacement });
  }

  #answer(): Command {
    const random = this.#random;
    const order = this.#order((one) => one.state === 'picking' && pendingOf(one).length > 0);
    const known = this.#state.orders[order];
    const lines = known ? (this.#wild() ? known.lines : pendingOf(known)) : [];
    const approved = random.chance(0.4);
    const alternative = !approved && random.chance(0.5) ? { code: random.pick(CODES), count: random.between(1, 6) } : null;
    return answerReplacement({ order, num: this.#pick(lines, undefined)?.num ?? '77', approved, alternative });
  }

  #happen(): Command {
    const random = this.#random;
    const event = random.chance(0.5) ? random.pick(ANY_TIME) : random.pick(EVENT_NAMES);
    const states = HAPPENINGS[event];
    const order = this.#order((one) => (states ? states[one.kind]?.includes(one.state) === true : !OVER.includes(one.status)));
    return happen({ via: random.pick(VIA), order, event });
  }
}

const pendingOf = (order: Order) => order.lines.filter((line) => line.pick?.answer === 'PENDING');
const underWay = ({ status }: Order) => !['brand_new', ...OVER].includes(status);
const withItems = ({ kind }: Order) => kind === 'delivery' || kind === 'pickup';
const may = (order: Order, what: keyof typeof MAY) => (MAY[what] as readonly string[]).includes(order.status);

function readyFor(state: State, order: Order) {
  if (OVER.includes(order.status)) return undefined;
  const waits = order.batch !== null && state.batches[order.batch]!.state === 'brand_new';
  return waits ? undefined : BATCH_TYPES.find((type) => ENTRIES[type][order.kind]?.from.includes(order.state));
}
