import { changedErrors } from './error-compatibility.ts';
import { type JsonSchema, resolve } from './json-schema.ts';
import { type Direction, SchemaComparison } from './schema-compatibility.ts';

/** The parts of an OpenAPI document that its clients are built on. */
export interface DescribedApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>>;
}

interface Parameter {
  readonly name: string;
  readonly in: string;
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
type Content = Readonly<Record<string, { readonly schema: JsonSchema }>>;
type Alternative = Readonly<Record<string, readonly string[]>>;

/**
 * What in `current` breaks a client that was written against `baseline`, one line each; empty if nothing does. Additions are no
 * break: operations, optional parameters and fields, fields and enum values of answers. Removing or requiring something, narrowing what
 * a request may hold and widening what an answer may hold are. A schema that several operations share is reported once.
 */
export function incompatibilities(baseline: DescribedApi, current: DescribedApi): string[] {
  return new Comparison(baseline, current).run();
}

class Comparison {
  readonly #baseline: DescribedApi;
  readonly #current: DescribedApi;
  readonly #found: string[] = [];
  readonly #schemas: SchemaComparison;

  constructor(baseline: DescribedApi, current: DescribedApi) {
    this.#baseline = baseline;
    this.#current = current;
    const [before, now] = [baseline.components.schemas ?? {}, current.components.schemas ?? {}];
    this.#schemas = new SchemaComparison(before, now, (at, what) => this.#break(at, what));
  }

  run(): string[] {
    for (const [path, operations] of Object.entries(this.#baseline.paths)) {
      const now = this.#current.paths[path];
      if (now === undefined) {
        this.#break(path, 'the path is gone');
        continue;
      }
      for (const [method, operation] of Object.entries(operations)) {
        const at = `${method.toUpperCase()} ${path}`;
        if (now[method] === undefined) this.#break(at, 'the operation is gone');
        else this.#operation(at, operation, now[method]);
      }
    }
    for (const [at, what] of changedErrors(this.#baseline, this.#current)) this.#break(at, what);
    return this.#found;
  }

  #break(at: string, what: string): void {
    this.#found.push(`${at}: ${what}`);
  }

  #operation(at: string, before: JsonSchema, now: JsonSchema): void {
    // Generated clients call it by its id.
    if (before.operationId !== now.operationId) this.#break(at, `the operation is called ${now.operationId}, was ${before.operationId}`);
    this.#access(at, before.security as readonly Alternative[], now.security as readonly Alternative[]);
    this.#parameters(at, before, now);
    this.#requestBody(at, before.requestBody as JsonSchema | undefined, now.requestBody as JsonSchema | undefined);
    const [answersBefore, answersNow] = [before.responses, now.responses] as Record<string, JsonSchema>[];
    for (const [status, response] of Object.entries(answersBefore!)) {
      const same = answersNow![status];
      // An error that does not happen any more breaks nobody.
      if (same === undefined && status.startsWith('2')) this.#break(at, `the answer ${status} is gone`);
      if (same === undefined) continue;
      const contents = [resolve(this.#baseline, response), resolve(this.#current, same)].map((one) => (one.content ?? {}) as Content);
      this.#content(`${at} ${status}`, contents[0]!, contents[1]!, 'response');
    }
  }

  /** Every way in which a client could identify itself must still be enough. */
  #access(at: string, before: readonly Alternative[] = [], now: readonly Alternative[] = []): void {
    const isEnough = (given: Alternative) =>
      now.length === 0 ||
      now.some((wanted) =>
        Object.entries(wanted).every(([scheme, scopes]) => scopes.every((scope) => given[scheme]?.includes(scope)) && given[scheme]),
      );
    for (const given of before.length === 0 ? [{}] : before) {
      if (!isEnough(given)) this.#break(at, `${JSON.stringify(given)} is not enough to be let in any more`);
    }
  }

  #parameters(at: string, before: JsonSchema, now: JsonSchema): void {
    const [old, fresh] = [parametersOf(this.#baseline, before), parametersOf(this.#current, now)];
    for (const [key, parameter] of old) {
      const same = fresh.get(key);
      if (same === undefined) this.#break(at, `the ${key} is gone`);
      else this.#schemas.compare(`${at} ${key}`, parameter.schema, same.schema, 'request');
    }
    for (const [key, { required }] of fresh) {
      if (required === true && old.get(key)?.required !== true) this.#break(at, `the ${key} is required`);
    }
  }

  #requestBody(at: string, before: JsonSchema | undefined, now: JsonSchema | undefined): void {
    if (now?.required === true && before?.required !== true) this.#break(at, 'a request body is required');
    if (before === undefined) return;
    this.#content(`${at} request`, before.content as Content, (now?.content ?? {}) as Content, 'request');
  }

  #content(at: string, before: Content, now: Content, direction: Direction): void {
    for (const [type, { schema }] of Object.entries(before)) {
      const same = now[type];
      if (same === undefined) this.#break(at, `${type} is gone`);
      else this.#schemas.compare(at, schema, same.schema, direction);
    }
  }
}

/** By place and name: `query parameter limit`. */
function parametersOf(api: DescribedApi, operation: JsonSchema): Map<string, Parameter> {
  const all = ((operation.parameters ?? []) as JsonSchema[]).map((one) => resolve(api, one) as unknown as Parameter);
  return new Map(all.map((parameter) => [`${parameter.in} parameter ${parameter.name}`, parameter]));
}
