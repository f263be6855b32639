import { isDeepStrictEqual } from 'node:util';
import type { JsonSchema } from './json-schema.ts';

/** Who makes the values: the client sends what it always sent, or the server answers what clients can always read. */
export type Direction = 'request' | 'response';

type Named = Readonly<Record<string, JsonSchema>>;

/** Keywords that bound values from above and from below. */
const UPPER = ['maximum', 'exclusiveMaximum', 'maxLength', 'maxItems', 'maxProperties'];
const LOWER = ['minimum', 'exclusiveMinimum', 'minLength', 'minItems', 'minProperties'];
/** Keywords that ask for a form. */
const FORMS = ['format', 'x-format', 'pattern'];
const NOT_UNDERSTOOD = ['const', 'oneOf', 'allOf', 'not', 'contains', 'propertyNames', 'prefixItems', 'patternProperties', 'uniqueItems'];

/** Compares schemas of two documents; every finding goes to `found`, a pair of named schemas is compared once for each direction. */
export class SchemaComparison {
  readonly #before: Named;
  readonly #now: Named;
  readonly #found: (at: string, what: string) => void;
  readonly #met: Set<string>;

  constructor(before: Named, now: Named, found: (at: string, what: string) => void, met = new Set<string>()) {
    this.#before = before;
    this.#now = now;
    this.#found = found;
    this.#met = met;
  }

  compare(at: string, before: JsonSchema, now: JsonSchema, direction: Direction): void {
    if (before.$ref !== undefined && now.$ref !== undefined) {
      const pair = `${direction} ${before.$ref} ${now.$ref}`;
      if (this.#met.has(pair)) return;
      this.#met.add(pair);
    }
    const [old, fresh] = [alternatives(before, this.#before), alternatives(now, this.#now)];
    // What a client sends has to be among what is taken, what it is answered among what it was told of.
    const [made, understood] = direction === 'request' ? [old, fresh] : [fresh, old];
    for (const one of made) {
      const fitting = understood.filter((other) => takesType(other, one));
      const pairs = fitting.map((other) => (direction === 'request' ? ([one, other] as const) : ([other, one] as const)));
      if (pairs.length === 0)
        this.#found(at, `type ${typeName(one)} is ${direction === 'request' ? 'not taken any more' : 'new in the answer'}`);
      else if (!pairs.some(([a, b]) => this.#fits(a, b, direction))) this.#single(at, ...pairs[0]!, direction);
    }
  }

  /** Whether comparing would find nothing. */
  #fits(before: JsonSchema, now: JsonSchema, direction: Direction): boolean {
    let count = 0;
    const trial = new SchemaComparison(this.#before, this.#now, () => void count++, new Set(this.#met));
    trial.#single('', before, now, direction);
    return count === 0;
  }

  #single(at: string, before: JsonSchema, now: JsonSchema, direction: Direction): void {
    for (const keyword of NOT_UNDERSTOOD) {
      if (!isDeepStrictEqual(before[keyword], now[keyword])) this.#found(at, `${keyword} differs, which this check can not weigh`);
    }
    if (direction === 'request') this.#narrowing(at, before, now);
    else this.#valuesGone(at, before, now);
    this.#forms(at, before, now, direction);
    this.#members(at, before, now, direction);
    if (isSchema(before.items) && isSchema(now.items)) this.compare(`${at}[]`, before.items, now.items, direction);
    else if (isSchema(direction === 'request' ? now.items : before.items)) this.#found(at, 'items are described differently');
    this.#others(at, before.additionalProperties ?? true, now.additionalProperties ?? true, direction);
  }

  #narrowing(at: string, before: JsonSchema, now: JsonSchema): void {
    const [old, fresh] = [before.enum, now.enum] as (readonly unknown[] | undefined)[];
    if (fresh !== undefined) {
      const gone = old?.filter((value) => !fresh.includes(value));
      if (gone === undefined) this.#found(at, `only ${JSON.stringify(fresh)} are taken`);
      else for (const value of gone) this.#found(at, `the value ${JSON.stringify(value)} is not taken any more`);
    }
    for (const [keywords, narrower] of [
      [UPPER, (a: number, b: number) => b < a] as const,
      [LOWER, (a: number, b: number) => b > a] as const,
    ]) {
      for (const keyword of keywords) {
        const [a, b] = [before[keyword], now[keyword]] as (number | undefined)[];
        // None at all is the widest, but that a length of nothing is no bound.
        if (b === undefined || (a === undefined && b === 0 && /^min[A-Z]/.test(keyword))) continue;
        if (a === undefined || narrower(a, b)) this.#found(at, `${keyword} is ${b}, was ${a ?? 'none'}`);
      }
    }
  }

  /** Clients wait for a value that they know; that more come is what they were told to expect. */
  #valuesGone(at: string, before: JsonSchema, now: JsonSchema): void {
    const [old, fresh] = [before.enum, now.enum] as (readonly unknown[] | undefined)[];
    if (old === undefined || fresh === undefined) return;
    for (const value of old.filter((one) => !fresh.includes(one)))
      this.#found(at, `the value ${JSON.stringify(value)} is not answered any more`);
  }

  #forms(at: string, before: JsonSchema, now: JsonSchema, direction: Direction): void {
    const [made, understood] = direction === 'request' ? [before, now] : [now, before];
    for (const keyword of FORMS) {
      const [one, other] = [made[keyword], understood[keyword]];
      // A 53-bit integer is the wider form; of other forms only the lack of one is. Readers of an answer match no patterns.
      const narrower = other === 'int64' || one === 'int64' ? one === 'int64' : other !== undefined;
      if (one === other || !narrower || (keyword === 'pattern' && direction === 'response')) continue;
      this.#found(at, `${keyword} is ${now[keyword] ?? 'gone'}, was ${before[keyword] ?? 'none'}`);
    }
  }

  #members(at: string, before: JsonSchema, now: JsonSchema, direction: Direction): void {
    const [old, fresh] = [before.properties ?? {}, now.properties ?? {}] as Named[];
    const [requiredBefore, requiredNow] = [before.required ?? [], now.required ?? []] as (readonly string[])[];
    for (const [name, schema] of Object.entries(old!)) {
      const same = fresh![name];
      if (same === undefined) this.#found(`${at} ${name}`, 'the field is gone');
      else this.compare(`${at} ${name}`, schema, same, direction);
    }
    const [fewer, more] = direction === 'request' ? [requiredBefore, requiredNow] : [requiredNow, requiredBefore];
    for (const name of more!.filter((one) => !fewer!.includes(one))) {
      if (direction === 'request') this.#found(`${at} ${name}`, 'the field is required');
      else if (fresh![name] !== undefined) this.#found(`${at} ${name}`, 'the field may be missing');
    }
  }

