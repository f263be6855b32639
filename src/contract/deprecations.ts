/**
 * Everything that is deprecated, the one place where it is said: marks in the OpenAPI document and the reference, headers and the list of
 * `GET /cartwright/v1/deprecations` follow from it. Source: contract/conventions.md §10.
 */
export interface Deprecation {
  /** `YYYY-MM-DD`. */
  readonly announced: string;
  /** `YYYY-MM-DD`: six months after the announcement at least, of a kind of time slot 180 days. */
  readonly sunset: string;
  /** What to use instead: operation id, field, value; null where there is nothing, with `advice`. */
  readonly replacement: string | null;
  /** What to do where there is no replacement. */
  readonly advice?: string;
}

export type DeprecationKind = 'operation' | 'request_field' | 'response_field' | 'enum_value' | 'slot_kind' | 'service';

export interface Deprecated extends Deprecation {
  readonly kind: DeprecationKind;
  /**
   * Operation id, field (`line_items.quantity`), `field=value`, kind of slot (`pickup immediate`: what it is for and its `window.type`), or
   * service (`fulfillment.lastmile`: what its operations' ids begin with).
   */
  readonly name: string;
  /** Operations whose calls may use it; a service's are all that begin with its name. */
  readonly operations: readonly string[];
  /** A request does not tell whether it uses it; of fields of answers none does. */
  readonly unseen?: true;
}

const OF_CONNECT = { announced: '2026-11-23', sunset: '2027-05-31' } as const;
const operation = (name: string, replacement: string | null, advice?: string): Deprecated => ({
  ...OF_CONNECT,
  kind: 'operation',
  name,
  operations: [name],
  replacement,
  ...(advice === undefined ? {} : { advice }),
});
/** Dispatch URIs are current for dispatch orders, and old for LMD orders. */
const lastMileUse = (name: string, replacement: string): Deprecated => ({
  ...operation(`${name} for LMD orders`, replacement),
  operations: [name],
});
/** Current, but for one way of asking. */
const postalCodeAlone: Deprecated = {
  ...operation('fulfillment.stores.find_last_mile by postal code alone', null, 'Send an address or a position.'),
  operations: ['fulfillment.stores.find_last_mile'],
};
const field = (kind: 'request_field' | 'response_field', name: string, replacement: string, operations: readonly string[]): Deprecated => ({
  ...OF_CONNECT,
  kind,
  name,
  operations,
  replacement,
});

const ORDER_ANSWERS = [
  'fulfillment.orders.create_delivery',
  'fulfillment.orders.create_pickup',
  'fulfillment.orders.get',
  'fulfillment.orders.list',
  'fulfillment.orders.update',
  'fulfillment.orders.update_tip',
  'fulfillment.orders.cancel',
  'fulfillment.orders.set_replacements',
  'fulfillment.last_mile.create',
  'fulfillment.last_mile.update',
  'fulfillment.last_mile.stage',
  'fulfillment.lastmile.create',
  'fulfillment.dispatch.create',
  'fulfillment.dispatch.get',
  'fulfillment.dispatch.update',
  'fulfillment.dispatch.stage',
  'fulfillment.dispatch.cancel',
];
const PAGES = ['developer_platform.create_products_link'];

export const DEPRECATED: readonly Deprecated[] = [
  operation('fulfillment.orders.list', null, 'Keep the ids of your orders and get each one.'),
  operation('fulfillment.service_options.reserve_with_cart', 'fulfillment.service_options.reserve'),
  operation('fulfillment.service_options.list_cart', 'fulfillment.service_options.list_delivery'),
  operation('fulfillment.lastmile.list_service_options', 'fulfillment.service_options.preview_last_mile'),
  operation('fulfillment.lastmile.reserve', 'fulfillment.service_options.reserve'),
  operation('fulfillment.lastmile.validate_address', 'fulfillment.users.create_with_address'),
  operation('fulfillment.lastmile.create_user_and_validate_address', 'fulfillment.users.create_with_address'),
  operation('fulfillment.lastmile.create', 'fulfillment.last_mile.create'),
  { ...lastMileUse('fulfillment.stores.find_dispatch', 'fulfillment.stores.find_last_mile'), unseen: true },
  lastMileUse('fulfillment.dispatch.get', 'fulfillment.orders.get'),
  lastMileUse('fulfillment.dispatch.update', 'fulfillment.last_mile.update'),
  lastMileUse('fulfillment.dispatch.stage', 'fulfillment.last_mile.stage'),
  lastMileUse('fulfillment.dispatch.cancel', 'fulfillment.orders.cancel'),
  postalCodeAlone,
  field('response_field', 'is_express', 'is_instacartplus', ORDER_ANSWERS),
  field('response_field', 'express_member', 'instacartplus_member', ['fulfillment.users.get_link']),
  field('request_field', 'express_member', 'instacartplus_member', ['sandbox.instacart_users.create']),
  { ...field('request_field', 'line_items.quantity', 'line_item_measurements', PAGES), announced: '2026-03-18' },
  { ...field('request_field', 'line_items.unit', 'line_item_measurements', PAGES), announced: '2026-03-18' },
];

