import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { fileURLToPath } from 'node:url';

const MAIN = fileURLToPath(new URL('../src/main.ts', import.meta.url));
const FREE = ['--development-port', '0', '--production-port', '0', '--console-port', '0'];

function launch(args: readonly string[]) {
  const child = spawn(process.execPath, [MAIN, ...args], { stdio: ['ignore', 'pipe', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (chunk) => {
    errors += String(chunk);
  });
  return { child, errors: () => errors };
}

/** What a start that must fail says, and its exit code. */
async function refusal(args: readonly string[]): Promise<{ code: number; said: string }> {
  const { child, errors } = launch(args);
  const [code] = (await once(child, 'close')) as [number];
  return { code, said: errors() };
}

describe('a start that cannot succeed says why in a sentence and what to do, with exit code 1', () => {
  let folder = '';
  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'cartwright-refusals-'));
  });
  after(() => rmSync(folder, { recursive: true, force: true }));

  test('a wrong option', async () => {
    const { code, said } = await refusal(['--development-port', 'x']);
    assert.equal(code, 1);
    assert.match(said, /--development-port takes a port/);
    assert.match(said, /Usage: npm start/);
  });

  test('a port that is taken, by its option', async () => {
    const taken = createServer().listen(0, '127.0.0.1');
    await once(taken, 'listening');
    const { port } = taken.address() as { port: number };
    const { code, said } = await refusal(['--ephemeral', ...FREE.slice(0, 2), '--production-port', String(port), '--console-port', '0']);
    taken.close();
    assert.equal(code, 1);
    assert.match(said, new RegExp(`port ${port}.*another program uses it`));
    assert.match(said, /--production-port/);
    assert.doesNotMatch(said, /\n {4}at /);
  });

  test('a data directory in use, and free again after the stop', async () => {
    const first = launch(['--data', folder, ...FREE]);
    let screen = '';
    for await (const chunk of first.child.stdout) {
      screen += String(chunk);
      if (screen.includes('A first call:')) break;
    }
    const { code, said } = await refusal(['--data', folder, ...FREE]);
    assert.equal(code, 1);
    assert.match(said, new RegExp(`is in use by process ${first.child.pid}`));
    first.child.kill('SIGTERM');
    assert.equal(((await once(first.child, 'exit')) as [number])[0], 0);
  });

  test('a database that does not answer, without its password', async () => {
    const { code, said } = await refusal(['--ephemeral', ...FREE, '--database-url', 'postgresql://me:geheim@127.0.0.1:1/nothing']);
    assert.equal(code, 1);
    assert.match(said, /PostgreSQL at 127\.0\.0\.1:1\/nothing does not answer/);
    assert.doesNotMatch(said, /geheim/);
  });
});
