import { readFileSync } from 'node:fs';

export type JsonSchema = { readonly [keyword: string]: unknown };

export interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly description?: string;
  readonly schema: JsonSchema;
  readonly example?: unknown;
}

export interface DocumentedError {
  readonly status: number;
  readonly message: string;
  readonly code: number | null;
  /** `meta.key`; null where there is none. */
  readonly key: string | null;
}

/** An operation as the OpenAPI document has it, without references. */
export interface Operation {
  readonly id: string;
  readonly title: string;
  readonly description: string | undefined;
  readonly topic: string;
  readonly method: string;
  readonly path: string;
  /** Scopes that the token needs; empty for a public operation and for API keys. */
  readonly scopes: readonly string[];
  readonly deprecated: boolean;
  /** Of path and query. */
  readonly parameters: readonly Parameter[];
  /** Names of the headers it takes, as `Idempotency-Key`. */
  readonly headers: readonly string[];
  readonly body: { readonly required: boolean; readonly schema: JsonSchema; readonly example?: unknown } | undefined;
  /** Undefined where the answer is no JSON. */
  readonly answer: { readonly schema: JsonSchema; readonly example?: unknown } | undefined;
  readonly errors: readonly DocumentedError[];
}

/** `openapi.json`, as it is in the repository and in the package: what tools and resources say of operations comes from it. */
export class Document {
  readonly text: string;
  readonly operations: readonly Operation[];
  readonly topics: readonly string[];
  readonly #byId: ReadonlyMap<string, Operation>;
  readonly #whole: Whole;

  constructor(file: string) {
    this.text = readFileSync(file, 'utf8');
    this.#whole = JSON.parse(this.text) as Whole;
    this.operations = Object.entries(this.#whole.paths).flatMap(([path, methods]) =>
      Object.entries(methods).map(([method, operation]) => this.#operation(method.toUpperCase(), path, operation)),
    );
    this.topics = this.#whole.tags.map(({ name }) => name).filter((topic) => this.operations.some((one) => one.topic === topic));
    this.#byId = new Map(this.operations.map((one) => [one.id, one]));
  }

  operation(id: string): Operation | undefined {
    return this.#byId.get(id);
  }

  #operation(method: string, path: string, raw: RawOperation): Operation {
    const parameters = (raw.parameters ?? []).map((one) => this.#resolved(one) as unknown as Parameter);
    const body = raw.requestBody?.content['application/json'];
    const answer = raw.responses['200']?.content?.['application/json'];
    return {
      id: raw.operationId,
      title: raw.summary,
      description: raw.description,
      topic: raw.tags[0]!,
      method,
      path,
      scopes: Object.values(raw.security?.[0] ?? {}).flat(),
      deprecated: raw.deprecated === true,
      parameters: parameters.filter((one) => one.in !== 'header'),
      headers: parameters.filter((one) => one.in === 'header').map(({ name }) => name),
      body: body && { required: raw.requestBody?.required === true, ...this.#example(body) },
      answer: answer && this.#example(answer),
      errors: Object.entries(raw.responses).flatMap(([status, response]) => this.#errors(Number(status), response)),
    };
  }

  #example({ schema, example }: RawContent) {
    return { schema: this.#resolved(schema), ...(example === undefined ? {} : { example }) };
  }

  #errors(status: number, response: RawResponse): DocumentedError[] {
    const { content } = this.#resolved(response) as unknown as RawResponse;
    const examples = Object.values(content?.['application/json']?.examples ?? {}) as { value: Envelope }[];
    if (status < 400) return [];
    return examples.map(({ value: { error, error_description, meta } }) => {
      if (typeof error === 'string') return { status, message: `${error}: ${error_description}`, code: null, key: null };
      return { status, message: error.message, code: error.code, key: meta?.key ?? null };
    });
  }

  /** The value with what its references name in their place; a schema inside itself stays a reference. */
  #resolved(value: JsonSchema | object, above: readonly string[] = []): JsonSchema {
    const inner = (one: unknown, names: readonly string[]): unknown => {
      if (Array.isArray(one)) return one.map((entry) => inner(entry, names));
      return typeof one === 'object' && one !== null ? this.#resolved(one, names) : one;
    };
    const { $ref } = value as { $ref?: unknown };
    if (typeof $ref === 'string') return above.includes($ref) ? { $ref } : this.#resolved(this.#at($ref), [...above, $ref]);
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, inner(one, above)]));
  }

  /** What `#/components/schemas/Order` names. */
  #at(reference: string): object {
    return reference
      .slice(2)
      .split('/')
      .reduce((found, name) => (found as Record<string, object>)[name]!, this.#whole as object);
  }
}

interface Whole {
  readonly tags: readonly { readonly name: string }[];
  readonly paths: Readonly<Record<string, Readonly<Record<string, RawOperation>>>>;
}
interface RawOperation {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly summary: string;
  readonly description?: string;
  readonly deprecated?: boolean;
  readonly security?: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters?: readonly object[];
  readonly requestBody?: { readonly required?: boolean; readonly content: Readonly<Record<string, RawContent>> };
  readonly responses: Readonly<Record<string, RawResponse>>;
}
interface RawContent {
  readonly schema: JsonSchema;
  readonly example?: unknown;
  readonly examples?: Readonly<Record<string, unknown>>;
}
interface RawResponse {
  readonly content?: Readonly<Record<string, RawContent>>;
}
interface Envelope {
  readonly error: string | { readonly message: string; readonly code: number | null };
  readonly error_description?: string;
  readonly meta?: { readonly key?: string };
}
