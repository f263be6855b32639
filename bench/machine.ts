import { execFileSync } from 'node:child_process';
import { closeSync, fdatasyncSync, openSync, rmSync, statfsSync, writeSync } from 'node:fs';
import { cpus, release, tmpdir, totalmem } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { ROOT } from './server.ts';

const FILE_SYSTEMS: Readonly<Record<number, string>> = {
  61267: 'ext4',
  16914836: 'tmpfs (no disk!)',
  2435016766: 'btrfs',
  1481003842: 'xfs',
};

/** What the figures depend on, in a line. */
export function machineFacts(): string {
  const { type } = statfsSync(tmpdir());
  const models = [...new Set(cpus().map(({ model }) => model.trim()))].join(', ');
  return [
    `${cpus().length} cores (${models})`,
    `${(totalmem() / 2 ** 30).toFixed(1)} GiB`,
    `${process.platform} ${release()} ${process.arch}`,
    `${FILE_SYSTEMS[type] ?? `file system 0x${type.toString(16)}`} with ${syncsPerSecond()} fdatasync of 8 KiB a second`,
    `Node ${process.version}`,
  ].join(', ');
}

/** Short, and whether src/ differs from it. */
export function commit(): string {
  const git = (...argv: string[]) => execFileSync('git', argv, { cwd: ROOT, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] }).trim();
  try {
    return `${git('rev-parse', '--short', 'HEAD')}${git('status', '--porcelain', '--', 'src') === '' ? '' : ' with changes in src/'}`;
  } catch {
    return 'unknown (no git)';
  }
}

function syncsPerSecond(): number {
  const file = join(tmpdir(), `cartwright-bench-${process.pid}`);
  const descriptor = openSync(file, 'w');
  const block = Buffer.alloc(8_192, 1);
  const started = performance.now();
  let count = 0;
  for (; performance.now() - started < 300; count++) {
    writeSync(descriptor, block, 0, block.length, (count % 128) * block.length);
    fdatasyncSync(descriptor);
  }
  closeSync(descriptor);
  rmSync(file);
  return Math.round((count / (performance.now() - started)) * 1000);
}

const SETTINGS = ['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method', 'shared_buffers', 'max_wal_size'];

/** What decides whether PostgreSQL's answers are durable, and how fast they are. */
export async function databaseFacts(url: string): Promise<string> {
  const client = new pg.Client(url);
  await client.connect();
  const facts: string[] = [];
  for (const name of SETTINGS) facts.push(`${name} ${(await client.query<Record<string, string>>(`show ${name}`)).rows[0]![name]}`);
  await client.end();
  return `PostgreSQL: ${facts.join(', ')}`;
}
