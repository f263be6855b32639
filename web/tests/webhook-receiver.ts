import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { text as textOf } from 'node:stream/consumers';
import { CERTIFICATE, KEY } from '../../acceptance/support/receiver-certificate.ts';

interface Arrived {
  readonly type: string;
  readonly id: string;
  /** JSON. */
  readonly text: string;
}

/** A subscriber's side on loopback, which answers 204. */
export class WebhookReceiver implements AsyncDisposable {
  readonly ca = CERTIFICATE;
  readonly #arrived: Arrived[] = [];
  readonly #waiting = new Set<() => void>();
  readonly #server = https.createServer({ cert: CERTIFICATE, key: KEY }, async (request, response) => {
    const text = await textOf(request);
    const { type } = JSON.parse(text) as { type: string };
    this.#arrived.push({ type, id: String(request.headers['webhook-id']), text });
    response.writeHead(204).end();
    for (const look of this.#waiting) look();
  });

  /** Gives the URL. */
  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    return `https://127.0.0.1:${(this.#server.address() as AddressInfo).port}/status`;
  }

  /** Resolves once a message of this type has come, with these words where some are given. */
  async told(type: string, words = ''): Promise<void> {
    const { promise, resolve } = Promise.withResolvers<void>();
    const look = () => {
      if (this.#arrived.some((one) => one.type === type && one.text.includes(words))) resolve();
    };
    this.#waiting.add(look);
    look();
    await promise;
    this.#waiting.delete(look);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}
