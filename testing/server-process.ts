import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, existsSync, mkdtempSync, openSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { serverNode } from '../command/server-node.ts';
import type { Ready } from './ready.ts';

/** A first start prepares the database that later ones copy: ten seconds on a slow machine, and once. */
const DEFAULT_TIMEOUT = 120_000;
const POLL = 5;
const STOP_TIMEOUT = 15_000;
const TAIL_LINES = 80;

export interface ProcessOptions {
  /** Options of the command line. */
  readonly args: readonly string[];
  /** Milliseconds until it is ready; default 120,000. */
  readonly timeout?: number;
  readonly env?: Readonly<Record<string, string>>;
  /** What is started instead of the installed server. */
  readonly command?: readonly string[];
}

/** The server as a child process that stops with its parent, however that ends. Its log goes to a file. */
export class ServerProcess {
  readonly ready: Ready;
  readonly logFile: string;
  readonly #child: ChildProcess;
  readonly #folder: Folder;
  readonly #ended: Promise<unknown>;

  private constructor(child: ChildProcess, folder: Folder, ended: Promise<unknown>, ready: Ready) {
    this.#child = child;
    this.#folder = folder;
    this.#ended = ended;
    this.ready = ready;
    this.logFile = folder.log;
  }

  /** Throws with the end of the log when it ends before it is ready, or is not ready in time. */
  static async start({ args, timeout = DEFAULT_TIMEOUT, env, command }: ProcessOptions): Promise<ServerProcess> {
    const [program, ...first] = command ?? (await installedCommand());
    const folder = new Folder();
    const log = openSync(folder.log, 'a');
    const child = spawn(program!, [...first, ...args, '--ready-file', folder.ready, '--stop-with-parent'], {
      env: { ...inherited(), ...env },
      // Standard input is never written to. It ends with this process, which the server notices.
      stdio: ['pipe', log, log],
      windowsHide: true,
    });
    closeSync(log);
    let failure: string | undefined;
    const ended = new Promise<void>((resolve) => {
      const fail = (sentence: string) => {
        failure ??= sentence;
        resolve();
      };
      child.once('exit', (code, signal) => fail(`The server ended with ${signal ?? `exit code ${code}`}`));
      child.once('error', (error) => fail(`The server could not be started (${error.message})`));
    });
    const started = performance.now();
    while (!existsSync(folder.ready)) {
      if (failure === undefined && performance.now() - started > timeout) failure = `The server was not ready within ${timeout} ms`;
      if (failure !== undefined) {
        child.kill('SIGKILL');
        const said = folder.tail();
        folder.remove();
        throw new Error(`${failure}.${said === '' ? '' : ` The end of its log:\n${said}`}`);
      }
      await Promise.race([wait(POLL), ended]);
    }
    // A test run that forgets to close may end all the same.
    child.unref();
    (child.stdin as unknown as { unref?(): void } | null)?.unref?.();
    return new ServerProcess(child, folder, ended, JSON.parse(readFileSync(folder.ready, 'utf8')) as Ready);
  }

  /** Stops in phases, as by SIGTERM; kills what has not stopped within 15 seconds. */
  async stop(): Promise<void> {
    this.#child.ref();
    if (this.#child.exitCode === null && this.#child.signalCode === null) {
      // Windows knows no SIGTERM that a process could handle.
      if (process.platform === 'win32') this.#child.stdin?.end();
      else this.#child.kill('SIGTERM');
      const patience = new AbortController();
      const late = wait(STOP_TIMEOUT, true, { signal: patience.signal }).catch(() => false);
      if ((await Promise.race([this.#ended, late])) === true) this.#child.kill('SIGKILL');
      await this.#ended;
      patience.abort();
    }
    this.#child.stdin?.destroy();
    this.#folder.remove();
  }

  /** Ends it at once, as a crash does; a later `stop` tidies up. */
  async kill(): Promise<void> {
    this.#child.ref();
    this.#child.kill('SIGKILL');
    await this.#ended;
  }

  log(): string {
    return readFileSync(this.logFile, 'utf8');
  }
}

/** Of the package that this file belongs to, run by a Node that is new enough. */
async function installedCommand(): Promise<string[]> {
  if (typeof __dirname === 'undefined') throw new Error('Only the installed package knows its server; say which `command` to start.');
  return [await serverNode((line) => process.stderr.write(`${line}\n`)), join(__dirname, '..', '..', '..', 'command', 'cartwright.mjs')];
}

/** What a test runner sets for its own Node would only confuse the server's. */
function inherited(): NodeJS.ProcessEnv {
  const { NODE_OPTIONS, NODE_V8_COVERAGE, ...rest } = process.env;
  return rest;
}

/** Ready file and log, removed at the latest when this process ends. */
class Folder {
  readonly #path = mkdtempSync(join(tmpdir(), 'cartwright-testing-'));
  readonly ready = join(this.#path, 'ready.json');
  readonly log = join(this.#path, 'log');
  readonly #atExit = () => rmSync(this.#path, { recursive: true, force: true });

  constructor() {
    process.once('exit', this.#atExit);
  }

  tail(): string {
    return readFileSync(this.log, 'utf8').trim().split('\n').slice(-TAIL_LINES).join('\n');
  }

  remove(): void {
    process.off('exit', this.#atExit);
    this.#atExit();
  }
}
