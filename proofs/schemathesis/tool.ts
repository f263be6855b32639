import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const run = promisify(execFile);
export const VERSION = '4.32.5';
const FOLDER = fileURLToPath(new URL(`../../node_modules/.cache/schemathesis-${VERSION}`, import.meta.url));
const PROGRAM = join(FOLDER, 'bin', 'schemathesis');
/** Written last, so that an installation that was cut off is begun anew. */
const COMPLETE = join(FOLDER, 'complete');

/** Why the tool cannot be had here; undefined once it is installed, in a virtual environment of its own. */
export async function install(): Promise<string | undefined> {
  if (existsSync(COMPLETE)) return undefined;
  try {
    await run('python3', ['--version']);
  } catch {
    return 'this machine has no python3';
  }
  try {
    await rm(FOLDER, { recursive: true, force: true });
    await run('python3', ['-m', 'venv', FOLDER]);
    await run(join(FOLDER, 'bin', 'pip'), ['install', '--quiet', '--disable-pip-version-check', `schemathesis==${VERSION}`]);
    await writeFile(COMPLETE, '');
    return undefined;
  } catch (error) {
    return `schemathesis ${VERSION} could not be installed: ${(error as Error).message.trim().split('\n').at(-1)}`;
  }
}

/** Runs it in a folder that has its configuration; gives its exit code and what it said. */
export async function schemathesis(folder: string, args: readonly string[]): Promise<{ code: number; said: string }> {
  const child = spawn(PROGRAM, ['run', ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
  const chunks: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => chunks.push(chunk));
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: Buffer.concat(chunks).toString('utf8') };
}
