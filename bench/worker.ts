import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';

type Reply<Result> = { readonly result: Result } | { readonly error: string };

/** A process that does one job at a time for us, so that what it costs is not the measuring process's. */
export class Worker<Job extends object, Result> implements AsyncDisposable {
  readonly #child: ChildProcess;

  constructor(file: URL, argv: readonly string[] = []) {
    this.#child = fork(fileURLToPath(file), [...argv], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  }

  get pid(): number {
    return this.#child.pid!;
  }

  run(job: Job): Promise<Result> {
    return new Promise((resolve, reject) => {
      const ended = (code: number | null) => reject(new Error(`A worker of the bench ended with ${code}.`));
      this.#child.once('exit', ended);
      this.#child.once('message', (reply: Reply<Result>) => {
        this.#child.off('exit', ended);
        if ('error' in reply) reject(new Error(reply.error));
        else resolve(reply.result);
      });
      this.#child.send(job);
    });
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#child.exitCode !== null || this.#child.signalCode !== null) return;
    const ended = new Promise((resolve) => this.#child.once('exit', resolve));
    this.#child.disconnect();
    await ended;
  }
}

/** The other side: answers each job; `close` runs when the one who asks has gone. */
export function work<Job, Result>(handle: (job: Job) => Promise<Result>, close: () => Promise<void> = async () => {}): void {
  process.on('message', (job: Job) => {
    handle(job).then(
      (result) => process.send?.({ result }),
      (error: Error) => process.send?.({ error: error.stack ?? error.message }),
    );
  });
  process.on('disconnect', () => {
    close().finally(() => process.exit(0));
  });
}
