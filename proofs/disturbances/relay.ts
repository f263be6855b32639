import type { AddressInfo } from 'node:net';
import { connect, createServer, type Server, type Socket } from 'node:net';
import type { Random } from '../support/random.ts';

/** `now`: whatever is on the way. `answer`: what was sent arrives, and the connection ends in the place of the answer. */
export type Cut = 'now' | 'answer';

interface Pair {
  readonly client: Socket;
  readonly server: Socket;
  swallowing: boolean;
}

/** Stands between the server and its PostgreSQL, and cuts connections when it is told. */
export class Relay implements AsyncDisposable {
  cuts = 0;
  readonly #listener: Server;
  readonly #pairs = new Set<Pair>();

  private constructor(listener: Server) {
    this.#listener = listener;
  }

  static async open(port: number): Promise<Relay> {
    const listener = createServer((client) => relay.#join(client, connect(port, '127.0.0.1')));
    const relay = new Relay(listener);
    await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve));
    return relay;
  }

  get port(): number {
    return (this.#listener.address() as AddressInfo).port;
  }

  /** Cuts one of the connections, if there is any. */
  cut(random: Random, kind: Cut): void {
    if (this.#pairs.size === 0) return;
    const pair = random.pick([...this.#pairs]);
    if (kind === 'now') this.#end(pair);
    else pair.swallowing = true;
    this.cuts++;
  }

  #join(client: Socket, server: Socket): void {
    const pair: Pair = { client, server, swallowing: false };
    this.#pairs.add(pair);
    for (const socket of [client, server]) {
      socket.setNoDelay(true);
      socket.on('error', () => this.#end(pair));
      socket.on('close', () => this.#end(pair));
    }
    client.on('data', (bytes) => server.write(bytes));
    server.on('data', (bytes) => {
      if (pair.swallowing) this.#end(pair);
      else client.write(bytes);
    });
  }

  #end(pair: Pair): void {
    this.#pairs.delete(pair);
    pair.client.destroy();
    pair.server.destroy();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const closed = new Promise((resolve) => this.#listener.close(resolve));
    for (const pair of [...this.#pairs]) this.#end(pair);
    await closed;
  }
}
