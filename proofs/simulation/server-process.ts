import type { InjectOptions } from 'fastify';
import { pino } from 'pino';
import type { Network } from '../../src/callbacks/transport.ts';
import { DEFAULT_RATE } from '../../src/http/rate-limit.ts';
import { type StartedEnvironment, startEnvironment } from '../../src/server/environment.ts';
import type { Database } from '../../src/storage/engine/index.ts';
import type { SecretBox } from '../../src/storage/secrets/secret-box.ts';
import { DisturbedDatabase, type Living } from './disturbed-database.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Forecast } from './weather.ts';

const URL = 'https://localhost:8443';

export interface Surroundings {
  readonly time: VirtualTime;
  readonly forecast: Forecast;
  /** The database as it is open now. */
  readonly database: () => Database;
  readonly secrets: SecretBox;
  readonly certificates: { readonly cert: string; readonly key: string };
  readonly network: Network;
}

export interface Sent {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string | undefined;
}

export interface Answer {
  readonly status: number;
  readonly text: string;
}

/** The whole development server of one process, its workers included, without sockets. */
export class ServerProcess implements Living {
  alive = true;
  readonly #surroundings: Surroundings;
  readonly #mourners = new Set<() => void>();
  readonly #undo: (() => Promise<void>)[] = [];
  #started: StartedEnvironment | undefined;

  constructor(surroundings: Surroundings) {
    this.#surroundings = surroundings;
  }

  /** False when it died on the way, or could not use the database. */
  async start(): Promise<boolean> {
    const { time, forecast, database, secrets, certificates, network } = this.#surroundings;
    const log = pino({ level: process.env.TEST_LOG ?? 'silent' });
    const options = {
      ...certificates,
      name: 'development' as const,
      database: new DisturbedDatabase(database, this, forecast, time),
      secrets,
      log,
      network,
      inspector: undefined,
      toolbox: undefined,
      url: () => URL,
      consoleUrl: () => URL,
      startedAt: Date.now(),
      version: 'simulated',
      rate: DEFAULT_RATE,
      trustProxy: [],
    };
    const starting = time.as(this, () => startEnvironment(options, (_phase, run) => void this.#undo.push(run)));
    try {
      this.#started = await this.orDeath(starting);
    } catch {
      this.die();
    }
    return this.alive;
  }

  /** Undefined when the process died before the answer. */
  async send({ method, path, headers, body }: Sent): Promise<Answer | undefined> {
    if (!this.alive) return undefined;
    const request = { method, url: path, headers, ...(body === undefined ? {} : { payload: body }) } as InjectOptions;
    const { time } = this.#surroundings;
    try {
      const answer = await this.orDeath(time.as(this, () => this.#started!.server.app.inject(request)));
      return { status: answer.statusCode, text: answer.body };
    } catch (error) {
      if (this.alive) throw error;
      return undefined;
    }
  }

  /** In phases, as after SIGTERM. */
  async stop(): Promise<void> {
    const { time } = this.#surroundings;
    const phases = async () => {
      this.#started?.waiting.close();
      await this.#started?.server.app.close();
      for (let step = this.#undo.pop(); step; step = this.#undo.pop()) await step();
    };
    try {
      await this.orDeath(time.as(this, phases));
    } catch (error) {
      if (this.alive) throw error;
    }
    this.die();
  }

  die(): void {
    if (!this.alive) return;
    this.alive = false;
    this.#surroundings.time.drop(this);
    for (const callback of [...this.#mourners]) callback();
  }

  mourn(callback: () => void): () => void {
    this.#mourners.add(callback);
    return () => void this.#mourners.delete(callback);
  }

  /** Rejects at the death of the process, after which the work never ends. */
  async orDeath<T>(work: Promise<T>): Promise<T> {
    if (!this.alive) throw new Error('The process has died.');
    const { promise, reject } = Promise.withResolvers<never>();
    const forget = this.mourn(() => reject(new Error('The process has died.')));
    work.catch(() => undefined);
    try {
      return await Promise.race([work, promise]);
    } finally {
      forget();
    }
  }
}
