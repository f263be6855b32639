import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';

/** Another Node process that runs a piece of module code, for tests of what happens between processes. */
export interface Child extends AsyncDisposable {
  readonly pid: number;
  /** The next line it prints; undefined when it has ended. */
  line(): Promise<string | undefined>;
  /** Writes a line to its standard input. */
  tell(text: string): void;
  kill(signal: NodeJS.Signals): Promise<void>;
}

/** `code` is an ES module; `import.meta` of the caller resolves what it imports: put `new URL('./x.ts', import.meta.url)` into the text. */
export function runChild(code: string, environment: Readonly<Record<string, string>> = {}): Child {
  const process_ = spawn(process.execPath, ['--input-type=module', '-e', code], { env: { ...process.env, ...environment } });
  process_.stderr.pipe(process.stderr);
  return new RunningChild(process_);
}

class RunningChild implements Child {
  readonly pid: number;
  readonly #process: ChildProcessWithoutNullStreams;
  /** Printed and not asked for yet. Not readline's own iterator: it pauses a stream that is ahead of it, and sometimes for ever. */
  readonly #lines: string[] = [];
  readonly #waiting: ((line: string | undefined) => void)[] = [];
  readonly #exit: Promise<unknown>;
  #ended = false;

  constructor(process: ChildProcessWithoutNullStreams) {
    this.pid = process.pid!;
    this.#process = process;
    this.#exit = once(process, 'exit');
    createInterface(process.stdout)
      .on('line', (line) => {
        const next = this.#waiting.shift();
        if (next) next(line);
        else this.#lines.push(line);
      })
      .on('close', () => {
        this.#ended = true;
        for (const next of this.#waiting.splice(0)) next(undefined);
      });
  }

  async line(): Promise<string | undefined> {
    if (this.#lines.length > 0 || this.#ended) return this.#lines.shift();
    return new Promise((resolve) => this.#waiting.push(resolve));
  }

  tell(text: string): void {
    this.#process.stdin.write(`${text}\n`);
  }

  async kill(signal: NodeJS.Signals): Promise<void> {
    this.#process.kill(signal);
    await this.#exit;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#process.exitCode === null && this.#process.signalCode === null) await this.kill('SIGKILL');
  }
}
