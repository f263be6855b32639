import assert from 'node:assert/strict';
import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import net, { type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, describe, test } from 'node:test';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { Agent, request } from 'undici';
import { startTestPostgres, type TestDatabase, type TestPostgres } from '../../storage/testing/test-postgres.ts';

const MAIN = fileURLToPath(new URL('../../main.ts', import.meta.url));

let postgres: TestPostgres;
let opened: TestDatabase;
let folder: string;
const started: ChildProcess[] = [];

before(async () => {
  postgres = await startTestPostgres({ fsync: false });
  opened = await postgres.createDatabase();
  folder = await mkdtemp(join(tmpdir(), 'cartwright-nodes-'));
});
after(async () => {
  for (const child of started) child.kill('SIGKILL');
  await opened[Symbol.asyncDispose]();
  await postgres[Symbol.asyncDispose]();
  await rm(folder, { recursive: true, force: true });
});

/** One node, of production alone, and the process in front of it. */
function start(port: number): ChildProcess {
  const options = [
    '--data',
    folder,
    '--serve',
    'production',
    '--seed',
    'none',
    '--processes',
    '1',
    '--ready-file',
    join(folder, 'ready.json'),
  ];
  const child = spawn(process.execPath, [MAIN, ...options, '--production-port', String(port), '--database-url', opened.url], {
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  started.push(child);
  return child;
}

async function until(done: () => boolean): Promise<void> {
  while (!done()) await pause(20);
}

async function startReady(): Promise<{ child: ChildProcess; url: string; ca: string }> {
  await rm(join(folder, 'ready.json'), { force: true });
  const child = start(0);
  child.stderr!.resume();
  await until(() => existsSync(join(folder, 'ready.json')) || child.exitCode !== null);
  const ready = JSON.parse(readFileSync(join(folder, 'ready.json'), 'utf8'));
  return { child, url: ready.production.url, ca: readFileSync(ready.ca_file, 'utf8') };
}

function nodesOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child, parent]) => (parent === pid ? [child!] : []));
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    assert.equal((error as NodeJS.ErrnoException).code, 'ESRCH');
    return false;
  }
}

describe('processes that share ports', () => {
  test('a taken port ends them all, with the option that chooses another', async () => {
    const taken = net.createServer();
    await once(taken.listen(0, '127.0.0.1'), 'listening');
    const child = start((taken.address() as AddressInfo).port);
    let said = '';
    for await (const line of createInterface({ input: child.stderr! })) said += line;
    assert.equal(child.exitCode ?? (await once(child, 'exit'))[0], 1);
    assert.match(said, /another program uses it.*--production-port/);
    taken.close();
  });

  test('a new one that does not come up leaves the former in its place; both end in order', async () => {
    const { child, url, ca } = await startReady();
    const [former] = nodesOf(child.pid!);
    const key = readFileSync(join(folder, 'secret.key'));
    await writeFile(join(folder, 'secret.key'), 'no key\n');
    const lines = createInterface({ input: child.stderr! });
    child.kill('SIGHUP');
    for await (const line of lines) if (line.includes('did not come up')) break;
    await writeFile(join(folder, 'secret.key'), key);
    assert.deepEqual(nodesOf(child.pid!), [former]);
    const agent = new Agent({ connect: { ca } });
    assert.equal((await request(`${url}/health`, { dispatcher: agent })).statusCode, 200);
    await agent.destroy();
    child.stderr!.resume();
    child.kill('SIGTERM');
    assert.deepEqual(await once(child, 'exit'), [0, null]);
    assert.equal(isAlive(former!), false);
  });

  test('they end with the process in front of them, however that ends', async () => {
    const { child } = await startReady();
    const [node] = nodesOf(child.pid!);
    child.kill('SIGKILL');
    await once(child, 'exit');
    await until(() => !isAlive(node!));
  });
});