const DAYS_OF_SLOT_KINDS = 180;

/**
 * What is wrong with a table: a day that is none, a sunset too soon after its announcement (the two dates are compared with each other,
 * never with today), no replacement and no advice, a name that does not fit its kind, or one that is there twice.
 */
export function deprecationFaults(table: readonly Deprecated[]): string[] {
  const faults = table.flatMap((one) => [...dateFaults(one), ...nameFaults(one)].map((fault) => `${one.kind} ${one.name}: ${fault}`));
  const names = table.map(({ kind, name }) => `${kind} ${name}`);
  return [...faults, ...names.filter((one, index) => names.indexOf(one) !== index).map((one) => `${one}: said twice`)];
}

function* dateFaults({ kind, announced, sunset }: Deprecated): Generator<string> {
  const wrong = [announced, sunset].filter((date) => !isDay(date));
  if (wrong.length > 0) return yield* wrong.map((date) => `${date} is no day`);
  const earliest = kind === 'slot_kind' ? daysAfter(announced, DAYS_OF_SLOT_KINDS) : monthsAfter(announced, 6);
  if (sunset < earliest) yield `the sunset ${sunset} lies before ${earliest}`;
}

function* nameFaults({ kind, name, operations, replacement, advice }: Deprecated): Generator<string> {
  if (replacement === null && !advice) yield 'neither a replacement nor advice';
  if (operations.length === 0) yield 'concerns no operation';
  if (kind === 'enum_value' && !/^[\w.]+=./.test(name)) yield 'is not field=value';
  if (kind === 'service') yield* operations.filter((id) => !id.startsWith(`${name}.`)).map((id) => `${id} is none of its operations`);
}

/** `2026-02-30` is none. */
function isDay(date: string): boolean {
  return /^\d{4}-\d\d-\d\d$/.test(date) && !Number.isNaN(Date.parse(date)) && daysAfter(date, 0) === date;
}

function daysAfter(date: string, days: number): string {
  return new Date(Date.parse(date) + days * 86_400_000).toISOString().slice(0, 10);
}

/** The same day of a later month; the first of the next where a month is too short. */
function monthsAfter(date: string, months: number): string {
  const [year, month, day] = date.split('-').map(Number) as [number, number, number];
  return new Date(Date.UTC(year, month - 1 + months, day)).toISOString().slice(0, 10);
}

/** The deprecation of an operation, for its declaration. Throws where the table has none. */
export function deprecationOf(name: string): Deprecated {
  const found = DEPRECATED.find((one) => one.kind === 'operation' && one.name === name);
  if (found === undefined) throw new Error(`contract/deprecations.ts does not have the operation ${name}.`);
  return found;
}

/** Everything that concerns an operation, what any call of it uses first: the operation itself, or its service. */
export function deprecationsOf(operation: string, table: readonly Deprecated[] = DEPRECATED): Deprecated[] {
  const concerned = table.filter(({ operations }) => operations.includes(operation));
  return concerned.sort((a, b) => Number(isWhole(b, operation)) - Number(isWhole(a, operation)));
}

/** Whether any call of the operation uses it. */
export function isWhole({ kind, name }: Deprecated, operation: string): boolean {
  return kind === 'service' || (kind === 'operation' && name === operation);
}

/** Whether a request tells that it uses it. */
export function isSeen({ kind, unseen }: Deprecated): boolean {
  return kind !== 'response_field' && unseen !== true;
}

/** Fragment of an entry on the reference's page of deprecations. */
export function deprecationAnchor({ kind, name }: Pick<Deprecated, 'kind' | 'name'>): string {
  return `${kind}-${name.replaceAll(/[^\w.]+/g, '-')}`;
}
