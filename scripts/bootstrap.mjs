/**
 * What `npm start` and `npm test` need before the first line of TypeScript: installed dependencies and Node 24.
 * Plain JavaScript without dependencies, since it runs on the machine's own Node, 20 or later, before anything is installed.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { run } from '../command/signals.mjs';

export const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));

const OLDEST_NODE = 20;
const NODE = 24;
const BIN = join(ROOT, 'node_modules', '.bin');
const LOCK = join(ROOT, 'package-lock.json');
/** SHA-256 of the package-lock.json that node_modules was installed from. */
const STAMP = join(ROOT, 'node_modules', '.cartwright-lock');
/** npm's own record of what it installed, written at the very end. */
const RECORD = join(ROOT, 'node_modules', '.package-lock.json');

/**
 * Installs what is missing or stale. Returns on Node 24 only: on another Node it runs `script` again with the Node 24 of
 * node_modules and ends as that one ends.
 */
export async function prepare(script) {
  const major = Number(process.versions.node.split('.')[0]);
  if (major < OLDEST_NODE) {
    fail(
      `Cartwright needs Node ${OLDEST_NODE} or later to set itself up; this is Node ${process.versions.node}. Update Node and try again.`,
    );
  }
  await installDependencies();
  process.env.PATH = [BIN, ...(process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== BIN)].join(delimiter);
  if (major === NODE) return;

  const node = join(BIN, 'node');
  if (!existsSync(node) || realpathSync(node) === realpathSync(process.execPath)) {
    fail(`node_modules has no Node ${NODE}, and this is Node ${process.versions.node}. Delete node_modules and try again.`);
  }
  // The channel tells the child when this process is killed outright.
  const { code, signal } = await run(node, [fileURLToPath(script), ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  process.exit(code ?? 128 + constants.signals[signal]);
}

async function installDependencies() {
  const lock = createHash('sha256').update(readFileSync(LOCK)).digest('hex');
  if (isInstalled(lock)) return;
  const done = showProgress('Installing dependencies');
  const [command, ...args] = npm();
  const npmArguments = [...args, 'ci', '--include=dev', '--no-audit', '--no-fund'];
  const { code, signal, output } = await run(command, npmArguments, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] }).finally(done);
  if (code !== 0) {
    process.stderr.write(`${output}\n`);
    fail('The dependencies could not be installed: npm ci failed, see above.', code ?? 128 + constants.signals[signal]);
  }
  writeFileSync(STAMP, `${lock}\n`);
}

function isInstalled(lock) {
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8').trim() === lock) return true;
  // Somebody ran npm by hand after package-lock.json last changed.
  return existsSync(RECORD) && statSync(RECORD).mtimeMs >= statSync(LOCK).mtimeMs;
}

/** The npm that started us, on the Node that it runs on: the one of node_modules is about to be deleted. */
function npm() {
  const { npm_execpath: path = '', npm_node_execpath: node = process.execPath } = process.env;
  return /npm-cli\.[cm]?js$/.test(path) ? [node, path] : ['npm'];
}

/** A line that is renewed every second; in a log, a line every second. */
export function showProgress(text) {
  const started = performance.now();
  const show = () => {
    const line = `${text} … ${Math.round((performance.now() - started) / 1000)} s`;
    process.stderr.write(process.stderr.isTTY ? `\r${line}` : `${line}\n`);
  };
  show();
  const timer = setInterval(show, 1000);
  return () => {
    clearInterval(timer);
    show();
    if (process.stderr.isTTY) process.stderr.write('\n');
  };
}

function fail(sentence, code = 1) {
  process.stderr.write(`${sentence}\n`);
  process.exit(code);
}

// `node scripts/bootstrap.mjs` only installs.
if (process.argv[1] !== undefined && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url)) await installDependencies();
