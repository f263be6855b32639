import { openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { Secret } from './secrets.ts';

/** The variable that names the folder in which every process of the suite keeps its lines and the secrets that it saw. */
export const FOLDER_VARIABLE = 'CARTWRIGHT_LOG_SEARCH';

const folder = process.env[FOLDER_VARIABLE]!;
const open = (name: string) => openSync(join(folder, `${process.pid}.${name}`), 'a', 0o600);
let lines: number | undefined;
let secrets: number | undefined;
const known = new Set<string>();

/** Keeps a line of the log as it would have been written, with its end of line. */
export function keepLine(line: string): void {
  lines ??= open('lines');
  writeSync(lines, line);
}

/** Keeps each secret once a process. */
export function keepSecrets(found: Iterable<Secret>): void {
  for (const secret of found) {
    if (known.has(secret.value)) continue;
    known.add(secret.value);
    secrets ??= open('secrets');
    writeSync(secrets, `${JSON.stringify(secret)}\n`);
  }
}
