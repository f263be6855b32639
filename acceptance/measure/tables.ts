import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const FOLDER = join(import.meta.dirname, '..', '..', 'contract');

/** Method and path as the tables write them: `GET /v2/fulfillment/users/{user_id}/link`. */
export type OperationKey = string;

export interface EndpointRow {
  readonly operation: OperationKey;
  readonly api: string;
  readonly title: string;
  readonly status: 'current' | 'deprecated' | 'retired';
}
export interface FieldRow {
  readonly operation: OperationKey;
  readonly direction: 'request' | 'response' | 'query' | 'path' | 'header';
  readonly field: string;
  readonly type: string;
  readonly required: string;
  readonly note: string;
}
export interface ErrorRow {
  readonly operation: OperationKey;
  readonly status: string;
  /** `*` where the contract leaves the wording UNKNOWN. */
  readonly message: string;
  readonly code: string;
  /** `meta.key`; the whole of `meta` where it begins with `{`. */
  readonly key: string;
  readonly note: string;
}
/**
 * Why something of the tables cannot be shown by this server. `operation`: `* *` for all, or with a path that ends in `*`; `what`: a
 * direction and a field, an error, `required` and a field, or `*`.
 */
export interface CoverageNote {
  readonly operation: OperationKey;
  readonly what: string;
  readonly reason: string;
}

function read(name: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(FOLDER, `${name}.tsv`), 'utf8')
    .trimEnd()
    .split('\n');
  const columns = head!.split('\t');
  return lines.map((line) => {
    const values = line.split('\t');
    return { ...Object.fromEntries(columns.map((column, n) => [column, values[n] ?? ''])), operation: `${values[0]} ${values[1]}` };
  });
}

export const tables = {
  endpoints: read('endpoints') as unknown as readonly EndpointRow[],
  fields: read('fields') as unknown as readonly FieldRow[],
  errors: read('errors') as unknown as readonly ErrorRow[],
  notes: read('coverage-notes') as unknown as readonly CoverageNote[],
};

/** Titles repeat between the APIs, operations between a row and its older twin. */
export const nameOfRow = (row: EndpointRow) => `${row.operation} ${row.title}`;
export const nameOfField = (row: FieldRow) => `${row.direction} ${row.field}`;
export const nameOfError = (row: ErrorRow) =>
  `error ${row.status} ${row.message}${row.message === '*' ? ` (${row.note})` : ''} ${row.key}`.trimEnd();

/** The note on something of an operation. */
export function noteOn(operation: OperationKey, what: string): CoverageNote | undefined {
  const covers = (pattern: string) =>
    pattern === '* *' || pattern === operation || (pattern.endsWith('*') && operation.startsWith(pattern.slice(0, -1)));
  return tables.notes.find((note) => (note.what === what || note.what === '*') && covers(note.operation));
}
