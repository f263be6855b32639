import type { Socket } from 'node:net';
import { ListenError, type SecurePort } from '../../http/tls/secure-port.ts';
import type { Role } from '../options.ts';
import { type FromNode, NODE_VARIABLE, type NodeIdentity, type NodeReady, type Question, type ToNode } from './messages.ts';

/** Serves to the end of what is under way (`retire`), or stops as at a signal. */
export type Leaving = 'retire' | 'stop';

/** This process as one of several that share ports: its side of the channel to the first process. */
export class Node {
  readonly identity: NodeIdentity;
  readonly #ports = new Map<Role, { readonly port: SecurePort; readonly settle: (message: ToNode) => void }>();
  #answers: (question: Question) => Promise<unknown> = async () => undefined;
  #leave: (how: Leaving) => void = () => process.exit(1);

  constructor(identity: NodeIdentity) {
    this.identity = identity;
    // What starts this program may have let go of it, and nothing else keeps a process that has no port of its own.
    process.channel?.ref();
    process.on('message', (message: ToNode, socket: unknown) => this.#take(message, socket as Socket | undefined));
    // The first process is gone, and with it the ports.
    process.once('disconnect', () => this.#leave('stop'));
    // Of a terminal, which tells the whole group: the first process says what is to happen.
    process.on('SIGINT', () => undefined);
    process.on('SIGTERM', () => this.#tell({ type: 'leaving' }));
  }

  /** Undefined where this process is not a node. */
  static ofThisProcess(): Node | undefined {
    const text = process.env[NODE_VARIABLE];
    delete process.env[NODE_VARIABLE];
    return text === undefined ? undefined : new Node(JSON.parse(text) as NodeIdentity);
  }

  /** Serves what connects to the role's port, which the first process has open; gives its number. Rejects with ListenError. */
  listen(role: Role, port: SecurePort, number: number, host: string): Promise<number> {
    return new Promise((resolve, reject) => {
      const settle = (message: ToNode) => {
        if (message.type === 'listening') resolve(message.port);
        else if (message.type === 'refused') reject(new ListenError(number, host, Object.assign(new Error(message.message), message)));
      };
      this.#ports.set(role, { port, settle });
      this.#tell({ type: 'listen', role, port: number, host });
    });
  }

  /** From now on connections come. `answers` are for the first process; `leave` is called once for each wish to see this process end. */
  ready(platform: NodeReady, answers: (question: Question) => Promise<unknown>, leave: (how: Leaving) => void): void {
    this.#answers = answers;
    this.#leave = leave;
    this.#tell({ type: 'ready', platform });
  }

  #take(message: ToNode, socket: Socket | undefined): void {
    if (message.type === 'listening' || message.type === 'refused') this.#ports.get(message.role)?.settle(message);
    else if (message.type === 'connection') this.#accept(message, socket);
    else if (message.type === 'ask') void this.#answer(message);
    else this.#leave(message.type);
  }

  #accept({ id, role }: Extract<ToNode, { type: 'connection' }>, socket: Socket | undefined): void {
    // Before anything is read from it: until then another could still have it.
    this.#tell({ type: 'taken', id });
    // It may have gone already.
    if (socket) this.#ports.get(role)!.port.accept(socket.setNoDelay(true));
  }

  async #answer({ id, question }: Extract<ToNode, { type: 'ask' }>): Promise<void> {
    this.#tell({ type: 'told', id, answer: await this.#answers(question) });
  }

  #tell(message: FromNode): void {
    if (process.connected) process.send!(message, undefined, {}, () => undefined);
  }
}
