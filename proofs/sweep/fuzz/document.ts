import { Ajv2020, type ValidateFunction } from 'ajv/dist/2020.js';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly enum?: readonly unknown[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly additionalProperties?: boolean | Schema;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly format?: string;
}

export interface Parameter {
  readonly $ref?: string;
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly required: boolean;
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Media {
  readonly schema: Schema;
  readonly example?: unknown;
}

interface Response {
  readonly $ref?: string;
  readonly content?: Readonly<Partial<Record<string, Media>>>;
}

export interface Described {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly security: readonly Readonly<Record<string, readonly string[]>>[];
  readonly parameters: readonly Parameter[];
  readonly body: Media | undefined;
  /** Validators of its answers, by status. */
  readonly answers: ReadonlyMap<number, ValidateFunction>;
  /** Media types of its answers that are not JSON, by status. */
  readonly files: ReadonlyMap<number, string>;
}

interface Raw {
  readonly operationId: string;
  readonly security: Described['security'];
  readonly parameters: readonly Parameter[];
  readonly requestBody?: { readonly content: { readonly 'application/json': Media } };
  readonly responses: Readonly<Record<string, Response>>;
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Raw>>>>;
  readonly components: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
}

/** Whose success makes others fail on purpose: faults, and the end of another organization. */
const LEFT_OUT = new Set(['management.faults.create', 'management.organizations.delete']);

/** The served description, ready to make requests from and to judge answers by. */
export class ApiDocument {
  readonly operations: readonly Described[];
  /** Validates the error envelope. */
  readonly envelope: ValidateFunction;
  readonly #source: OpenApi;

  constructor(text: string) {
    this.#source = closed(JSON.parse(text)) as OpenApi;
    const ajv = new Ajv2020({ strict: false, validateFormats: true });
    for (const [name, format] of Object.entries(FORMATS)) ajv.addFormat(name, format);
    ajv.addSchema({ $id: 'api', components: this.#source.components });
    this.envelope = ajv.compile({ $ref: 'api#/components/schemas/ErrorEnvelope' });
    this.operations = Object.entries(this.#source.paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, { operationId }]) => !LEFT_OUT.has(operationId))
        .map(([method, raw]): Described => {
          const answers = Object.entries(raw.responses).flatMap(([status, response]): [number, ValidateFunction][] => {
            const schema = this.resolve(response).content?.['application/json']?.schema;
            return schema ? [[Number(status), ajv.compile(absolute(schema) as object)]] : [];
          });
          return {
            id: raw.operationId,
            method: method.toUpperCase(),
            path,
            security: raw.security,
            parameters: raw.parameters.map((parameter) => this.resolve(parameter)),
            body: raw.requestBody?.content['application/json'],
            answers: new Map(answers),
            files: new Map(
              Object.entries(raw.responses).flatMap(([status, response]): [number, string][] => {
                const type = Object.keys(this.resolve(response).content ?? {}).find((one) => one !== 'application/json');
                return type === undefined ? [] : [[Number(status), type]];
              }),
            ),
          };
        }),
    );
  }

  /** What a `$ref` stands for. */
  resolve<T extends { readonly $ref?: string }>(node: T): T {
    if (node.$ref === undefined) return node;
    let at: unknown = this.#source;
    for (const part of node.$ref.split('/').slice(1)) at = (at as Record<string, unknown>)[part];
    return at as T;
  }
}

/** Formats that answers are held to; others are left alone. */
const FORMATS: Readonly<Record<string, RegExp | true>> = {
  date: /^\d{4}-\d{2}-\d{2}$/,
  'date-time': /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})$/,
  uri: true,
  uuid: true,
  email: true,
  int32: true,
  int64: true,
  double: true,
  float: true,
};

/** An object in an answer has no fields that its schema does not know, unless it says so. */
function closed(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(closed);
  if (typeof node !== 'object' || node === null) return node;
  const copy = Object.fromEntries(Object.entries(node).map(([name, value]) => [name, name === 'example' ? value : closed(value)]));
  const isObject = typeof copy.properties === 'object' && copy.type !== undefined && !Object.hasOwn(copy, 'additionalProperties');
  return isObject ? { ...copy, additionalProperties: false } : copy;
}

function absolute(node: unknown): unknown {
  if (Array.isArray(node)) return node.map(absolute);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([name, value]) => [name, name === '$ref' && typeof value === 'string' ? `api${value}` : absolute(value)]),
  );
}
