import type { Operation } from '../../operations/define.ts';
import { type Call, type Kind, type Made, type Program, type Read, stepsOf } from './program.ts';
import { REFUSAL, type Sample } from './sample.ts';
import { PROVIDERS, THINGS } from './things.ts';
import { type Members, of, type Value, Variable, variablesIn, withVariables } from './values.ts';
import type { Thing, Wish } from './wish.ts';

/** Works out all calls of a sample: what the operation needs, what that needs, and so on. */
export function plan(operation: Operation, sample: Sample, find: (id: string) => Operation): Program {
  return new Planner(find).program(operation, sample);
}

interface Draft extends Omit<Call, 'reads'> {
  readonly reads: Read[];
}

class Planner {
  readonly #find: (id: string) => Operation;
  readonly #done = new Set<string>();
  readonly #made: Made[] = [];
  readonly #calls: Draft[] = [];
  readonly #kinds = new Map<string, Kind>();

  constructor(find: (id: string) => Operation) {
    this.#find = find;
  }

  program(operation: Operation, sample: Sample): Program {
    const { id, title, method, path, deprecated } = operation;
    this.#call(operation, sample, title, {});
    const prints = this.#printed(operation, sample.prints);
    return {
      operation: id,
      title,
      method,
      path,
      ...(deprecated === undefined ? {} : { sunset: deprecated.sunset }),
      made: this.#made,
      calls: withoutUnused(this.#calls, prints),
      prints,
    };
  }

  #printed(operation: Operation, prints: Sample['prints']): Program['prints'] {
    if (prints === REFUSAL) return undefined;
    return prints.startsWith('$') ? of(prints.slice(1)) : this.#read(operation, '', prints);
  }

  #provide(name: string): void {
    if (this.#done.has(name)) return;
    this.#done.add(name);
    const thing = THINGS[name];
    if (thing === undefined) throw new Error(`Samples need “${name}”, which things.ts does not have.`);
    this.#call(this.#find(thing.by), thing, thing.comment, thing.reads ?? {});
  }

  #call(operation: Operation, wish: Wish, comment: string, reads: NonNullable<Thing['reads']>): void {
    const bearer = bearerOf(operation, wish);
    if (bearer === 'token' || bearer === 'user_token') this.#provide(bearer);
    for (const name of wish.after ?? []) this.#provide(name);
    for (const [name, pattern] of Object.entries(wish.made ?? {})) this.#makeUp(name, pattern);
    const { params, query, body } = this.#request(operation, wish);
    const { id, method, path, upload } = operation;
    this.#calls.push({
      comment,
      operation: id,
      method,
      path: [...pathOf(path, params), ...queryOf(query)],
      ...(bearer === undefined ? {} : { bearer }),
      ...(body === undefined ? {} : { body }),
      ...(upload === undefined ? {} : { upload: { variable: wish.upload!, mediaType: upload.mediaType } }),
      reads: Object.entries(reads).map(([variable, place]) => this.#read(operation, variable, place)),
    });
  }

  /** The example under the wish, its values replaced by the variables of their names. */
  #request({ path, example }: Operation, wish: Wish): { params: Members; query: Members; body: Value | undefined } {
    const keep = (members: object) =>
      Object.fromEntries(Object.entries(members).filter(([name]) => !wish.without?.includes(name))) as Members;
    for (const [, name] of path.matchAll(/\{(\w+)\}/g)) {
      if (wish.params?.[name!] === undefined && !this.#kinds.has(name!) && PROVIDERS[name!]) this.#provide(PROVIDERS[name!]!);
    }
    const scope = new Set(this.#kinds.keys());
    const merged = (example: object | undefined, over: Members | undefined) => ({
      ...(withVariables(keep(example ?? {}), scope) as Members),
      ...over,
    });
    const body = merged(example.body, wish.body);
    return {
      params: merged(example.params, wish.params),
      query: merged(example.query, wish.query),
      body: Object.keys(body).length === 0 ? undefined : body,
    };
  }

  #makeUp(name: string, pattern: string): void {
    const [prefix = '', suffix = ''] = pattern.split('{run}');
    this.#made.push({ name, prefix, suffix });
    this.#name(name, 'string');
  }

  /** One value a name: some languages refuse two, and readers take them for one. */
  #name(variable: string, kind: Kind): void {
    if (this.#kinds.has(variable)) throw new Error(`A sample has two values called “${variable}”.`);
    this.#kinds.set(variable, kind);
  }

  #read({ id, example, response }: Operation, variable: string, place: string): Read {
    const steps = stepsOf(place);
    const kind = place === '' ? 'bytes' : (kindOf(valueAt(example.response, steps)) ?? kindIn(response, steps));
    if (kind === undefined) throw new Error(`${id}: the answer has nothing at “${place}”.`);
    if (variable !== '') this.#name(variable, kind);
    return { variable, kind, steps };
  }
}

