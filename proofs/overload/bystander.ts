import { ApiClient, Unanswered } from '../support/api.ts';
import type { Server } from '../support/server.ts';

/** Clients who do nothing wrong while others do: each has to be answered as always. */
export class Bystander implements AsyncDisposable {
  answered = 0;
  disturbed = 0;
  longest = 0;
  readonly #clients: readonly ApiClient[];
  readonly #running: Promise<unknown>;
  #stopping = false;

  constructor(server: Server, token: string, path: string, clients = 4) {
    this.#clients = Array.from({ length: clients }, () => new ApiClient(server, token));
    this.#running = Promise.all(this.#clients.map((client) => this.#run(client, path)));
  }

  async #run(client: ApiClient, path: string): Promise<void> {
    while (!this.#stopping) {
      const began = performance.now();
      const status = await client.call('GET', path).then(
        (answer) => answer.status,
        (error: unknown) => {
          if (!(error instanceof Unanswered)) throw error;
          return 'no answer';
        },
      );
      this.longest = Math.max(this.longest, performance.now() - began);
      if (status === 200) this.answered++;
      else if (this.disturbed++ < 5) console.error(`disturbed: ${path} was answered ${status}`);
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#stopping = true;
    await this.#running;
    await Promise.all(this.#clients.map((client) => client.close()));
  }
}
