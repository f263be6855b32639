import { readFileSync } from 'node:fs';
import { Agent, fetch } from 'undici';
import type { Ready } from '../support/process.ts';

/** A signed-in browser of the console, as far as its JSON API goes. */
export class ConsoleClient {
  readonly #url: string;
  readonly #dispatcher: Agent;
  #cookie = '';
  #csrf = '';

  private constructor(ready: Ready) {
    this.#url = ready.console!.url;
    this.#dispatcher = new Agent({ connect: { ca: readFileSync(ready.ca_file, 'utf8') } });
  }

  static async signIn(ready: Ready): Promise<ConsoleClient> {
    const client = new ConsoleClient(ready);
    const { email, password } = ready.console!;
    await client.#renew();
    await client.call('POST', '/api/session', { email, password });
    await client.#renew();
    return client;
  }

  /** Throws for any answer but 200. */
  // biome-ignore lint/suspicious/noExplicitAny: answers of every route
  async call(method: string, path: string, body?: object): Promise<any> {
    const response = await fetch(this.#url + path, {
      method,
      headers: {
        accept: 'application/json',
        cookie: this.#cookie,
        ...(method === 'GET' ? {} : { 'x-csrf-token': this.#csrf }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      dispatcher: this.#dispatcher,
    });
    for (const cookie of response.headers.getSetCookie()) this.#cookie = cookie.split(';', 1)[0]!;
    const text = await response.text();
    if (response.status !== 200) throw new Error(`${method} ${path} answered ${response.status}: ${text}`);
    return JSON.parse(text);
  }

  async close(): Promise<void> {
    await this.#dispatcher.close();
  }

  async #renew(): Promise<void> {
    this.#csrf = (await this.call('GET', '/api/session')).csrf_token;
  }
}
