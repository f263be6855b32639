import { type Agent, fetch } from 'undici';

export const PASSWORD = 'a garden of green apples';

/** A browser on the console: keeps the cookie, sends the CSRF token. */
export class Visitor {
  readonly #url: string;
  readonly #dispatcher: Agent;
  #cookie = '';

  constructor(url: string, dispatcher: Agent) {
    this.#url = url;
    this.#dispatcher = dispatcher;
  }

  /** The same browser on a console that was started again elsewhere. */
  at(url: string): Visitor {
    const moved = new Visitor(url, this.#dispatcher);
    moved.#cookie = this.#cookie;
    return moved;
  }

  /** Reads server-sent events until one of the topic comes; gives its data. */
  async *live(query: string): AsyncGenerator<{ event: string; data: unknown }> {
    const answer = await fetch(`${this.#url}/api/live?${query}`, { dispatcher: this.#dispatcher, headers: { cookie: this.#cookie } });
    let text = '';
    for await (const chunk of answer.body!) {
      text += Buffer.from(chunk as Uint8Array).toString('utf8');
      const blocks = text.split('\n\n');
      text = blocks.pop()!;
      for (const block of blocks) {
        const [, event, data] = /^event: (\w+)\ndata: (.*)$/.exec(block) ?? [];
        if (event !== undefined && data !== undefined) yield { event, data: JSON.parse(data) };
      }
    }
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of many shapes, looked into by assertions.
  async call(method: string, path: string, body?: object): Promise<{ status: number; body: any; headers: Headers }> {
    const csrf = method === 'GET' ? {} : { 'x-csrf-token': (await this.call('GET', '/api/session')).body.csrf_token };
    const answer = await fetch(this.#url + path, {
      method,
      dispatcher: this.#dispatcher,
      headers: { accept: 'application/json', cookie: this.#cookie, ...csrf, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    const set = answer.headers.get('set-cookie');
    if (set) this.#cookie = set.split(';', 1)[0]!;
    const text = await answer.text();
    return { status: answer.status, body: text === '' ? undefined : JSON.parse(text), headers: answer.headers as unknown as Headers };
  }
}
