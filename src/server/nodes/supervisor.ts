import { setTimeout as pause } from 'node:timers/promises';
import type { Logger } from 'pino';
import type { Role } from '../options.ts';
import type { NodeReady } from './messages.ts';
import { type End, NodeProcess } from './node-process.ts';
import { SharedPort, type Taker } from './shared-port.ts';

/** A node that served this long and then died is replaced at once, milliseconds. */
const WELL_MILLISECONDS = 10_000;
/** Between the attempts to replace one that does not come up, doubled each time, milliseconds. */
const AGAIN = { first: 500, most: 30_000 };
/** A node that another has replaced and that does not end is killed, milliseconds: longer than all it waits for. */
const RETIRED_MILLISECONDS = 60_000;

interface Slot {
  readonly number: number;
  node: NodeProcess | undefined;
  /** Starts and replacements, one after another: a place is never filled twice. */
  work: Promise<unknown>;
}

/** Keeps a number of nodes running behind ports that they share: starts, replaces, and stops them. */
export class Supervisor {
  readonly #log: Logger;
  readonly #slots: readonly Slot[];
  readonly #ports = new Map<Role, Promise<SharedPort>>();
  readonly #alive = new Set<NodeProcess>();
  readonly #takers = new Map<NodeProcess, Map<Role, Taker>>();
  readonly #stopping = new AbortController();
  #rolling: Promise<void> = Promise.resolve();
  #started = 0;

  constructor(processes: number, log: Logger) {
    this.#log = log;
    this.#slots = Array.from({ length: processes }, (_, index) => ({ number: index + 1, node: undefined, work: Promise.resolve() }));
  }

  /** Those that serve. */
  get nodes(): readonly NodeProcess[] {
    return this.#slots.flatMap(({ node }) => node ?? []);
  }

  /** Resolves when all nodes serve, with what the first says; undefined when one of them ended first, which has said why. */
  async start(): Promise<NodeReady | undefined> {
    const [first, ...others] = this.#slots;
    // Alone: it migrates and makes what the others find.
    const platform = await this.#launch(first!);
    if (!platform) return undefined;
    const started = await Promise.all(others.map((slot) => this.#launch(slot)));
    return started.every((one) => one !== undefined) ? platform : undefined;
  }

  /** Replaces one node after another, each by a new one that serves before it retires. Ends early when a new one does not come up. */
  roll(): Promise<void> {
    this.#rolling = this.#rolling.then(async () => {
      this.#log.info('rolling restart');
      for (const slot of this.#slots) if (!(await inTurn(slot, () => this.#replace(slot)))) return;
      this.#log.info('rolling restart done');
    });
    return this.#rolling;
  }

  /** All at once; gives whether every one that served ended in order. */
  async stop(): Promise<boolean> {
    this.#stopping.abort();
    for (const port of this.#ports.values()) await port.then((open) => open.close()).catch(() => undefined);
    const alive = [...this.#alive];
    for (const node of alive) node.stop();
    const inOrder = await Promise.all(alive.map(async (node) => (await node.ended).code === 0 || node.readySince === undefined));
    return inOrder.every(Boolean);
  }

  kill(): void {
    for (const node of this.#alive) node.kill();
  }

  async #launch(slot: Slot): Promise<NodeReady | undefined> {
    const node = new NodeProcess({
      number: slot.number,
      first: this.#started++ === 0,
      listen: async (role, port, host) => (await this.#port(role, port, host)).number,
      leaving: (asked) => void this.#replaceOnly(slot, asked),
    });
    this.#alive.add(node);
    void node.ended.then((end) => this.#ended(slot, node, end));
    const platform = await node.ready;
    if (!platform) return undefined;
    slot.node = node;
    await this.#admit(node);
    return platform;
  }

  /** One port for a role, whoever asks first; it stays open while nodes come and go. */
  #port(role: Role, port: number, host: string): Promise<SharedPort> {
    let open = this.#ports.get(role);
    if (!open) {
      open = SharedPort.listen(port, host);
      this.#ports.set(role, open);
      open.catch(() => this.#ports.delete(role));
    }
    return open;
  }

  async #admit(node: NodeProcess): Promise<void> {
    const takers = new Map<Role, Taker>();
    this.#takers.set(node, takers);
    for (const [role, port] of this.#ports) {
      const taker: Taker = { give: (socket) => node.give(role, socket) };
      takers.set(role, taker);
      (await port).admit(taker);
    }
  }

  async #dismiss(node: NodeProcess): Promise<void> {
    for (const [role, taker] of this.#takers.get(node) ?? []) (await this.#ports.get(role))?.dismiss(taker);
    this.#takers.delete(node);
  }

  async #replace(slot: Slot): Promise<boolean> {
    const former = slot.node;
    if (this.#isStopping || !(await this.#launch(slot))) {
      if (!this.#isStopping) this.#log.error({ node: slot.number }, 'the new node did not come up; the former one stays');
      return false;
    }
    if (former) await this.#retire(former);
    return true;
  }

  async #replaceOnly(slot: Slot, node: NodeProcess): Promise<void> {
    await inTurn(slot, async () => {
      if (slot.node === node) await this.#replace(slot);
    });
  }

  async #retire(node: NodeProcess): Promise<void> {
    await this.#dismiss(node);
    node.retire();
    const tooLong = setTimeout(() => node.kill(), RETIRED_MILLISECONDS);
    await node.ended;
    clearTimeout(tooLong);
  }

  async #ended(slot: Slot, node: NodeProcess, end: End): Promise<void> {
    this.#alive.delete(node);
    await this.#dismiss(node);
    if (slot.node !== node) return;
    slot.node = undefined;
    if (this.#isStopping) return;
    const served = performance.now() - node.readySince!;
    this.#log.error({ node: slot.number, ...end }, 'a node ended and is started again');
    await this.#startAgain(slot, served >= WELL_MILLISECONDS ? 0 : AGAIN.first);
  }

  async #startAgain(slot: Slot, firstWait: number): Promise<void> {
    for (let wait = firstWait; !this.#isStopping; wait = Math.min(Math.max(wait * 2, AGAIN.first), AGAIN.most)) {
      await pause(wait, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
      // A rolling restart may have filled the place.
      if (await inTurn(slot, async () => this.#isStopping || slot.node !== undefined || (await this.#launch(slot)))) return;
      this.#log.error({ node: slot.number }, 'a node did not come up');
    }
  }

  get #isStopping(): boolean {
    return this.#stopping.signal.aborted;
  }
}

function inTurn<T>(slot: Slot, work: () => Promise<T>): Promise<T> {
  const done = slot.work.then(work);
  slot.work = done.catch(() => undefined);
  return done;
}
