import type { INCIDENTS } from '../workflow/incidents.ts';
import { CUSTOMER_ACTS } from './instruction.ts';
import { KINDS_OF_ORDERS, POINT_NAMES } from './journey.ts';

/** contract/orders.md §1.1. */
export const CANCELLATION_REASONS = [
  'customer_driven',
  'instacart_driven',
  'retailer_driven',
  'shopper_driven',
  'unbatchable',
  'other',
] as const;

type JsonSchema = Readonly<Record<string, unknown>>;

export const DURATION: JsonSchema = {
  type: 'string',
  pattern: '^(?=\\d)(\\d+h)?(\\d+m)?(\\d+s)?$',
  maxLength: 20,
  description: 'A duration, such as 90s, 3m, 1h30m.',
};
const LINE: JsonSchema = {
  type: ['integer', 'string'],
  minimum: 0,
  maxLength: 255,
  description: 'A line number of the order; where it has none such, the line at that place, counted from 1.',
};
const COUNT: JsonSchema = { type: 'number', exclusiveMinimum: 0, maximum: 10_000, description: 'Units.' };
const WEIGHT: JsonSchema = { type: 'number', exclusiveMinimum: 0, maximum: 10_000, description: 'Weight, for what is sold by weight.' };
const FLAG: JsonSchema = { type: ['null', 'boolean'], enum: [null, true], description: 'Nothing follows.' };
const TEXT: JsonSchema = { type: 'string', minLength: 1, maxLength: 1_000, pattern: '\\S' };
const POINT: JsonSchema = {
  type: 'string',
  enum: POINT_NAMES,
  description: 'A state of a batch; runner_acknowledged: a runner has a pickup order.',
};
const CODES = {
  upc: { type: 'string', minLength: 1, maxLength: 64 },
  rrc: { type: 'string', minLength: 1, maxLength: 64 },
};
const CODE: JsonSchema = {
  type: 'object',
  properties: CODES,
  additionalProperties: false,
  minProperties: 1,
  maxProperties: 1,
  description: 'One of upc or rrc, as text.',
};
const REPLACEMENT: JsonSchema = {
  ...CODE,
  properties: { ...CODES, name: { type: 'string', minLength: 1, maxLength: 255 }, price: { type: 'number', minimum: 0 } },
  maxProperties: 2,
  description: 'One of upc or rrc; or name, and price, of a product without codes.',
};

interface ActionRule {
  readonly description: string;
  readonly value: JsonSchema;
  /** Members beside the action's own. */
  readonly beside?: Readonly<Record<string, JsonSchema>>;
  readonly required?: readonly string[];
}

const quantity = { count: COUNT, weight: WEIGHT };

/** The actions of a step, by the name that stands in it. */
export const ACTIONS = {
  find: { description: 'The shopper finds a line, or all that nobody touched: `find: rest`.', value: LINE, beside: quantity },
  short: { description: 'Finds less of a line; half of it where nothing is said.', value: LINE, beside: quantity },
  replace: {
    description: 'Replaces a line, by what the customer named, or a made-up product, where `with` is missing.',
    value: LINE,
    beside: { with: REPLACEMENT, ...quantity },
  },
  refund: { description: 'Refunds a line.', value: LINE },
  add: { description: 'Adds an item that the customer asked for.', value: CODE, beside: quantity },
  message: { description: 'The shopper writes to the customer.', value: TEXT },
  wait_for_answer: { description: 'Waits for the answers to replacements, at most so long.', value: DURATION },
  wait_for_customer: { description: 'Waits until the customer of a pickup order has arrived, at most so long.', value: DURATION },
  wait_for_staging: { description: 'Waits until the retailer has staged a last mile order, at most so long.', value: DURATION },
  customer: {
    description:
      'The customer acts: answers replacements (all that wait, or one line), arrives, is near (the geofence), writes. Leave it out to act yourself through the API.',
    value: { type: 'string', enum: CUSTOMER_ACTS },
    beside: { line: LINE, with: CODE, ...quantity, text: TEXT },
  },
  late: { description: 'The order is late: its window moves by so much.', value: DURATION },
  customer_missing: { description: 'The customer is not found: customer_mia, for pickup unable_to_find_customer.', value: FLAG },
  runner_missing: { description: 'No runner is found for a pickup order whose customer has arrived.', value: FLAG },
  reschedule: { description: 'The order moves to the next window with a free place.', value: FLAG },
  cancel: {
    description: 'The order is canceled; the scenario ends.',
    value: { type: ['null', 'string'], enum: [null, ...CANCELLATION_REASONS] },
  },
  stage: {
    description: 'The retailer stages a last mile order.',
    value: FLAG,
    beside: { bags: { type: 'array', maxItems: 100, items: { type: 'string', minLength: 1, maxLength: 255 } } },
  },
  deliver: {
    description: 'Goes on until the customer has the order.',
    value: FLAG,
    beside: { photo: { type: 'string', maxLength: 2_000, pattern: '^https://' }, name: { type: 'string', minLength: 1, maxLength: 255 } },
  },
  rate: {
    description: 'The customer rates the order with 1 to 5 stars.',
    value: { type: 'integer', minimum: 1, maximum: 5 },
    beside: { note: TEXT },
  },
  hold_at: { description: 'Goes on to a point and stays there; the scenario ends.', value: POINT },
} as const satisfies Readonly<Record<string, ActionRule>>;
export type ActionName = keyof typeof ACTIONS;
export const ACTION_NAMES = Object.keys(ACTIONS) as ActionName[];

