import assert from 'node:assert/strict';
import type { IncomingHttpHeaders } from 'node:http';
import https from 'node:https';
import { setTimeout as wait } from 'node:timers/promises';

export interface Call {
  readonly method: string;
  /** With its query, already percent-encoded: it is sent as it is. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Sent as it is, with the JSON content type unless `headers` names another. */
  readonly raw?: string | Buffer;
  readonly token?: string;
}

export interface Answer<T = unknown> {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly text: string;
  readonly body: T;
}

/** An HTTPS client with a pool of connections. Every answer it gets is checked for what holds everywhere. */
export class Client {
  readonly url: string;
  readonly ca: string | undefined;
  readonly #agent: https.Agent;

  constructor(url: string, ca: string | undefined, connections = 32) {
    this.url = url;
    this.ca = ca;
    this.#agent = new https.Agent({ keepAlive: true, maxSockets: connections, ...(ca === undefined ? {} : { ca }) });
  }

  /** Sends a call and reads its answer; waits as long as `Retry-After` says where the server limits the rate. */
  async send<T>(call: Call): Promise<Answer<T>> {
    for (;;) {
      const answer = await this.#once<T>(call);
      checkEverywhere(call, answer);
      if (answer.status !== 429) return answer;
      await wait(Number(answer.headers['retry-after'] ?? 1) * 1000);
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  #once<T>(call: Call): Promise<Answer<T>> {
    const content = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const headers: Record<string, string> = {
      accept: 'application/json',
      ...(call.token === undefined ? {} : { authorization: `Bearer ${call.token}` }),
      ...(content === undefined ? {} : { 'content-type': 'application/json' }),
      ...(content === undefined || call.headers?.['transfer-encoding'] ? {} : { 'content-length': String(Buffer.byteLength(content)) }),
      ...call.headers,
    };
    return new Promise((resolve, reject) => {
      const { hostname, port } = new URL(this.url);
      const request = https.request({ hostname, port, method: call.method, path: call.path, headers, agent: this.#agent }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          resolve({ status: response.statusCode ?? 0, headers: response.headers, text, body: parse(text) as T });
        });
      });
      request.on('error', (error) => reject(new Error(`${call.method} ${call.path}: ${error.message}`, { cause: error })));
      request.end(content);
    });
  }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** No answer is a 5xx, shows a stack trace, or lacks `X-Request-Id`; each has a JSON body. */
function checkEverywhere(call: Call, answer: Answer): void {
  const what = `${call.method} ${call.path.slice(0, 200)} → ${answer.status} ${answer.text.slice(0, 500)}`;
  assert.ok(answer.status < 500, what);
  assert.match(answer.headers['x-request-id']?.toString() ?? '', /^[\x21-\x7e]{1,128}$/, `X-Request-Id of ${what}`);
  assert.doesNotMatch(answer.text, /\n\s+at .+:\d+:\d+/, `a stack trace in ${what}`);
  if (call.method === 'HEAD') return;
  assert.match(answer.headers['content-type'] ?? '', /^application\/json\b/, what);
  assert.notEqual(answer.body, undefined, `JSON expected of ${what}`);
}
