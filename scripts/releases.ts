import { readdirSync, readFileSync } from 'node:fs';
import type { DescribedApi } from '../src/reference/compatibility.ts';

const RELEASES = new URL('../contract/', import.meta.url);

/** The description of the newest release, contract/openapi-VERSION.json; 1.10.0 is newer than 1.9.0. */
export function newestRelease(): { readonly file: string; readonly description: DescribedApi } {
  const files = readdirSync(RELEASES).filter((name) => /^openapi-\d+\.\d+\.\d+\.json$/.test(name));
  const file = files.sort((a, b) => a.localeCompare(b, 'en', { numeric: true })).at(-1);
  if (file === undefined) throw new Error('No released description lies in contract/.');
  return { file, description: JSON.parse(readFileSync(new URL(file, RELEASES), 'utf8')) as DescribedApi };
}
