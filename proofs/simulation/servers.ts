import type { Random } from '../support/random.ts';
import type { Home } from './home.ts';
import { type Answer, type Sent, ServerProcess, type Surroundings } from './server-process.ts';
import type { Trace } from './trace.ts';

const PROCESSES = 2;

/** The processes of the server: whoever dies is started again after a while. */
export class Servers {
  readonly counts = { starts: 0, crashes: 0, failures: 0, restarts: 0 };
  readonly #surroundings: Surroundings;
  readonly #home: Home;
  readonly #random: Random;
  readonly #trace: Trace;
  readonly #processes: (ServerProcess | undefined)[] = Array.from({ length: PROCESSES }, () => undefined);

  constructor(surroundings: Surroundings, home: Home, random: Random, trace: Trace) {
    this.#surroundings = surroundings;
    this.#home = home;
    this.#random = random;
    this.#trace = trace;
  }

  async start(): Promise<void> {
    for (const place of this.#processes.keys()) await this.#startAt(place);
  }

  /** To any process that runs. Undefined: there was none, or it died before its answer. */
  async send(request: Sent): Promise<Answer | undefined> {
    const running = this.#processes.filter((process) => process !== undefined);
    return running.length === 0 ? undefined : this.#random.pick(running).send(request);
  }

  /** One process is stopped in phases and started again, as for an update. */
  async restart(): Promise<void> {
    const place = this.#random.between(0, PROCESSES);
    const process = this.#processes[place];
    if (!process) return;
    this.#processes[place] = undefined;
    this.counts.restarts++;
    this.#trace.note(`process ${place} stops`);
    await process.stop();
    this.#later(place);
  }

  /** The machine with the database fails now, and every process with it. */
  failMachine(): void {
    this.counts.failures++;
    this.#trace.note('the machine fails');
    for (const process of this.#processes) process?.die();
    this.#surroundings.time.interrupt(() => this.#home.fail());
  }

  async #startAt(place: number): Promise<void> {
    const process = new ServerProcess(this.#surroundings);
    this.counts.starts++;
    process.mourn(() => {
      if (this.#processes[place] !== process) return;
      this.#processes[place] = undefined;
      this.counts.crashes++;
      this.#trace.note(`process ${place} dies`);
      this.#later(place);
    });
    if (await process.start()) this.#processes[place] = process;
    else this.#later(place);
  }

  #later(place: number): void {
    setTimeout(() => void this.#startAt(place), this.#random.between(500, 20_000));
  }
}
