import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { EventEmitter } from 'node:events';
import { appendFileSync, cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type TestContext, test } from 'node:test';

const BOOTSTRAP = new URL('./bootstrap.mjs', import.meta.url);
const SIGNALS = new URL('../command/signals.mjs', import.meta.url);

/** A stand-in for npm: notes its arguments, makes node_modules, and ends as it is told. */
const NPM = `
import { appendFileSync, mkdirSync } from 'node:fs';
appendFileSync('npm.log', process.argv.slice(2).join(' ') + '\\n');
mkdirSync('node_modules', { recursive: true });
console.error('npm says why');
process.exit(Number(process.env.NPM_CODE ?? 0));
`;

/** A project that has nothing but the set-up, a lock file and the stand-in. */
function project(t: TestContext) {
  const root = mkdtempSync(join(tmpdir(), 'cartwright-bootstrap-'));
  t.after(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'scripts'));
  cpSync(BOOTSTRAP, join(root, 'scripts', 'bootstrap.mjs'));
  cpSync(SIGNALS, join(root, 'command', 'signals.mjs'));
  writeFileSync(join(root, 'npm-cli.mjs'), NPM);
  writeFileSync(join(root, 'package-lock.json'), '{}');
  const env = { ...process.env, npm_execpath: join(root, 'npm-cli.mjs'), npm_node_execpath: process.execPath };
  return {
    root,
    install: (code = 0) =>
      spawnSync(process.execPath, ['scripts/bootstrap.mjs'], { cwd: root, encoding: 'utf8', env: { ...env, NPM_CODE: String(code) } }),
    installs: () => readFileSync(join(root, 'npm.log'), 'utf8').trim().split('\n').length,
  };
}

test('dependencies are installed once, and again when package-lock.json has changed', (t) => {
  const { root, install, installs } = project(t);
  assert.equal(install().status, 0);
  assert.match(readFileSync(join(root, 'npm.log'), 'utf8'), /^ci --include=dev /);
  install();
  assert.equal(installs(), 1);
  appendFileSync(join(root, 'package-lock.json'), '\n');
  install();
  assert.equal(installs(), 2);
});

test('what somebody installed by hand after the last change counts as installed', (t) => {
  const { root, install, installs } = project(t);
  install();
  appendFileSync(join(root, 'package-lock.json'), '\n');
  const record = join(root, 'node_modules', '.package-lock.json');
  writeFileSync(record, '{}');
  const later = new Date(Date.now() + 60_000);
  utimesSync(record, later, later);
  install();
  assert.equal(installs(), 1);
});

test("a failed install shows npm's words, ends with its code, and is tried again the next time", (t) => {
  const { install, installs } = project(t);
  const { status, stderr } = install(3);
  assert.equal(status, 3);
  assert.match(stderr, /npm says why/);
  assert.equal(install().stderr.includes('npm says why'), false);
  assert.equal(installs(), 2);
});

test('a signal that npm or the parent process repeats counts once; a later one, or another one, counts', async () => {
  const { collapseRepeatedSignals } = (await import(SIGNALS.href)) as {
    collapseRepeatedSignals(emitter: EventEmitter, now: () => number): void;
  };
  const emitter = new EventEmitter();
  const seen: string[] = [];
  let time = 1000;
  collapseRepeatedSignals(emitter, () => time);
  for (const event of ['SIGINT', 'SIGTERM', 'message']) emitter.on(event, () => seen.push(`${event} ${time}`));
  for (const [at, event] of [
    [1000, 'SIGINT'],
    [1010, 'SIGINT'],
    [1020, 'SIGINT'],
    [1030, 'SIGTERM'],
    [1400, 'SIGINT'],
    [1401, 'message'],
    [1401, 'message'],
  ] as const) {
    time = at;
    emitter.emit(event);
  }
  assert.deepEqual(seen, ['SIGINT 1000', 'SIGTERM 1030', 'SIGINT 1400', 'message 1401', 'message 1401']);
});
