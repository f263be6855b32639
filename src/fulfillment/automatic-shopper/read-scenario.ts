import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import type { OrderKind } from '../orders/order.ts';
import { KINDS_OF_ORDERS } from './journey.ts';
import { placeSteps, type Scenario, type ScenarioStep } from './scenario.ts';
import { ACTION_NAMES, type ActionName, HEAD, MAX_STEPS, stepSchema } from './scenario-schema.ts';

/** Longest scenario, in characters. */
export const MAX_SCENARIO = 65_536;

/** What is wrong with a scenario, and where. */
export interface ScenarioProblem {
  /** Such as `steps[2].replace`; empty for the whole. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly message: string;
}

type Path = readonly (string | number)[];
interface Found {
  readonly path: Path;
  readonly message: string;
  /** The name of the member itself, and not its value, is what is wrong. */
  readonly key?: string;
}

const ajv = new Ajv({ allErrors: true, strict: false });
const checks = new Map<string, ValidateFunction>();

function check(name: string, schema: () => object): ValidateFunction {
  const known = checks.get(name) ?? ajv.compile(schema());
  checks.set(name, known);
  return known;
}

const headSchema = () => ({
  type: 'object',
  properties: { ...HEAD, steps: { type: 'array', minItems: 1, maxItems: MAX_STEPS } },
  required: ['steps'],
  additionalProperties: false,
});

/** Reads a scenario written in YAML, or JSON, which is YAML too; gives all that is wrong with it together. */
export function readScenario(text: string): { readonly scenario: Scenario } | { readonly problems: readonly ScenarioProblem[] } {
  const counter = new LineCounter();
  const lineAt = (offset: number) => counter.linePos(Math.max(0, offset)).line || 1;
  if (text.length > MAX_SCENARIO) return { problems: [{ path: '', line: 1, message: `is longer than ${MAX_SCENARIO} characters` }] };
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0) return { problems: broken.map(({ pos, message }) => ({ path: '', line: lineAt(pos[0]), message })) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    return { problems: [{ path: '', line: 1, message: (error as Error).message }] };
  }
  const { scenario, found } = understand(value);
  if (scenario && found.length === 0) return { scenario };
  const problems = found.map(({ path, key, message }) => ({
    path: pathText(key === undefined ? path : [...path, key]),
    line: lineAt(offsetOf(document, path, key)),
    message,
  }));
  return { problems: problems.toSorted((a, b) => a.line - b.line) };
}

function understand(value: unknown): { scenario?: Scenario; found: readonly Found[] } {
  const head = check('head', headSchema);
  if (!head(value)) return { found: head.errors!.map((error) => foundOf([], error)) };
  const given = value as { name?: string; description?: string; for?: OrderKind[]; steps: readonly unknown[] };
  const read = given.steps.map((step, index) => readStep(step, ['steps', index]));
  const wrong = read.flatMap((one) => ('found' in one ? one.found : []));
  if (wrong.length > 0) return { found: wrong };
  const steps = read as ScenarioStep[];
  const fits = (given.for ?? KINDS_OF_ORDERS).map((kind) => ({ kind, ...placeSteps(steps, kind) }));
  const misfits = fits.flatMap(({ misfit, placed }) => (misfit ? [{ ...misfit, reached: placed.length }] : []));
  const kinds = fits.flatMap(({ kind, misfit }) => (misfit ? [] : [kind]));
  // Where the kinds are not said, the one that gets farthest is most likely the one that was meant.
  const told = given.for ? misfits : kinds.length === 0 ? misfits.toSorted((a, b) => b.reached - a.reached).slice(0, 1) : [];
  const found = told.map(({ step, problem }) => ({ path: ['steps', step], message: problem }));
  return { scenario: { name: given.name ?? null, description: given.description ?? '', kinds, steps }, found };
}

function readStep(step: unknown, path: Path): ScenarioStep | { readonly found: readonly Found[] } {
  const members = typeof step === 'string' ? { [step]: null } : step;
  const wrong = (message: string) => ({ found: [{ path, message }] });
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return wrong('must be an action or a mapping with one');
  const named = ACTION_NAMES.filter((name) => Object.hasOwn(members, name));
  if (typeof step === 'string' && named.length === 0) return wrong(`is no action: ${ACTION_NAMES.join(', ')}`);
  if (named.length !== 1) {
    const found = named.length === 0 ? 'none' : named.join(', ');
    return wrong(`must name exactly one action, not ${found}: ${ACTION_NAMES.join(', ')}`);
  }
  const action = named[0]!;
  const valid = check(action, () => stepSchema(action));
  if (!valid(members)) return { found: valid.errors!.map((error) => foundOf(path, error)) };
  const rules = rulesBeyondSchema(action, members as Record<string, unknown>);
  if (rules !== undefined) return wrong(rules);
  const { at, after, [action]: value, ...beside } = members as Record<string, unknown> & { at?: string; after?: string };
  return {
    action,
    value,
    beside,
    ...(at === undefined ? {} : { at }),
    ...(after === undefined ? {} : { after: secondsOf(after) }),
  };
}

function rulesBeyondSchema(action: ActionName, step: Record<string, unknown>): string | undefined {
  if ('count' in step && 'weight' in step) return 'takes count or weight, not both';
  if (action !== 'customer') return undefined;
  if (step.customer === 'alternative' && step.with === undefined) return 'needs `with`, the alternative';
  if (step.customer === 'message' && step.text === undefined) return 'needs `text`, what the customer writes';
  if (step.customer !== 'alternative' && step.with !== undefined) return 'takes `with` only for an alternative';
  return undefined;
}

/** Seconds of a duration such as `1h30m`. */
export function secondsOf(duration: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) ?? [];
  return Math.min(366 * 86_400, Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

function foundOf(path: Path, { instancePath, keyword, params, message, parentSchema }: ErrorObject): Found {
  const below = instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  const at = [...path, ...below];
  if (keyword === 'additionalProperties') {
    const known = Object.keys((parentSchema as { properties?: object } | undefined)?.properties ?? {});
    return { path: at, key: params.additionalProperty, message: `is not known here: ${known.join(', ')}` };
  }
  if (keyword === 'enum')
    return { path: at, message: `must be one of ${params.allowedValues.map((one: unknown) => one ?? 'nothing').join(', ')}` };
  if (keyword === 'required') return { path: at, message: `lacks ${params.missingProperty}` };
  if (keyword === 'pattern') return { path: at, message: patternMessage(parentSchema as { description?: string } | undefined) };
  return { path: at, message: message ?? keyword };
}

function patternMessage(schema: { readonly description?: string } | undefined): string {
  return schema?.description === undefined ? 'is not of the right form' : `is not of the right form: ${schema.description}`;
}

function pathText(path: Path): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : index === 0 ? part : `.${part}`)).join('');
}

/** Where a value, or the name of a member, stands in the text; that of its nearest parent where it is missing. */
function offsetOf(document: Document, path: Path, key: string | undefined): number {
  for (let length = path.length; length >= 0; length--) {
    const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
    if (!isNode(node)) continue;
    if (key !== undefined && length === path.length && isMap(node)) {
      const pair = node.items.find((one) => isScalar(one.key) && String(one.key.value) === key);
      if (isNode(pair?.key)) return startOf(pair.key);
    }
    return startOf(node);
  }
  return 0;
}

const startOf = (node: Node) => node.range?.[0] ?? 0;
