import { type ChildProcess, fork } from 'node:child_process';
import type { Socket } from 'node:net';
import type { Role } from '../options.ts';
import { type FromNode, NODE_VARIABLE, type NodeIdentity, type NodeReady, type Question, type ToNode } from './messages.ts';

export interface NodeProcessOptions extends NodeIdentity {
  /** Opens the shared port of a role, or finds it open; gives its number. Rejects with ListenError. */
  readonly listen: (role: Role, port: number, host: string) => Promise<number>;
  /** Somebody asked this node alone to stop. */
  readonly leaving: (node: NodeProcess) => void;
}

export interface End {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/** A node as the first process sees it: the same command line, in a process of its own. */
export class NodeProcess {
  readonly number: number;
  readonly ended: Promise<End>;
  /** Undefined when it ended before. */
  readonly ready: Promise<NodeReady | undefined>;
  /** `performance.now()` when it was ready. */
  readySince: number | undefined;
  readonly #child: ChildProcess;
  readonly #waiting = new Map<number, (answer: unknown) => void>();
  #lastId = 0;

  constructor({ number, first, listen, leaving }: NodeProcessOptions) {
    this.number = number;
    const identity: NodeIdentity = { number, first };
    this.#child = fork(process.argv[1]!, process.argv.slice(2), {
      env: { ...process.env, [NODE_VARIABLE]: JSON.stringify(identity) },
      // Standard output is the first process's: it prints the banner.
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    });
    this.#child.on('error', () => undefined);
    this.ended = new Promise((resolve) => {
      this.#child.once('exit', (code, signal) => {
        for (const settle of this.#waiting.values()) settle(undefined);
        this.#waiting.clear();
        resolve({ code, signal });
      });
    });
    const served = new Promise<NodeReady>((resolve) => {
      this.#child.on('message', (message: FromNode) => {
        if (message.type === 'ready') {
          this.readySince = performance.now();
          resolve(message.platform);
        } else if (message.type === 'leaving') leaving(this);
        else if (message.type === 'taken') this.#settle(message.id, true);
        else if (message.type === 'told') this.#settle(message.id, message.answer);
        else if (message.type === 'listen') void this.#listen(message, listen);
      });
    });
    this.ready = Promise.race([served, this.ended.then(() => undefined)]);
  }

  /** Hands a connection over; false when the node died before it took it. */
  async give(role: Role, socket: Socket): Promise<boolean> {
    return (await this.#ask((id) => ({ type: 'connection', role, id }), socket)) === true;
  }

  /** What it answers; undefined when it died before. */
  ask(question: Question): Promise<unknown> {
    return this.#ask((id) => ({ type: 'ask', id, question }));
  }

  /** Lets it finish: another has its place. */
  retire(): void {
    this.#send({ type: 'retire' });
  }

  stop(): void {
    this.#send({ type: 'stop' });
  }

  kill(): void {
    this.#child.kill('SIGKILL');
  }

  get #isGone(): boolean {
    return this.#child.exitCode !== null || this.#child.signalCode !== null || !this.#child.connected;
  }

  #ask(message: (id: number) => ToNode, socket?: Socket): Promise<unknown> {
    if (this.#isGone) return Promise.resolve(undefined);
    const id = ++this.#lastId;
    return new Promise((resolve) => {
      this.#waiting.set(id, resolve);
      this.#send(message(id), socket);
    });
  }

  #settle(id: number, answer: unknown): void {
    this.#waiting.get(id)?.(answer);
    this.#waiting.delete(id);
  }

  /** A node that died meanwhile ends by itself: whoever waits for it is told then. */
  #send(message: ToNode, socket?: Socket): void {
    if (this.#isGone) return;
    this.#child.send(message, socket, { keepOpen: true }, () => undefined);
  }

  async #listen({ role, port, host }: Extract<FromNode, { type: 'listen' }>, listen: NodeProcessOptions['listen']): Promise<void> {
    try {
      this.#send({ type: 'listening', role, port: await listen(role, port, host) });
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException;
      this.#send({ type: 'refused', role, code, message });
    }
  }
}
