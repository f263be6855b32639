import type { Random } from '../support/random.ts';
import type { CreateArguments, Functions } from './functions.ts';
import { FORGED_HOLD } from './model.ts';
import { USERS, WINDOWS } from './steps.ts';

const BATCH = 8;
const ORDERS = 30;
const KEYS = 20;
const HOLD_MILLISECONDS = 10 * 60_000;

/** What the callers of one organization share: the moment, the capacities, and what they were given. */
export interface Common {
  now: number;
  readonly capacities: number[];
  readonly holds: { readonly id: number; readonly user: string; readonly window: number }[];
  created(command: CreateArguments, outcome: string, response: string | null): void;
}

/** One call whose arguments are chosen, so that it can be run again as it was. */
export interface Call {
  readonly kind: string;
  readonly commands: number;
  readonly run: () => Promise<void>;
}

/** A random call. Orders and holds are drawn from the latest, so that callers meet. */
export function randomCall(functions: Functions, common: Common, random: Random): Call {
  const size = random.chance(0.4) ? 1 : random.between(2, BATCH + 1);
  const kind = random.pick(['reserve', 'reserve', 'create', 'create', 'update', 'cancel'] as const);
  const order = orderId(random);
  switch (kind) {
    case 'reserve':
      return { kind, commands: size, run: reserve(functions, common, random, size) };
    case 'create':
      return { kind, commands: size, run: create(functions, common, random, size) };
    case 'update':
      return { kind, commands: 1, run: update(functions, common, random, order) };
    case 'cancel':
      return {
        kind,
        commands: 1,
        run: async () => {
          const found = await functions.find(order);
          if (found) await functions.cancel(found.user_id, order, common.now);
        },
      };
  }
}

function reserve(functions: Functions, common: Common, random: Random, size: number): Call['run'] {
  const batch = Array.from({ length: size }, () => {
    const window = random.between(0, WINDOWS.length);
    return { user: random.pick(USERS), window, capacity: common.capacities[window]! };
  });
  return async () => {
    const results = await functions.reserve(batch, common.now, common.now + HOLD_MILLISECONDS);
    for (const { n, hold_id } of results) if (hold_id !== null) common.holds.push({ id: hold_id, ...batch[n]! });
  };
}

function create(functions: Functions, common: Common, random: Random, size: number): Call['run'] {
  const batch = Array.from({ length: size }, (_, n): CreateArguments => {
    const hold = someHold(common, random);
    return {
      user: hold?.user ?? random.pick(USERS),
      orderId: orderId(random),
      holdId: hold?.id ?? FORGED_HOLD,
      capacity: capacityOf(common, hold),
      phone: true,
      answer: `${random.between(0, 1e9)} ${n}`,
      key: random.chance(0.5) ? { name: `k${random.between(0, KEYS)}`, body: 'a' } : null,
    };
  });
  return async () => {
    for (const { n, outcome, response } of await functions.create(batch, common.now)) common.created(batch[n]!, outcome, response);
  };
}

/** Like the operation: reads the order, and changes it under the version that it read. */
function update(functions: Functions, common: Common, random: Random, order: string): Call['run'] {
  const hold = random.chance(0.7) ? someHold(common, random) : undefined;
  return async () => {
    const found = await functions.find(order);
    if (found?.status !== 'brand_new') return;
    await functions.update(order, found.version, hold?.id ?? null, capacityOf(common, hold), common.now);
  };
}

function orderId(random: Random): string {
  return `order-${random.between(0, ORDERS)}`;
}

function someHold({ holds }: Common, random: Random): Common['holds'][number] | undefined {
  return random.chance(0.05) ? undefined : holds[holds.length - 1 - random.between(0, 10)];
}

function capacityOf(common: Common, hold: Common['holds'][number] | undefined): number {
  return common.capacities[hold?.window ?? 0]!;
}
