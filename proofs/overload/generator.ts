import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { LoadJob } from './load.ts';
import type { LoadWorld } from './requests.ts';
import type { LoadResult } from './tally.ts';

type JobOf<T extends LoadJob['type']> = Omit<Extract<LoadJob, { type: T }>, 'type'>;

/** The process that makes the load. It does one job at a time. */
export class Generator implements AsyncDisposable {
  readonly #child: ChildProcess;

  private constructor() {
    this.#child = fork(fileURLToPath(new URL('load.ts', import.meta.url)), [], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  static async start(world: LoadWorld): Promise<Generator> {
    const generator = new Generator();
    await generator.#run({ type: 'world', world });
    return generator;
  }

  closed(job: JobOf<'closed'>): Promise<LoadResult> {
    return this.#run({ type: 'closed', ...job }) as Promise<LoadResult>;
  }

  open(job: JobOf<'open'>): Promise<LoadResult> {
    return this.#run({ type: 'open', ...job }) as Promise<LoadResult>;
  }

  idle(job: JobOf<'idle'>): Promise<number> {
    return this.#run({ type: 'idle', ...job }) as Promise<number>;
  }

  handshakes(job: JobOf<'handshakes'>): Promise<number> {
    return this.#run({ type: 'handshakes', ...job }) as Promise<number>;
  }

  async #run(job: LoadJob): Promise<unknown> {
    this.#child.send(job);
    const [reply] = (await once(this.#child, 'message')) as [{ result: unknown } | { error: string }];
    if ('error' in reply) throw new Error(reply.error);
    return reply.result;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const ended = once(this.#child, 'exit');
    this.#child.kill('SIGKILL');
    await ended;
  }
}
