import { type Deprecated, deprecationAnchor } from '../../contract/deprecations.ts';
import type { JsonSchema } from '../json-schema.ts';
import { type Block, heading, type Row, slug, table, text } from './document.ts';

type Schemas = Readonly<Record<string, JsonSchema>>;
type Direction = 'request' | 'response';

interface Place {
  readonly name: string;
  readonly schema: JsonSchema;
  /** Where it was first met: `line_items.line_item_measurements`. */
  readonly path: string;
}

/**
 * Tables of a request's or an answer's fields: one for the whole, and one for each object within, named schemas once. Rows can be linked
 * to by `request.<field>`, those of inner objects by `request.<object>.<field>`.
 */
export function fieldTables(schema: JsonSchema, direction: Direction, schemas: Schemas, deprecations: readonly Deprecated[] = []): Block[] {
  return new FieldTables(direction, schemas, deprecations).run(schema);
}

class FieldTables {
  readonly #direction: Direction;
  readonly #schemas: Schemas;
  readonly #deprecations: readonly Deprecated[];
  readonly #waiting: Place[] = [];
  readonly #anchors = new Map<string, string>();

  constructor(direction: Direction, schemas: Schemas, deprecations: readonly Deprecated[]) {
    this.#direction = direction;
    this.#schemas = schemas;
    this.#deprecations = deprecations;
  }

  run(schema: JsonSchema): Block[] {
    const blocks = this.#tables({ name: '', schema, path: '' });
    for (let place = this.#waiting.shift(); place !== undefined; place = this.#waiting.shift()) blocks.push(...this.#tables(place));
    return blocks;
  }

  #tables({ name, schema, path }: Place): Block[] {
    const whole = this.#resolve(schema);
    const title = name === '' ? [] : [heading(name, 3, this.#anchorOf(name))];
    const choice = (whole.anyOf ?? whole.oneOf) as readonly JsonSchema[] | undefined;
    if (choice !== undefined && whole.properties === undefined) {
      const forms = choice.filter((one) => this.#resolve(one).properties !== undefined);
      return [
        ...title,
        text('One of these forms:'),
        ...forms.flatMap((form, index) => [
          text(`**Form ${index + 1}**`),
          ...this.#table(this.#resolve(form), `${name} ${index + 1}`, path),
        ]),
      ];
    }
    return [...title, ...this.#table(whole, name, path)];
  }

  #table(schema: JsonSchema, name: string, path: string): Block[] {
    const properties = Object.entries((schema.properties ?? {}) as Schemas);
    if (properties.length === 0) return [text(schema.additionalProperties ? 'Any members.' : 'No fields.')];
    const required = (schema.required ?? []) as readonly string[];
    const isRequest = this.#direction === 'request';
    const rows = properties.map(([field, inner]): Row => {
      const owner = name === '' ? '' : `${slug(name)}.`;
      const { description = '' } = { ...this.#resolve(inner), ...inner } as { description?: string };
      const here = path === '' ? field : `${path}.${field}`;
      const cells = [
        `\`${field}\``,
        this.#type(inner, name === '' ? field : `${name}.${field}`, here),
        isRequest ? (required.includes(field) ? 'Yes' : 'No') : required.includes(field) ? 'Always' : 'If known',
        [...this.#marks(here), description, limitsOf(this.#resolve(inner))].filter(Boolean).join(' '),
      ];
      return { id: `${this.#direction}.${owner}${field}`, cells };
    });
    const head = ['Field', 'Type', isRequest ? 'Required' : 'Present', 'Description'];
    return [table(name === '' ? `Fields of the ${this.#direction}` : `Fields of ${name}`, head, rows)];
  }

  /** What is deprecated of the field at the path: the field, or some of its values. */
  #marks(path: string): string[] {
    const isHere = (field: string) => path === field || path.endsWith(`.${field}`);
    return this.#deprecations.flatMap((one) => {
      const [field = '', value] = one.name.split('=');
      const concerned = one.kind === 'enum_value' ? isHere(field) : one.kind === `${this.#direction}_field` && isHere(one.name);
      if (!concerned) return [];
      const what = value === undefined ? '' : `: \`${value}\``;
      return [`**Deprecated**${what}, may be gone from [${one.sunset}](deprecations#${deprecationAnchor(one)}) on.`];
    });
  }

  /** The field `destination` and the schema `Destination` have one each. */
  #anchorOf(name: string): string {
    const known = this.#anchors.get(name);
    if (known !== undefined) return known;
    const wanted = slug(`${this.#direction} ${name}`);
    const taken = new Set(this.#anchors.values());
    const free = taken.has(wanted) ? `${wanted}-${taken.size}` : wanted;
    this.#anchors.set(name, free);
    return free;
  }

  #resolve(schema: JsonSchema): JsonSchema {
    const name = referenceOf(schema);
    return name === undefined ? schema : this.#schemas[name]!;
  }

  /** A type in words; objects lead to a table of their own. */
  #type(schema: JsonSchema, place: string, path: string): string {
    const whole = this.#resolve(schema);
    if (whole.type === 'array' || (Array.isArray(whole.type) && whole.type.includes('array'))) {
      return `array of ${this.#type((whole.items ?? {}) as JsonSchema, place, path)}`;
    }
    const choice = (whole.anyOf ?? whole.oneOf) as readonly JsonSchema[] | undefined;
    if (choice !== undefined && whole.properties === undefined) return choice.map((one) => this.#type(one, place, path)).join(' or ');
    if (whole.properties === undefined) return typeName(whole);
    const name = referenceOf(schema) ?? place;
    if (!this.#anchors.has(name)) this.#waiting.push({ name, schema: whole, path });
    const mayBeNull = Array.isArray(whole.type) && whole.type.includes('null');
    return `[${name.slice(name.lastIndexOf('.') + 1)}](#${this.#anchorOf(name)})${mayBeNull ? ' or null' : ''}`;
  }
}

function referenceOf(schema: JsonSchema): string | undefined {
  return /^#\/components\/schemas\/(.+)$/.exec(String(schema.$ref ?? ''))?.[1];
}

export function typeName({ type, format, enum: values }: JsonSchema): string {
  if (type === undefined) return values === undefined ? 'any' : 'string';
  const names = (Array.isArray(type) ? type : [type]) as readonly string[];
  return names.map((name) => (typeof format === 'string' && name !== 'null' ? `${name} (${format})` : name)).join(' or ');
}

/** What a value has to keep to, in words. */
export function limitsOf({ enum: values, minimum, maximum, minLength, maxLength, minItems, maxItems, pattern }: JsonSchema): string {
  const parts = [
    Array.isArray(values) ? `One of ${values.map((value) => `\`${value}\``).join(', ')}.` : '',
    typeof minimum === 'number' && minimum !== 0 ? `At least ${minimum}.` : '',
    typeof maximum === 'number' && maximum < Number.MAX_SAFE_INTEGER ? `At most ${maximum}.` : '',
    minLength === 1 ? 'Not empty.' : typeof minLength === 'number' && minLength > 0 ? `At least ${minLength} characters.` : '',
    typeof maxLength === 'number' ? `At most ${maxLength} characters.` : '',
    minItems === 1 ? 'Not empty.' : typeof minItems === 'number' && minItems > 0 ? `At least ${minItems} entries.` : '',
    typeof maxItems === 'number' ? `At most ${maxItems} entries.` : '',
    pattern === '\\S' ? 'Not blank.' : '',
  ];
  return parts.filter(Boolean).join(' ');
}