  /** Members that have no name in the schema. */
  #others(at: string, before: unknown, now: unknown, direction: Direction): void {
    if (isSchema(before) && isSchema(now)) {
      this.compare(`${at}.*`, before, now, direction);
      return;
    }
    const [made, understood] = direction === 'request' ? [before, now] : [now, before];
    // Further members of an answer are additions, unless they were described.
    const breaks = made !== false && (isSchema(understood) || (understood === false && direction === 'request'));
    if (breaks) this.#found(at, 'members of other names are described differently');
  }
}

function isSchema(value: unknown): value is JsonSchema {
  return typeof value === 'object' && value !== null;
}

/** The schema as a choice between schemas of one type each, its references followed. */
function alternatives(schema: JsonSchema, named: Named): JsonSchema[] {
  if (schema.$ref !== undefined) return alternatives(named[String(schema.$ref).split('/').at(-1)!]!, named);
  if (Array.isArray(schema.anyOf)) return (schema.anyOf as JsonSchema[]).flatMap((one) => alternatives(one, named));
  if (!Array.isArray(schema.type)) return [schema];
  return (schema.type as string[]).map((type) => {
    const { enum: values, ...rest } = schema;
    const fitting = Array.isArray(values) && type !== 'null' ? { enum: values.filter((value) => value !== null) } : {};
    return type === 'null' ? { type } : { ...rest, type, ...fitting };
  });
}

/** Whether values of the type of `one` are among those of `other`; without a type it is any. */
function takesType(other: JsonSchema, one: JsonSchema): boolean {
  return other.type === undefined || other.type === one.type || (other.type === 'number' && one.type === 'integer');
}

function typeName({ type }: JsonSchema): string {
  return type === undefined ? 'any' : String(type);
}
