import fc from 'fast-check';

/** The small world in which the sequences play: few of everything, so that they meet. */
export const USERS = ['ann', 'ben', 'cleo', 'dan'] as const;
export const INACTIVE_USER = 'ina';
/** Has no telephone number of its own. */
export const PHONELESS_USER = 'dan';
export const UNKNOWN_USER = 'nobody';
const ALL_USERS = [...USERS, INACTIVE_USER, UNKNOWN_USER] as const;

export interface Window {
  readonly store: number;
  readonly minute: number;
}
/** In key order. */
export const WINDOWS: readonly Window[] = [
  { store: 1, minute: 600 },
  { store: 1, minute: 660 },
  { store: 2, minute: 600 },
];
export const FIRST_CAPACITY = 2;
const MAX_CAPACITY = 4;
const BATCH = 8;

/** A hold by its owner and age, 0 the newest; an owner without that many stands for an id that nobody was given. */
export interface HoldReference {
  readonly owner: string;
  readonly age: number;
}

export interface CreateInput {
  readonly user: string;
  readonly hold: HoldReference;
  readonly order: number;
  readonly phone: boolean;
  readonly key: { readonly name: string; readonly body: 'a' | 'b' } | null;
}

export type Step =
  | { readonly kind: 'reserve'; readonly batch: readonly { readonly user: string; readonly window: number }[] }
  | { readonly kind: 'create'; readonly batch: readonly CreateInput[] }
  | { readonly kind: 'update'; readonly order: number; readonly stale: boolean; readonly hold: HoldReference | null }
  | { readonly kind: 'cancel'; readonly user: string | null; readonly order: number }
  | { readonly kind: 'advance'; readonly minutes: number }
  | { readonly kind: 'capacity'; readonly window: number; readonly capacity: number };

const mostly = <T>(usual: fc.Arbitrary<T>, seldom: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 9, arbitrary: usual }, { weight: 1, arbitrary: seldom });
const user: fc.Arbitrary<string> = mostly(fc.constantFrom(...USERS), fc.constantFrom(...ALL_USERS));
const order = fc.nat(9);
const age = mostly(fc.constant(0), fc.nat(3));
const window = fc.nat(WINDOWS.length - 1);
const key = fc.record({ name: fc.constantFrom('k1', 'k2', 'k3'), body: mostly(fc.constant('a' as const), fc.constant('b' as const)) });

const create: fc.Arbitrary<CreateInput> = fc
  .record({ user, owner: user, own: mostly(fc.constant(true), fc.constant(false)), age, order, phone: fc.boolean(), key: fc.option(key) })
  .map(({ owner, own, age, ...input }) => ({ ...input, hold: { owner: own ? input.user : owner, age } }));

const reserveStep = fc.record({
  kind: fc.constant('reserve' as const),
  batch: fc.array(fc.record({ user, window }), { minLength: 1, maxLength: BATCH }),
});
const createStep = fc.record({ kind: fc.constant('create' as const), batch: fc.array(create, { minLength: 1, maxLength: BATCH }) });
const updateStep = fc.record({
  kind: fc.constant('update' as const),
  order,
  stale: mostly(fc.constant(false), fc.constant(true)),
  hold: fc.option(fc.record({ owner: user, age }), { freq: 3 }),
});
const cancelStep = fc.record({ kind: fc.constant('cancel' as const), order, user: fc.option(user, { freq: 1 }) });
const advanceStep = fc.record({
  kind: fc.constant('advance' as const),
  minutes: fc.oneof(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 10, max: 12 }), fc.constant(24 * 60)),
});
const capacityStep = fc.record({ kind: fc.constant('capacity' as const), window, capacity: fc.nat(MAX_CAPACITY) });

/** Everything that the functions can be asked, in any order. */
export const anyStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: reserveStep },
  { weight: 6, arbitrary: createStep },
  { weight: 2, arbitrary: updateStep },
  { weight: 2, arbitrary: cancelStep },
  { weight: 2, arbitrary: advanceStep },
  { weight: 2, arbitrary: capacityStep },
);
