import type { Recorder } from './recorder.ts';
import { nameOfError, nameOfField, nameOfRow, noteOn, type OperationKey, tables } from './tables.ts';

interface Count {
  have: number;
  of: number;
}
interface Family {
  readonly rows: Count;
  readonly fields: Count;
  readonly errors: Count;
  noted: number;
}
export interface Report {
  readonly families: ReadonlyMap<string, Family>;
  readonly total: Family;
  readonly missing: readonly string[];
}

const count = (): Count => ({ have: 0, of: 0 });
const family = (): Family => ({ rows: count(), fields: count(), errors: count(), noted: 0 });

/** Compares what was shown with the tables. What coverage-notes.tsv names is neither shown nor missing. */
export function compareWithTables(recorder: Recorder): Report {
  const families = new Map<string, Family>();
  const total = family();
  const missing: string[] = [];
  const apiOf = (operation: OperationKey) => tables.endpoints.find((row) => row.operation === operation)?.api ?? 'any';
  const add = (api: string, kind: 'rows' | 'fields' | 'errors', operation: OperationKey, name: string, shown: boolean, reason: string) => {
    const noted = kind !== 'rows' && noteOn(operation, name) !== undefined;
    if (!families.has(api)) families.set(api, family());
    for (const counts of [families.get(api)!, total]) {
      counts[kind].of++;
      if (shown) counts[kind].have++;
      else if (noted) counts.noted++;
    }
    if (!shown && !noted) missing.push(`${operation}: ${name}${reason}`);
    if (shown && noted) missing.push(`${operation}: ${name} is shown; remove it from coverage-notes.tsv`);
  };
  for (const row of tables.endpoints)
    add(row.api, 'rows', row.operation, `row ${row.title}`, recorder.served.has(nameOfRow(row)), ' is not served');
  for (const field of tables.fields) {
    const effective = !field.note.includes('effect:') || recorder.effects.has(`${field.operation} ${field.field}`);
    const reason = effective ? '' : ' without its effect';
    add(apiOf(field.operation), 'fields', field.operation, nameOfField(field), recorder.shown(field) && effective, reason);
  }
  for (const row of tables.errors) add(apiOf(row.operation), 'errors', row.operation, nameOfError(row), recorder.provoked.has(row), '');
  return { families, total, missing: [...missing, ...recorder.problems] };
}

const ratio = ({ have, of }: Count) => `${have}/${of}`;

export function lines({ families, total, missing }: Report): string[] {
  const line = (name: string, { rows, fields, errors, noted }: Family) =>
    `${name.padEnd(16)} rows ${ratio(rows).padEnd(8)} fields ${ratio(fields).padEnd(10)} errors ${ratio(errors).padEnd(8)} noted ${noted}`;
  return [
    ...missing.map((what) => `MISSING ${what}`),
    ...[...families].map(([name, counts]) => line(name, counts)),
    `${total.noted} of the fields and errors stand in contract/coverage-notes.tsv with the reason why they cannot be shown yet`,
    `rows=${ratio(total.rows)} fields=${ratio(total.fields)} errors=${ratio(total.errors)} missing=${missing.length}`,
  ];
}
