import assert from 'node:assert/strict';
import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE, KEY } from './receiver-certificate.ts';

/** A callback as it came (contract/callbacks.md §2). */
export interface Callback {
  /** Digits, since the number is larger than 2^53. */
  readonly event_id: string;
  readonly event_name: string;
  readonly event_timestamp: string;
  readonly event_metadata: Record<string, unknown>;
}

/** A fault of the receiver, so that a check of callbacks can be seen to fail. */
export type ReceiverFault = 'lose-callback' | 'change-payload';

/** A retailer's side: an HTTPS endpoint for callbacks that wants a Bearer token, and the OAuth 2.0 endpoint that issues it. */
export class Receiver {
  readonly clientId = 'stories';
  readonly clientSecret = randomBytes(16).toString('hex');
  /** Form of the last token request. */
  tokenRequest: Record<string, string> = {};
  tokens = 0;
  /** Callbacks without a valid token. */
  unauthorized = 0;
  /** Key of the signatures, once the webhook is made. */
  signingSecret: string | undefined;
  badSignatures = 0;
  readonly #server: https.Server;
  readonly #fault: ReceiverFault | undefined;
  readonly #issued = new Set<string>();
  readonly #callbacks = new Map<string, Callback>();
  #waiting: (() => void)[] = [];
  #count = 0;

  private constructor(fault: ReceiverFault | undefined) {
    this.#fault = fault;
    this.#server = https.createServer({ cert: CERTIFICATE, key: KEY }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#answer(Buffer.concat(chunks).toString('utf8'), request, response));
    });
  }

  static async open(fault?: ReceiverFault): Promise<Receiver> {
    const receiver = new Receiver(fault);
    await new Promise<void>((resolve) => receiver.#server.listen(0, '127.0.0.1', resolve));
    return receiver;
  }

  /** What the Management API wants to know of a webhook. */
  get webhook() {
    return {
      name: 'Stories',
      url: `${this.#origin}/callbacks`,
      auth_uri: `${this.#origin}/oauth/token`,
      client_id: this.clientId,
      client_secret: this.clientSecret,
      scope: 'callbacks',
      resource: 'stories',
      ca_certificate: CERTIFICATE,
    };
  }

  get #origin(): string {
    return `https://localhost:${(this.#server.address() as AddressInfo).port}`;
  }

  /** The callbacks that match, in the order of their events, once there are as many as wanted. */
  async callbacks(matches: (callback: Callback) => boolean, wanted: number): Promise<Callback[]> {
    for (;;) {
      const found = [...this.#callbacks.values()].filter(matches);
      if (found.length >= wanted) return found.sort((a, b) => (BigInt(a.event_id) < BigInt(b.event_id) ? -1 : 1));
      await new Promise<void>((resolve, reject) => {
        const limit = setTimeout(
          () => reject(new Error(`${found.length} of ${wanted} callbacks: ${found.map((one) => one.event_name)}`)),
          30_000,
        );
        this.#waiting.push(() => {
          clearTimeout(limit);
          resolve();
        });
      });
    }
  }

  async close(): Promise<void> {
    this.#server.closeAllConnections();
    await new Promise((resolve) => this.#server.close(resolve));
  }

  #answer(text: string, request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/oauth/token') {
      this.#issue(text, request, response);
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (!this.#issued.has(token)) {
      this.unauthorized++;
      response.writeHead(401).end();
      return;
    }
    if (this.signingSecret !== undefined && !isSigned(this.signingSecret, request, text)) this.badSignatures++;
    this.#keep(text);
    response.writeHead(200).end();
    for (const wake of this.#waiting.splice(0)) wake();
  }

  #keep(text: string): void {
    const event_id = /^\{"event_id":(\d+),/.exec(text)?.[1];
    assert.ok(event_id, `no event_id at the beginning of ${text.slice(0, 200)}`);
    const callback = { ...(JSON.parse(text) as Callback), event_id };
    this.#count++;
    if (this.#fault === 'lose-callback' && this.#count === 3) return;
    if (this.#fault === 'change-payload' && this.#count === 3) callback.event_metadata.unasked = true;
    this.#callbacks.set(event_id, callback);
  }

  #issue(text: string, request: IncomingMessage, response: ServerResponse): void {
    this.tokenRequest = Object.fromEntries(new URLSearchParams(text));
    const form = request.headers['content-type'] === 'application/x-www-form-urlencoded';
    const known = this.tokenRequest.client_id === this.clientId && this.tokenRequest.client_secret === this.clientSecret;
    if (!form || !known) {
      response.writeHead(400).end('{"error":"invalid_client"}');
      return;
    }
    const token = randomBytes(16).toString('hex');
    this.#issued.add(token);
    this.tokens++;
    response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify({ access_token: token, expires_in: 3_600 }));
  }
}

/** By the Standard Webhooks scheme: HMAC-SHA256 of id, time and body. */
function isSigned(secret: string, { headers }: IncomingMessage, text: string): boolean {
  const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64');
  const expected = createHmac('sha256', key).update(`${headers['webhook-id']}.${headers['webhook-timestamp']}.${text}`).digest();
  return String(headers['webhook-signature'])
    .split(' ')
    .map((one) => Buffer.from(one.replace(/^v1,/, ''), 'base64'))
    .some((given) => given.length === expected.length && timingSafeEqual(given, expected));
}