function bearerOf({ access }: Operation, { bearer }: Wish): string | undefined {
  if (bearer !== undefined || access === null) return bearer;
  if (access.credential === 'api_key') return 'api_key';
  return access.grants.includes('client_credentials') ? 'token' : 'user_token';
}

/** What nobody uses is not read: some languages refuse it, and readers wonder about it in all of them. */
function withoutUnused(calls: readonly Draft[], prints: Program['prints']): Call[] {
  const used = new Set([...(prints instanceof Variable ? [prints.name] : []), ...calls.flatMap(usedBy)]);
  return calls.map((call) => ({ ...call, reads: call.reads.filter(({ variable }) => used.has(variable)) }));
}

function usedBy({ path, bearer, body, upload }: Draft): string[] {
  return [
    ...path.flatMap((piece) => (typeof piece === 'string' ? [] : [piece.variable])),
    ...(bearer === undefined ? [] : [bearer]),
    ...(body === undefined ? [] : variablesIn(body)),
    ...(upload === undefined ? [] : [upload.variable]),
  ];
}

function pathOf(path: string, params: Members): Call['path'] {
  return path.split(/(\{\w+\})/).flatMap((piece) => {
    if (!piece.startsWith('{')) return piece === '' ? [] : [piece];
    const name = piece.slice(1, -1);
    const value = params[name];
    if (value === undefined) throw new Error(`${path}: neither example nor sample gives “${name}”.`);
    return [value instanceof Variable ? { variable: value.name } : encodeURIComponent(String(value))];
  });
}

function queryOf(query: Members): Call['path'] {
  return Object.entries(query).flatMap(([name, value], index) => {
    const start = `${index === 0 ? '?' : '&'}${name}=`;
    return value instanceof Variable ? [start, { variable: value.name }] : [start + encodeURIComponent(String(value))];
  });
}

function valueAt(value: unknown, steps: Read['steps']): unknown {
  return steps.reduce<unknown>((inner, step) => {
    if (typeof inner !== 'object' || inner === null) return undefined;
    return (inner as Record<string | number, unknown>)[typeof step === 'object' ? 0 : step];
  }, value);
}

function kindOf(value: unknown): Kind | undefined {
  if (typeof value === 'string' || typeof value === 'boolean') return typeof value as 'string' | 'boolean';
  if (typeof value !== 'number' && typeof value !== 'bigint') return undefined;
  return Number.isInteger(Number(value)) ? 'integer' : 'number';
}

/** By the schema, where the example shows an empty list. */
function kindIn(schema: object, steps: Read['steps']): Kind | undefined {
  const end = steps.reduce<object | undefined>((inner, step) => {
    const { properties = {}, items } = (inner ?? {}) as { properties?: Record<string, object>; items?: object };
    return typeof step === 'string' ? properties[step] : items;
  }, schema);
  const { type } = (end ?? {}) as { type?: string };
  return type === 'string' || type === 'integer' || type === 'number' || type === 'boolean' ? type : undefined;
}
