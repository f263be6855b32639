import type { Random } from '../support/random.ts';
import type { Home } from './home.ts';
import { type Answer, type Sent, ServerProcess, type Surroundings } from './server-process.ts';
import type { Trace } from './trace.ts';

const MOST = 2;

/** The processes of the server: one, or two in busy times. Whoever dies is started again after a while. */
export class Servers {
  readonly counts = { crashes: 0, failures: 0, restarts: 0 };
  readonly #surroundings: Surroundings;
  readonly #home: Home;
  readonly #random: Random;
  readonly #trace: Trace;
  readonly #processes: (ServerProcess | undefined)[] = [];
  #wanted = 1;

  constructor(surroundings: Surroundings, home: Home, random: Random, trace: Trace) {
    this.#surroundings = surroundings;
    this.#home = home;
    this.#random = random;
    this.#trace = trace;
  }

  async start(): Promise<void> {
    await this.#startAt(0);
  }

  /** As many processes as there is work for: a second one is added, or stopped. */
  async scale(): Promise<void> {
    this.#wanted = MOST + 1 - this.#wanted;
    if (this.#wanted === MOST) return this.#startAt(1);
    await this.#stopAt(1);
  }

  /** To any process that runs. Undefined: there was none, or it died before its answer. */
  async send(request: Sent): Promise<Answer | undefined> {
    const running = this.#processes.filter((process) => process !== undefined);
    return running.length === 0 ? undefined : this.#random.pick(running).send(request);
  }

  /** One process is stopped in phases and started again, as for an update. */
  async restart(): Promise<void> {
    const place = this.#random.between(0, this.#wanted);
    this.counts.restarts++;
    await this.#stopAt(place);
    this.#later(place);
  }

  /** The machine with the database fails now, and every process with it. */
  failMachine(): void {
    this.counts.failures++;
    this.#trace.note('the machine fails');
    for (const process of this.#processes) process?.die();
    this.#surroundings.time.interrupt(() => this.#home.fail());
  }

  async #stopAt(place: number): Promise<void> {
    const process = this.#processes[place];
    this.#processes[place] = undefined;
    this.#trace.note(`process ${place} stops`);
    await process?.stop();
  }

  async #startAt(place: number): Promise<void> {
    if (place >= this.#wanted || this.#processes[place]) return;
    const process = new ServerProcess(this.#surroundings);
    process.mourn(() => {
      if (this.#processes[place] !== process) return;
      this.#processes[place] = undefined;
      this.counts.crashes++;
      this.#trace.note(`process ${place} dies`);
      this.#later(place);
    });
    if (!(await process.start())) return this.#later(place);
    if (place >= this.#wanted || this.#processes[place]) return process.stop();
    this.#processes[place] = process;
  }

  #later(place: number): void {
    setTimeout(() => void this.#startAt(place), this.#random.between(500, 20_000));
  }
}
