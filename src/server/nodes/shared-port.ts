import net from 'node:net';
import { ListenError } from '../../http/tls/secure-port.ts';

/** Somebody who serves the connections of a port. */
export interface Taker {
  /** Resolves when the connection has arrived there, with false when it never will. */
  give(socket: net.Socket): Promise<boolean>;
}

/**
 * A port whose connections are served by several processes, each by the one that has waited longest. A process that has not yet taken
 * one is given no other: who is busy gets less. A connection that a process died over before it took it goes to another, which is what
 * Node's `cluster` leaves hanging.
 */
export class SharedPort {
  readonly number: number;
  readonly #server: net.Server;
  readonly #takers = new Set<Taker>();
  #free: Taker[] = [];
  #waiting: net.Socket[] = [];

  private constructor(server: net.Server) {
    this.#server = server;
    this.number = (server.address() as net.AddressInfo).port;
    server.on('connection', (socket) => {
      // What breaks before anybody has it is nobody's.
      socket.on('error', () => undefined);
      // Otherwise Node would count it in the process that takes it, and ask there.
      delete (socket as { server?: net.Server }).server;
      this.#waiting.push(socket);
      this.#match();
    });
  }

  /** `port` 0 takes a free one. Rejects with ListenError. */
  static async listen(port: number, host: string): Promise<SharedPort> {
    const server = net.createServer({ pauseOnConnect: true });
    await new Promise<void>((resolve, reject) => {
      server.once('error', (error) => reject(new ListenError(port, host, error)));
      server.listen({ port, host }, resolve);
    });
    // Errors of single connections, as too many open files.
    server.removeAllListeners('error').on('error', () => undefined);
    return new SharedPort(server);
  }

  admit(taker: Taker): void {
    this.#takers.add(taker);
    this.#free.push(taker);
    this.#match();
  }

  /** Gives it nothing more. */
  dismiss(taker: Taker): void {
    this.#takers.delete(taker);
    this.#free = this.#free.filter((free) => free !== taker);
  }

  /** Nobody can connect any more. */
  close(): void {
    this.#server.close();
    for (const socket of this.#waiting) socket.destroy();
    this.#waiting = [];
  }

  #match(): void {
    while (this.#waiting.length > 0 && this.#free.length > 0) void this.#give(this.#waiting.shift()!, this.#free.shift()!);
  }

  async #give(socket: net.Socket, taker: Taker): Promise<void> {
    const taken = await taker.give(socket);
    if (taken) {
      // Closes this process's copy only.
      socket.destroy();
      if (this.#takers.has(taker)) this.#free.push(taker);
    } else if (this.#server.listening) {
      this.#waiting.unshift(socket);
      this.#takers.delete(taker);
    } else {
      socket.destroy();
    }
    this.#match();
  }
}
