import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type Document, isMap, isNode, isScalar, LineCounter, type Node, parseDocument } from 'yaml';
import { type ProblemText, problem, type ScenarioProblemName } from '../../contract/scenario-problems.ts';
import type { OrderKind } from '../orders/order.ts';
import { KINDS_OF_ORDERS } from './journey.ts';
import { placeSteps, type Scenario, type ScenarioStep } from './scenario.ts';
import { ACTION_NAMES, type ActionName, DURATION, HEAD, MAX_STEPS, stepSchema } from './scenario-schema.ts';

/** Longest scenario, in characters. */
export const MAX_SCENARIO = 65_536;

/** What is wrong with a scenario, and where. */
export interface ScenarioProblem {
  /** Such as `steps[2].replace`; empty for the whole. */
  readonly path: string;
  /** From 1. */
  readonly line: number;
  readonly problem: ProblemText;
}

type Path = readonly (string | number)[];
interface Found {
  readonly path: Path;
  readonly problem: ProblemText;
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
  if (text.length > MAX_SCENARIO) return { problems: [{ path: '', line: 1, problem: problem('tooLong', { limit: MAX_SCENARIO }) }] };
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false });
  const broken = [...document.errors, ...document.warnings];
  if (broken.length > 0)
    return { problems: broken.map(({ pos, code }) => ({ path: '', line: lineAt(pos[0]), problem: yamlProblem(code) })) };
  let value: unknown;
  try {
    value = document.toJS({ maxAliasCount: 50 });
  } catch (error) {
    // More aliases than a scenario can need.
    if (!(error instanceof ReferenceError)) throw error;
    return { problems: [{ path: '', line: 1, problem: problem('notYaml', { code: 'ALIAS' }) }] };
  }
  const { scenario, found } = understand(value);
  if (scenario && found.length === 0) return { scenario };
  const problems = found.map(({ path, key, problem }) => ({
    path: pathText(key === undefined ? path : [...path, key]),
    line: lineAt(offsetOf(document, path, key)),
    problem,
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
  const found = told.map(({ step, problem }) => ({ path: ['steps', step], problem }));
  return { scenario: { name: given.name ?? null, description: given.description ?? '', kinds, steps }, found };
}

function readStep(step: unknown, path: Path): ScenarioStep | { readonly found: readonly Found[] } {
  const members = typeof step === 'string' ? { [step]: null } : step;
  const wrong = (problem: ProblemText) => ({ found: [{ path, problem }] });
  const names = ACTION_NAMES.join(', ');
  if (typeof members !== 'object' || members === null || Array.isArray(members)) return wrong(problem('notAStep'));
  const named = ACTION_NAMES.filter((name) => Object.hasOwn(members, name));
  if (typeof step === 'string' && named.length === 0) return wrong(problem('notAnAction', { names }));
  if (named.length === 0) return wrong(problem('noAction', { names }));
  if (named.length > 1) return wrong(problem('manyActions', { names, found: named.join(', ') }));
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

function rulesBeyondSchema(action: ActionName, step: Record<string, unknown>): ProblemText | undefined {
  if ('count' in step && 'weight' in step) return problem('countAndWeight');
  if (action !== 'customer') return undefined;
  if (step.customer === 'alternative' && step.with === undefined) return problem('alternativeMissing');
  if (step.customer === 'message' && step.text === undefined) return problem('textMissing');
  if (step.customer !== 'alternative' && step.with !== undefined) return problem('withoutAlternative');
  return undefined;
}

/** Seconds of a duration such as `1h30m`. */
export function secondsOf(duration: string): number {
  const [, hours = 0, minutes = 0, seconds = 0] = /^(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?$/.exec(duration) ?? [];
  return Math.min(366 * 86_400, Number(hours) * 3_600 + Number(minutes) * 60 + Number(seconds));
}

function foundOf(path: Path, error: ErrorObject): Found {
  const below = error.instancePath
    .split('/')
    .slice(1)
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part.replaceAll('~1', '/').replaceAll('~0', '~')));
  const found = { path: [...path, ...below], problem: schemaProblem(error) };
  return error.keyword === 'additionalProperties' ? { ...found, key: error.params.additionalProperty } : found;
}

/** Keywords whose only value is a limit. */
const LIMITS: Readonly<Record<string, ScenarioProblemName>> = {
  minItems: 'tooFewEntries',
  maxItems: 'tooManyEntries',
  minProperties: 'tooFewMembers',
  maxProperties: 'tooManyMembers',
  minLength: 'tooShort',
  maxLength: 'tooManyCharacters',
  minimum: 'tooSmall',
  exclusiveMinimum: 'notGreater',
  maximum: 'tooLarge',
};

function schemaProblem({ keyword, params, parentSchema }: ErrorObject): ProblemText {
  const limit = LIMITS[keyword];
  if (limit !== undefined) return problem(limit, { limit: params.limit });
  const { properties = {} } = (parentSchema ?? {}) as { properties?: object };
  switch (keyword) {
    case 'additionalProperties':
      return problem('unknownMember', { names: Object.keys(properties).join(', ') });
    case 'enum':
      return problem('notIncluded', { names: params.allowedValues.map((one: unknown) => one ?? 'null').join(', ') });
    case 'required':
      return problem('missing', { name: params.missingProperty });
    case 'type':
      return problem('wrongType', { types: [params.type].flat().join(', ') });
    case 'uniqueItems':
      return problem('repeatedEntry');
    case 'pattern':
      return params.pattern === DURATION.pattern ? problem('notADuration') : problem('wrongForm', { pattern: params.pattern });
    default:
      return problem('invalid');
  }
}

function yamlProblem(code: string): ProblemText {
  return code === 'DUPLICATE_KEY' ? problem('repeatedKey') : problem('notYaml', { code });
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
