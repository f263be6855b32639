import { readFileSync } from 'node:fs';
import { setTimeout as wait } from 'node:timers/promises';
import { childrenOf } from '../../src/storage/testing/processes.ts';
import { type Process, startRoles } from '../support/process.ts';
import type { Server } from '../support/server.ts';

const PATIENCE_MILLISECONDS = 120_000;
const POLL_MILLISECONDS = 200;

export interface ClusterOptions {
  readonly data: string;
  readonly release: string;
  readonly databaseUrl: string;
  readonly processes: number;
  readonly preloads: readonly URL[];
}

/** `--processes N`: one command, and its nodes. */
export class Cluster implements Pick<Server, 'origin' | 'ca' | 'operator'> {
  readonly origin: string;
  readonly ca: string;
  readonly operator: Server['operator'];
  readonly #process: Process;
  readonly #size: number;

  private constructor(process: Process, size: number) {
    this.#process = process;
    this.#size = size;
    this.operator = process.ready.development!;
    this.origin = process.ready.development!.url.replace('localhost', '127.0.0.1');
    this.ca = readFileSync(process.ready.ca_file, 'utf8');
  }

  static async start({ data, release, databaseUrl, processes, preloads }: ClusterOptions): Promise<Cluster> {
    const args = ['--processes', String(processes), '--development-port', '0', '--development-database-url', databaseUrl];
    return new Cluster(await startRoles({ data, roles: 'development', args, preloads, release }), processes);
  }

  /** Process ids of the nodes. */
  nodes(): number[] {
    return childrenOf(this.#process.pid);
  }

  /** A rolling restart, to its end. */
  async roll(): Promise<void> {
    const former = this.nodes();
    process.kill(this.#process.pid, 'SIGHUP');
    await until(() => {
      const nodes = this.nodes();
      return nodes.length === this.#size && nodes.every((pid) => !former.includes(pid));
    }, 'the rolling restart');
  }

  /** SIGKILL to one node; resolves when another has its place. */
  async kill(pid: number): Promise<void> {
    process.kill(pid, 'SIGKILL');
    await until(() => {
      const nodes = this.nodes();
      return nodes.length === this.#size && !nodes.includes(pid);
    }, 'the start of another node');
  }

  /** Stops all in order; gives the exit code. */
  async stop(): Promise<number | null> {
    await this.#process.end('SIGTERM');
    return this.#process.exitCode();
  }
}

export async function until(done: () => boolean | Promise<boolean>, what: string): Promise<void> {
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; !(await done()); await wait(POLL_MILLISECONDS)) {
    if (performance.now() > deadline) throw new Error(`${what} did not end within ${PATIENCE_MILLISECONDS / 1_000} s`);
  }
}
