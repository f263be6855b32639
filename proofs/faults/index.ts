import { readFileSync } from 'node:fs';

/** Statements that replace a function of the schema by one with the fault; `cw.` stands for the schema. */
export function faultSql(name: string): string {
  return readFileSync(new URL(`${name}.sql`, import.meta.url), 'utf8');
}
