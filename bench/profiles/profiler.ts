import type { CpuProfile } from './cpu.ts';

const INTERVAL_MICROSECONDS = 500;

/** V8's profiler in another process, which was started with `--inspect=0`; its address stands in the log. */
export class Profiler implements Disposable {
  readonly #socket: WebSocket;
  readonly #waiting = new Map<number, { resolve: (result: unknown) => void; reject: (error: Error) => void }>();
  #last = 0;

  private constructor(socket: WebSocket) {
    this.#socket = socket;
    socket.addEventListener('message', ({ data }) => {
      const { id, result, error } = JSON.parse(String(data)) as { id: number; result: unknown; error?: { message: string } };
      const waiting = this.#waiting.get(id);
      this.#waiting.delete(id);
      if (error) waiting?.reject(new Error(error.message));
      else waiting?.resolve(result);
    });
  }

  static async connect(log: string): Promise<Profiler> {
    const address = /Debugger listening on (ws:\S+)/.exec(log)?.[1];
    if (address === undefined) throw new Error('The process did not say where its debugger listens.');
    const socket = new WebSocket(address);
    await new Promise((resolve, reject) => {
      socket.addEventListener('open', resolve);
      socket.addEventListener('error', () => reject(new Error(`No debugger answers at ${address}.`)));
    });
    const profiler = new Profiler(socket);
    await profiler.#send('Profiler.enable');
    await profiler.#send('Profiler.setSamplingInterval', { interval: INTERVAL_MICROSECONDS });
    return profiler;
  }

  /** The main thread's profile while `work` runs. */
  async during<T>(work: () => Promise<T>): Promise<{ readonly result: T; readonly profile: CpuProfile }> {
    await this.#send('Profiler.start');
    const result = await work();
    const { profile } = (await this.#send('Profiler.stop')) as { profile: CpuProfile };
    return { result, profile };
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  #send(method: string, params: object = {}): Promise<unknown> {
    return new Promise((resolve, reject) => {
      const id = ++this.#last;
      this.#waiting.set(id, { resolve, reject });
      this.#socket.send(JSON.stringify({ id, method, params }));
    });
  }
}
