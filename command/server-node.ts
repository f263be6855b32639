import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { access, constants, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/**
 * The Node that runs the server. It needs argon2 of node:crypto (24.7); what imports `cartwright/client` and `cartwright/testing` may be
 * older. It is no dependency of the package: npm would link its `node` into node_modules/.bin, and every script of the project that
 * installs us would run on another Node than before.
 */
const NEEDED = [24, 7] as const;
const RANGE = `^${NEEDED.join('.')}.0`;

export function isNewEnough(version: string = process.versions.node): boolean {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  return major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1]);
}

/**
 * Path of a Node that is new enough: this one, the one of npm's package `node` if the project has it, or one that is kept beside
 * the project's packages; installed there by npm when it is missing, which `say` tells.
 */
export async function serverNode(say: (line: string) => void = () => {}): Promise<string> {
  if (isNewEnough()) return process.execPath;
  const ofProject = await nodeOfProject();
  if (ofProject !== undefined) return ofProject;
  const cache = join(await cacheFolder(), `node-${NEEDED[0]}`);
  const kept = join(cache, BINARY);
  if (existsSync(kept)) return kept;
  say(`Cartwright's server needs Node ${NEEDED.join('.')} or later and this is ${process.versions.node}: fetching one with npm (once) …`);
  await install(cache);
  return kept;
}

const WINDOWS = process.platform === 'win32';
const PACKAGE = [
  process.platform === 'darwin' && process.arch === 'arm64' ? 'node-bin' : 'node',
  WINDOWS ? 'win' : process.platform,
  process.arch,
].join('-');
const BINARY = join('node_modules', PACKAGE, 'bin', WINDOWS ? 'node.exe' : 'node');

async function nodeOfProject(): Promise<string | undefined> {
  try {
    const file = createRequire(join(process.cwd(), 'any.js')).resolve('node/package.json');
    const { version, bin } = JSON.parse(await readFile(file, 'utf8')) as { version: string; bin: { node: string } };
    const node = join(dirname(file), bin.node);
    return isNewEnough(version) && existsSync(node) ? node : undefined;
  } catch {
    return undefined;
  }
}

/** `node_modules/.cache/cartwright` of the project that installed us if it can be written, else the user's cache. */
async function cacheFolder(): Promise<string> {
  // This file is node_modules/cartwright/dist/library/command/server-node.js.
  const modules = dirname(dirname(dirname(dirname(__dirname))));
  for (const folder of [join(modules, '.cache', 'cartwright'), join(homedir(), '.cache', 'cartwright')]) {
    try {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.W_OK);
      return folder;
    } catch {}
  }
  throw new Error(`Neither ${modules} nor ${homedir()} can be written, and Node ${NEEDED.join('.')} has to be kept somewhere. ${ADVICE}`);
}

const ADVICE = `Update Node, or add npm's package: npm install --save-dev node@${NEEDED[0]}.`;

/** Whole or not at all: several processes may come at once, and the first to finish wins. */
async function install(cache: string): Promise<void> {
  const workshop = await mkdtemp(`${cache}.installing-`);
  try {
    await writeFile(join(workshop, 'package.json'), '{ "private": true }\n');
    const said = await npm(workshop);
    if (!existsSync(join(workshop, BINARY))) {
      throw new Error(`npm could not install Node ${NEEDED.join('.')} for the server. ${ADVICE}\n${said.trim()}`);
    }
    await rename(workshop, cache).catch((error) => {
      if (!existsSync(join(cache, BINARY))) throw error;
    });
  } finally {
    await rm(workshop, { recursive: true, force: true });
  }
}

/** Runs `npm install` in the folder; resolves to what it said, however it ended. */
function npm(folder: string): Promise<string> {
  const { npm_execpath: path = '', npm_config_global: _, npm_config_location: __, ...env } = process.env;
  const options = ['--no-save', '--no-package-lock', '--ignore-scripts', '--no-audit', '--no-fund', '--no-global'];
  const args = ['install', '--prefix', folder, ...options, `${PACKAGE}@${RANGE}`];
  const [command, ...rest] = /npm-cli\.[cm]?js$/.test(path) ? [process.execPath, path, ...args] : ['npm', ...args];
  return new Promise((resolve) => {
    const child = spawn(command!, rest, { cwd: folder, env, shell: WINDOWS && command === 'npm', stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.once('error', (error) => resolve(error.message));
    child.once('close', () => resolve(said));
  });
}
