import type { TSchema } from '../contract/schema.ts';

/** A schema of JSON Schema 2020-12, the dialect of OpenAPI 3.1. */
export type JsonSchema = { [keyword: string]: unknown };

/** Formats that the JSON Schema and OpenAPI registries know. */
const STANDARD_FORMATS = new Set(['date', 'date-time', 'double', 'email', 'float', 'int32', 'int64', 'uri', 'uuid']);

/** Our own formats (http/validation.ts) in terms that other tools know. Patterns keep to what RE2 has: no lookahead. */
const OWN_FORMATS: Readonly<Record<string, JsonSchema>> = {
  'iso-date': { format: 'date' },
  'iso-time': { format: 'date-time' },
  'local-time': { pattern: '^(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]|24:00)$' },
  'us-date': { pattern: '^[0-9]{1,2}/[0-9]{1,2}/[0-9]{4}$' },
  'image-url': { pattern: '^https?://[^\\s?#]+\\.[A-Za-z0-9]{1,10}(?:\\?[^\\s]*)?$' },
  // Not blank, and without the characters that names must not contain.
  'person-name': { pattern: '^[^/:<>$%?]*[^/:<>$%?\\s][^/:<>$%?]*$' },
};

const MAX_INT32 = 2 ** 31 - 1;

/** Keywords whose value is one schema, a list of schemas, or schemas by name. */
const ONE = ['items', 'additionalProperties', 'not', 'contains', 'propertyNames'];
const LIST = ['anyOf', 'oneOf', 'allOf', 'prefixItems'];
const BY_NAME = ['properties', 'patternProperties'];

/**
 * Translates the schemas of operations to JSON Schema 2020-12. A schema that has a name becomes a reference, and is
 * collected in `components`. Names belong to objects by identity; what `Type.Optional` and `nullable` make of one still
 * counts as the same schema.
 */
export class SchemaTranslator {
  readonly #names: ReadonlyMap<unknown, readonly [name: string, schema: TSchema]>;
  readonly #components = new Map<string, JsonSchema>();

  constructor(named: Readonly<Record<string, TSchema>>) {
    this.#names = new Map(Object.entries(named).map(([name, schema]) => [schemaIdentity(schema), [name, schema]]));
  }

  /** The named schemas met so far, by name in alphabetical order. */
  get components(): Record<string, JsonSchema> {
    return Object.fromEntries([...this.#components].sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  translate(schema: TSchema): JsonSchema {
    const named = this.#names.get(schemaIdentity(schema));
    const translated = named === undefined ? this.#inline(schema) : this.#reference(named, schema);
    return (schema as JsonSchema).nullable === true ? withNull(translated) : translated;
  }

  #reference([name, original]: readonly [string, TSchema], used: TSchema): JsonSchema {
    if (!this.#components.has(name)) {
      // Reserved first, so that a schema may contain itself.
      this.#components.set(name, {});
      this.#components.set(name, this.#inline(original));
    }
    const { description } = used as JsonSchema;
    const ownDescription = description !== undefined && description !== (original as JsonSchema).description;
    return { $ref: `#/components/schemas/${name}`, ...(ownDescription ? { description } : {}) };
  }

  #inline(schema: TSchema): JsonSchema {
    const { nullable: _, format, ...keywords } = schema as JsonSchema;
    const result: JsonSchema = {};
    for (const [keyword, value] of Object.entries(keywords)) result[keyword] = this.#keyword(keyword, value);
    if (typeof format === 'string') Object.assign(result, formatKeywords(format));
    else if (keywords.type === 'integer' && !fitsInt32(keywords)) result.format = 'int64';
    return result;
  }

  #keyword(keyword: string, value: unknown): unknown {
    if (ONE.includes(keyword) && typeof value === 'object') return this.translate(value as TSchema);
    if (LIST.includes(keyword)) return (value as TSchema[]).map((schema) => this.translate(schema));
    if (!BY_NAME.includes(keyword)) return value;
    return Object.fromEntries(Object.entries(value as Record<string, TSchema>).map(([name, schema]) => [name, this.translate(schema)]));
  }
}

/** What stays the same when a schema is made optional or nullable, which copies its outermost level. */
export function schemaIdentity(schema: TSchema): unknown {
  return (schema as JsonSchema).properties ?? schema;
}

function formatKeywords(format: string): JsonSchema {
  if (STANDARD_FORMATS.has(format)) return { format };
  return OWN_FORMATS[format] ?? { 'x-format': format };
}

/** Ids of up to 53 bits overflow the integer that client generators choose unless told otherwise. */
function fitsInt32({ minimum, maximum }: JsonSchema): boolean {
  return typeof minimum === 'number' && typeof maximum === 'number' && minimum >= -MAX_INT32 && maximum <= MAX_INT32;
}

function withNull(schema: JsonSchema): JsonSchema {
  const { type, description, ...rest } = schema;
  const said = description === undefined ? {} : { description };
  if (typeof type !== 'string') return { anyOf: [{ ...(type === undefined ? {} : { type }), ...rest }, { type: 'null' }], ...said };
  const { enum: values, ...others } = rest;
  return { type: [type, 'null'], ...(Array.isArray(values) ? { enum: [...values, null] } : {}), ...others, ...said };
}

/** What a reference into the components of a description means; anything else means itself. */
export function resolve(
  { components }: { readonly components: Readonly<Record<string, Readonly<Record<string, JsonSchema>>>> },
  node: JsonSchema,
): JsonSchema {
  const [, kind, name] = /^#\/components\/(\w+)\/(.+)$/.exec(String(node.$ref ?? '')) ?? [];
  return kind === undefined ? node : components[kind]![name!]!;
}
