import { spawnSync } from 'node:child_process';
import { existsSync, globSync } from 'node:fs';
import { cp, rm } from 'node:fs/promises';
import { delimiter, join } from 'node:path';

/** What is kept of an installation: its data directory, and on PostgreSQL a dump of the database. */
export interface Backup {
  readonly data: string;
  readonly dump: string | undefined;
}

/** As docs/operating.md says: PostgreSQL while it serves, the embedded engine's data after the stop. */
export async function takeBackup(from: { readonly data: string; readonly databaseUrl: string | undefined }, to: string): Promise<Backup> {
  await rm(to, { recursive: true, force: true });
  await cp(from.data, to, { recursive: true });
  if (from.databaseUrl === undefined) return { data: to, dump: undefined };
  const dump = join(to, 'cartwright.dump');
  const schemas = ['development', 'production', 'console'].map((schema) => `--schema=${schema}`);
  runTool('pg_dump', ['--format=custom', ...schemas, `--file=${dump}`, from.databaseUrl]);
  return { data: to, dump };
}

/** Puts it where nothing is: a folder that does not exist, an empty database. */
export async function restoreBackup(
  backup: Backup,
  to: { readonly data: string; readonly databaseUrl: string | undefined },
): Promise<void> {
  await cp(backup.data, to.data, { recursive: true });
  if (backup.dump !== undefined && to.databaseUrl !== undefined)
    runTool('pg_restore', ['--exit-on-error', '--no-owner', `--dbname=${to.databaseUrl}`, backup.dump]);
}

function runTool(name: string, args: readonly string[]): void {
  const folders = [...(process.env.PATH ?? '').split(delimiter), ...globSync('/usr/lib/postgresql/*/bin').sort().reverse()];
  const program = folders.map((folder) => join(folder, name)).find((file) => existsSync(file));
  if (program === undefined) throw new Error(`${name} is missing: install PostgreSQL's client programs.`);
  const { status, stderr } = spawnSync(program, args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`${name} ended with ${status}: ${stderr}`);
}