/** Actions that may stand alone as a word. */
const WORDS = ACTION_NAMES.filter((name) => (ACTIONS[name].value.type as unknown as string[]).includes('null'));
const LINE_ACTIONS: readonly string[] = ['find'];

const when = {
  at: {
    ...POINT,
    description: 'The order goes on to this point first. Default: where it is, or the first point at which the action can be done.',
  },
  after: { ...DURATION, description: 'Waits so long before the action. Default: what a person takes.' },
};

/** The schema of a step that names the action. */
export function stepSchema(name: ActionName): JsonSchema {
  const rule: ActionRule = ACTIONS[name];
  const value = LINE_ACTIONS.includes(name) ? { ...rule.value, description: `${LINE.description as string} Or \`rest\`.` } : rule.value;
  return {
    type: 'object',
    description: rule.description,
    properties: { ...when, [name]: value, ...rule.beside },
    required: [name, ...(rule.required ?? [])],
    additionalProperties: false,
  };
}

export const MAX_STEPS = 200;

/** All but the steps. */
export const HEAD = {
  name: { type: 'string', pattern: '^[a-z0-9][a-z0-9_-]{0,63}$', description: 'Name of the scenario.' },
  description: { type: 'string', maxLength: 2_000, description: 'What it shows.' },
  for: {
    type: 'array',
    items: { type: 'string', enum: KINDS_OF_ORDERS },
    minItems: 1,
    uniqueItems: true,
    description: 'Kinds of orders that can follow it. Default: all that pass its points.',
  },
};

/** The language of scenarios, as it is served; JSON Schema 2020-12. */
export const SCENARIO_SCHEMA: JsonSchema = {
  $schema: 'https://json-schema.org/draft/2020-12/schema',
  title: 'Scenario of the automatic shopper',
  type: 'object',
  properties: {
    ...HEAD,
    steps: {
      type: 'array',
      minItems: 1,
      maxItems: MAX_STEPS,
      description: 'In order. What they do not say goes well: lines that no step names are found, and the order is delivered at the end.',
      items: { oneOf: [{ type: 'string', enum: WORDS, description: 'An action alone.' }, ...ACTION_NAMES.map(stepSchema)] },
    },
  },
  required: ['steps'],
  additionalProperties: false,
};

/** Kept beside the schema, so that whoever adds an incident sees that scenarios may want it. */
export const INCIDENTS_OF_SCENARIOS: Readonly<Record<(typeof INCIDENTS)[number], ActionName | 'customer: near' | 'by itself'>> = {
  canceled: 'cancel',
  rescheduled: 'reschedule',
  late_delivery: 'late',
  customer_mia: 'customer_missing',
  arrival_at_customer: 'by itself',
  unable_to_find_customer: 'customer_missing',
  runner_not_found: 'runner_missing',
  pickup_geofence_reached: 'customer: near',
};
