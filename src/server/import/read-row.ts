import { ApiError, errors } from '../../contract/errors.ts';
import type { TSchema } from '../../contract/schema.ts';
import { compileReader } from '../../http/validation.ts';
import { attempt } from '../../operations/catalogue/problems.ts';
import type { ImportJob } from './jobs/job.ts';
import type { FileRow } from './rows/row.ts';

interface Node {
  readonly type?: string;
  readonly properties?: Readonly<Record<string, Node>>;
}

export interface RowFault {
  readonly key: string | undefined;
  readonly message: string;
}

export type ReadRow<Row> = { readonly row: Row } | { readonly faults: readonly RowFault[] };

/** Reads records as rows of a job: columns under their other names, dotted columns, texts as what the schema wants. */
export function rowReader<Row>(job: ImportJob<Row>, texts: boolean): (record: FileRow) => ReadRow<Row> {
  const read = compileReader(job.schema as TSchema, { booleansAsText: texts, numbersAsText: texts });
  return ({ fields, fault }) => {
    if (!fields) return { faults: [{ key: undefined, message: fault ?? 'The row cannot be read.' }] };
    const result = attempt(() => {
      const named = nest(fields, job.aliases);
      const given = texts ? (fromTexts(job.fromText?.(named) ?? named, job.schema as Node, '') as Record<string, unknown>) : named;
      return job.read(read(given) as never);
    }, '');
    return result.value === undefined ? { faults: result.problems.map(faultOf) } : { row: result.value };
  };
}

export function faultOf(problem: ApiError): RowFault {
  return { key: problem.key, message: problem.localizedMessage('en-US') };
}

/** `{"address.city": …}` as `{"address": {"city": …}}`, with other names replaced where the proper one is not given. */
function nest(fields: Readonly<Record<string, unknown>>, aliases: Readonly<Record<string, string>>): Record<string, unknown> {
  const nested: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(fields)) {
    const proper = Object.hasOwn(aliases, name) ? aliases[name]! : name;
    if (proper !== name && Object.hasOwn(fields, proper)) continue;
    const path = proper.split('.');
    let target = nested;
    for (const part of path.slice(0, -1)) {
      if (!Object.hasOwn(target, part)) put(target, part, {});
      const inner = target[part];
      if (typeof inner !== 'object' || inner === null) throw new ApiError(errors.notAnObject, { key: part });
      target = inner as Record<string, unknown>;
    }
    put(target, path.at(-1)!, value);
  }
  return nested;
}

/** Also for names such as `__proto__`, which become ordinary members that the schema does not know. */
function put(target: Record<string, unknown>, name: string, value: unknown): void {
  Object.defineProperty(target, name, { value, enumerable: true, configurable: true, writable: true });
}

/** Cells are texts: JSON where the schema wants a list or an object, `TRUE` and `1` where it wants a boolean. */
function fromTexts(value: unknown, node: Node, path: string): unknown {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) {
    const entries = Object.entries(value).map(([name, inner]) => {
      const known = Object.hasOwn(node.properties ?? {}, name) ? node.properties![name]! : {};
      return [name, fromTexts(inner, known, path === '' ? name : `${path}.${name}`)];
    });
    return Object.fromEntries(entries);
  }
  if (typeof value !== 'string') return value;
  if (node.type === 'boolean') return BOOLEANS[value.trim().toLowerCase()] ?? value;
  if (node.type === 'number' || node.type === 'integer') return value.trim();
  if (node.type !== 'array' && node.type !== 'object') return value;
  try {
    return JSON.parse(value) as unknown;
  } catch {
    throw new ApiError(errors.invalid, { key: path });
  }
}
const BOOLEANS: Readonly<Record<string, boolean>> = { true: true, false: false, '1': true, '0': false, yes: true, no: false };
