import { readdirSync, readFileSync } from 'node:fs';
import type { Migration } from '../storage/engine/index.ts';

const FOLDER = new URL('../storage/migrations/', import.meta.url);

/** `001-foundation.sql` → migration 1; in the order of their numbers. */
function read(folder: URL): Migration[] {
  return readdirSync(folder)
    .filter((file) => /^\d{3}-[\w-]+\.sql$/.test(file))
    .sort()
    .map((file) => ({
      id: Number(file.slice(0, 3)),
      name: file.slice(4, -'.sql'.length),
      sql: readFileSync(new URL(file, folder), 'utf8'),
    }));
}

/** The schema of a server, development or production. */
export const serverMigrations = (): Migration[] => read(FOLDER);

/** The schema of the console. */
export const consoleMigrations = (): Migration[] => read(new URL('console/', FOLDER));
