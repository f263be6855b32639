/** Chances, each from 0 to 1. */
export const PROBABILITIES = {
  short: { default: 0.05, description: 'Of each line: less of it is found than ordered.' },
  replace: { default: 0.08, description: 'Of each line: it is replaced.' },
  refund: { default: 0.04, description: 'Of each line: it is refunded.' },
  add: { default: 0.02, description: 'Of each order: the customer has an item added.' },
  message: { default: 0.3, description: 'Of each order: the shopper writes, and writes again about a replacement.' },
  customer_approves: { default: 0, description: 'Of each replacement: the customer approves it without being asked through the API.' },
  customer_rejects: { default: 0, description: 'Of each replacement: the customer rejects it.' },
  customer_alternative: { default: 0, description: 'Of each replacement: the customer rejects it and names an alternative.' },
  customer_arrives: { default: 1, description: 'Of each pickup order: the customer arrives who has not been recorded as arrived.' },
  staged: { default: 1, description: 'Of each last mile order: it is staged that nobody has staged before a shopper is sent.' },
  late: { default: 0.05, description: 'Of each order: it is late.' },
  customer_missing: { default: 0.02, description: 'Of each order: the customer is not found at first.' },
  runner_missing: { default: 0.02, description: 'Of each pickup order: no runner is found.' },
  cancel: { default: 0.02, description: 'Of each order: it is canceled under way.' },
  reschedule: { default: 0.02, description: 'Of each order: it is moved to a later window.' },
  rate: { default: 0, description: 'Of each order: the customer rates it afterwards.' },
} as const;
export type ProbabilityName = keyof typeof PROBABILITIES;
export type Probabilities = Readonly<Record<ProbabilityName, number>>;

/** How long the shopper waits for others, in seconds at speed 1. */
export const WAITS = {
  answer: { default: 600, description: 'For the answers to replacements.' },
  customer: { default: 1_200, description: 'For the customer of a pickup order, before the customer arrives by itself.' },
  staging: {
    default: 1_800,
    description: 'For the bags of a last mile order, before they are staged without the retailer, or fetched unstaged.',
  },
} as const;
export type WaitName = keyof typeof WAITS;

export const STARTS = ['at_once', 'before_window'] as const;

/** What the shopper is told; kept with each order that it takes. */
export interface ShopperSettings {
  /** How many times faster than a person; also what it waits for others is divided by it. */
  readonly speed: number;
  /** The same seed and order ids make the same decisions. */
  readonly seed: string;
  /** `before_window`: an hour before the window begins. */
  readonly start: (typeof STARTS)[number];
  /** A scenario of the library that orders of its kinds follow. */
  readonly scenario: string | null;
  readonly probabilities: Probabilities;
  readonly waits: Readonly<Record<WaitName, number>>;
}

const defaults = <K extends string>(table: Readonly<Record<K, { readonly default: number }>>) =>
  Object.fromEntries(Object.entries<{ default: number }>(table).map(([name, one]) => [name, one.default])) as Record<K, number>;

export const DEFAULT_SHOPPER: ShopperSettings = {
  speed: 1,
  seed: '1',
  start: 'at_once',
  scenario: null,
  probabilities: defaults(PROBABILITIES),
  waits: defaults(WAITS),
};

/** Settings as they were sent or kept, over those that hold otherwise. */
export function withSettings(given: object | null | undefined, base: ShopperSettings = DEFAULT_SHOPPER): ShopperSettings {
  const { probabilities, waits, ...rest } = (given ?? {}) as Partial<ShopperSettings>;
  const known = Object.fromEntries(Object.entries(rest).filter(([name, value]) => name in base && value !== undefined));
  return {
    ...base,
    ...known,
    probabilities: { ...base.probabilities, ...probabilities },
    waits: { ...base.waits, ...waits },
  };
}

/** Chances of one roll of the dice that are more than certain together; each group is one roll. */
export const GROUPS: readonly (readonly ProbabilityName[])[] = [
  ['short', 'replace', 'refund'],
  ['customer_approves', 'customer_rejects', 'customer_alternative'],
];

export function overfullGroup({ probabilities }: ShopperSettings): readonly ProbabilityName[] | undefined {
  return GROUPS.find((group) => group.reduce((sum, name) => sum + probabilities[name], 0) > 1 + 1e-9);
}
