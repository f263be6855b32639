import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';

/** What a prepared embedded database depends on besides its engine: the migrations, the demo data and what writes them. */
const SOURCES = [
  '../demo/',
  '../demo/departments/',
  './seed/',
  '../fulfillment/geography/',
  '../storage/migrations/',
  '../storage/migrations/console/',
];
const compiled = import.meta.url.endsWith('.js');
/** Of the compiled server, which has no sources: the build writes what `initialDatabaseKey` gives for those it was made of. */
const KEY_FILE = new URL('./initial-database.key', import.meta.url);

/** Names the prepared database that a new one is copied from; 16 hexadecimal digits. */
export function initialDatabaseKey(): string {
  if (compiled) return readFileSync(KEY_FILE, 'utf8').trim();
  const hash = createHash('sha256');
  for (const source of SOURCES) {
    const folder = new URL(source, import.meta.url);
    for (const entry of readdirSync(folder, { withFileTypes: true })) {
      if (entry.isFile() && !entry.name.endsWith('.test.ts')) hash.update(readFileSync(new URL(entry.name, folder)));
    }
  }
  return hash.digest('hex').slice(0, 16);
}
