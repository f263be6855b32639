import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { scenarioProblems } from '../../contract/scenario-problems.ts';
import { nullable, oneOf, type Static, type TSchema, Type } from '../../contract/schema.ts';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { readScenario } from '../../fulfillment/automatic-shopper/read-scenario.ts';
import type { Scenario } from '../../fulfillment/automatic-shopper/scenario.ts';
import {
  DEFAULT_SHOPPER,
  overfullGroup,
  PROBABILITIES,
  type ProbabilityName,
  type ShopperSettings,
  STARTS,
  WAITS,
  type WaitName,
  withSettings,
} from '../../fulfillment/automatic-shopper/settings.ts';

const WEEK_SECONDS = 7 * 86_400;

const probabilities = Object.fromEntries(
  Object.entries(PROBABILITIES).map(([name, one]) => [
    name,
    Type.Number({ minimum: 0, maximum: 1, description: `${one.description} Default ${one.default}.` }),
  ]),
) as Record<ProbabilityName, ReturnType<typeof Type.Number>>;
const waits = Object.fromEntries(
  Object.entries(WAITS).map(([name, one]) => [
    name,
    Type.Integer({ minimum: 0, maximum: WEEK_SECONDS, description: `${one.description} Seconds. Default ${one.default}.` }),
  ]),
) as Record<WaitName, ReturnType<typeof Type.Integer>>;

const speed = Type.Number({
  minimum: 0.01,
  maximum: 10_000,
  description: 'How many times faster than a person the shopper is; what it waits for others is shorter by as much. Default 1.',
});
const seed = Type.String({ maxLength: 100, description: 'The same seed makes the same decisions for the same order ids. Default `1`.' });
const start = oneOf(STARTS, 'When an order is begun: at once, or an hour before its window. Default `at_once`.');
const scenario = Type.String({
  maxLength: 64,
  description: 'Name of a scenario of the library; orders that cannot follow it go by the probabilities.',
});

/** What a request may tell the shopper; what it does not say keeps its default. */
export const ShopperSettingsBody = {
  speed: Type.Optional(speed),
  seed: Type.Optional(seed),
  start: Type.Optional(start),
  scenario: Type.Optional(scenario),
  probabilities: Type.Optional(Type.Object(optional(probabilities), { description: 'Chances, from 0 to 1.' })),
  waits: Type.Optional(Type.Object(optional(waits), { description: 'How long the shopper waits for others, at speed 1.' })),
};

export const ShopperSettingsAnswer = {
  speed,
  seed,
  start,
  scenario: nullable(scenario),
  probabilities: Type.Object(probabilities, { description: 'Chances, from 0 to 1.' }),
  waits: Type.Object(waits, { description: 'Seconds at speed 1.' }),
};

export const SHOPPER_ERRORS = [
  errors.tooSmall,
  errors.tooLarge,
  errors.notIncluded,
  errors.scenarioUnknown,
  errors.probabilitiesTooLarge,
] as const;

function optional<K extends string, S extends TSchema>(fields: Record<K, S>) {
  return Object.fromEntries(Object.entries<S>(fields).map(([name, schema]) => [name, Type.Optional(schema)])) as {
    [N in K]: ReturnType<typeof Type.Optional<S>>;
  };
}

const Body = Type.Object(ShopperSettingsBody);

/** The settings of a request over those that hold otherwise; raises what does not go together. */
export function settingsOf(body: Static<typeof Body>, base: ShopperSettings = DEFAULT_SHOPPER): ShopperSettings {
  const settings = withSettings(body, base);
  const group = overfullGroup(settings);
  const isKnown = settings.scenario === null || scenarioLibrary().has(settings.scenario);
  raiseAll([
    ...(isKnown ? [] : [new ApiError(errors.scenarioUnknown, { values: { names: [...scenarioLibrary().keys()].join(', ') } })]),
    ...(group ? [new ApiError(errors.probabilitiesTooLarge, { values: { names: group.join(', ') } })] : []),
  ]);
  return settings;
}

/** A scenario that came with the request; raises each thing that is wrong with it, with its line. */
export function scenarioOf(text: string): Scenario {
  const read = readScenario(text);
  if ('scenario' in read) return read.scenario;
  raiseAll(
    read.problems.slice(0, 20).map(({ path, line, problem }) => {
      const text = scenarioProblems[problem.name];
      const values = { line, path: path === '' ? '' : `${path} `, problem: { text, values: problem.values } };
      return new ApiError(errors.scenarioInvalid, { key: path === '' ? 'scenario_text' : `scenario_text.${path}`, values });
    }),
  );
  throw new Error('A scenario that is not valid has a problem.');
}

export const AutomaticShopperSchema = Type.Object(
  {
    enabled: Type.Boolean({ description: 'New orders are taken into its hands.' }),
    running: Type.Integer({ description: 'Orders that it has in hand.' }),
    ...ShopperSettingsAnswer,
  },
  { description: 'The automatic shopper for all new orders.' },
);

export const EXAMPLE_SHOPPER_SETTINGS = { enabled: true, running: 0, ...DEFAULT_SHOPPER, speed: 60 };

export function shopperAnswer(row: { readonly enabled: boolean | null; readonly settings: unknown; readonly running: number }) {
  const settings = withSettings(row.settings as object);
  return {
    enabled: row.enabled ?? false,
    running: row.running,
    ...settings,
    probabilities: { ...settings.probabilities },
    waits: { ...settings.waits },
  };
}
