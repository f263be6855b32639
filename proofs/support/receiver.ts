import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE, KEY } from '../../acceptance/support/receiver-certificate.ts';

/** How a callback is answered. `cut`: half a 200, then the connection ends. `hang`: never. Delays in milliseconds. */
export type Reply =
  | { readonly kind: 'ok'; readonly delay?: number }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'cut' }
  | { readonly kind: 'hang' };

export interface Arrival {
  readonly eventId: string;
  /** Of this event and of all, this one included, from 1. */
  readonly ofEvent: number;
  readonly ofAll: number;
}

/** What came of one event: an answer for each arrival, `200`, `503`, `cut`, `hang`, and the seconds of its Retry-After. */
export interface Seen {
  readonly answers: { readonly answer: string; readonly retryAfter: number | undefined }[];
  readonly orderId: string | undefined;
}

export const OK: Reply = { kind: 'ok' };

/** A retailer's side on loopback, as good or bad as it is told to be: callbacks with a Bearer token, and the endpoint that issues it. */
export class Receiver {
  readonly seen = new Map<string, Seen>();
  /** Ids in the order of their arrival. */
  readonly arrivals: string[] = [];
  behave: (arrival: Arrival) => Reply = () => OK;
  /** Status of the token endpoint. */
  tokenStatus = 200;
  /** No token is good enough. */
  refusing = false;
  tokens = 0;
  unauthorized = 0;
  /** Callbacks that it has not answered. */
  underWay = 0;
  readonly #clientSecret = randomBytes(16).toString('hex');
  readonly #issued = new Set<string>();
  #server: https.Server | undefined;
  #port = 0;

  static async open(): Promise<Receiver> {
    const receiver = new Receiver();
    await receiver.up();
    return receiver;
  }

  /** Listens, each time on the same port. */
  async up(): Promise<void> {
    const server = https.createServer({ cert: CERTIFICATE, key: KEY, keepAliveTimeout: 60_000 }, (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => this.#take(Buffer.concat(chunks).toString(), request, response));
      // A sender that is killed is no error of the receiver.
      request.on('error', () => undefined);
      response.on('error', () => undefined);
    });
    server.on('tlsClientError', () => undefined);
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(this.#port, '127.0.0.1', resolve);
    });
    this.#port = (server.address() as AddressInfo).port;
    this.#server = server;
  }

  /** Connections are refused from here on. */
  async down(): Promise<void> {
    const server = this.#server;
    this.#server = undefined;
    const closed = new Promise((resolve) => (server ? server.close(resolve) : resolve(undefined)));
    server?.closeAllConnections();
    await closed;
  }

  revokeTokens(): void {
    this.#issued.clear();
  }

  get url(): string {
    return `https://127.0.0.1:${this.#port}/callbacks`;
  }

  /** What the Management API wants to know of a webhook. */
  get webhook() {
    return {
      url: this.url,
      auth_uri: `https://127.0.0.1:${this.#port}/oauth/token`,
      client_id: 'proof',
      client_secret: this.#clientSecret,
      ca_certificate: CERTIFICATE,
    };
  }

  /** Whether it took the event with a 200. */
  has(eventId: string): boolean {
    return this.timesTaken(eventId) > 0;
  }

  timesTaken(eventId: string): number {
    return this.seen.get(eventId)?.answers.filter(({ answer }) => answer === '200').length ?? 0;
  }

  #take(text: string, request: IncomingMessage, response: ServerResponse): void {
    if (request.url === '/oauth/token') {
      this.#issue(text, response);
      return;
    }
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (this.refusing || !this.#issued.has(token)) {
      this.unauthorized++;
      response.writeHead(401, { 'content-length': '0' }).end();
      return;
    }
    const eventId = /^\{"event_id":(\d+),/.exec(text)?.[1];
    if (eventId === undefined) throw new Error(`A callback without event_id: ${text.slice(0, 200)}`);
    const seen = this.seen.get(eventId) ?? { answers: [], orderId: /"order_id":"([^"]+)"/.exec(text)?.[1] };
    this.seen.set(eventId, seen);
    this.arrivals.push(eventId);
    const reply = this.behave({ eventId, ofEvent: seen.answers.length + 1, ofAll: this.arrivals.length });
    const answer = reply.kind === 'ok' ? '200' : reply.kind === 'status' ? String(reply.status) : reply.kind;
    const header = reply.kind === 'status' ? reply.headers?.['retry-after'] : undefined;
    seen.answers.push({ answer, retryAfter: header === undefined ? undefined : secondsOf(header) });
    this.#answer(reply, response);
  }

  #answer(reply: Reply, response: ServerResponse): void {
    switch (reply.kind) {
      case 'ok': {
        this.underWay++;
        const answer = () => {
          this.underWay--;
          response.writeHead(200, { 'content-length': '0' }).end();
        };
        if (reply.delay === undefined) answer();
        else setTimeout(answer, reply.delay);
        return;
      }
      case 'status':
        response.writeHead(reply.status, { 'content-length': '0', ...reply.headers }).end();
        return;
      case 'cut':
        response.writeHead(200, { 'content-length': '100' });
        response.write('half an answer', () => response.socket?.destroy());
        return;
      case 'hang':
        return;
    }
  }

  #issue(text: string, response: ServerResponse): void {
    this.tokens++;
    const form = new URLSearchParams(text);
    const known = form.get('grant_type') === 'client_credentials' && form.get('client_secret') === this.#clientSecret;
    const status = known ? this.tokenStatus : 400;
    const token = randomBytes(16).toString('hex');
    if (status === 200) this.#issued.add(token);
    const body = status === 200 ? JSON.stringify({ access_token: token, expires_in: 86_400 }) : '';
    response.writeHead(status, { 'content-type': 'application/json', 'content-length': body.length }).end(body);
  }
}

/** Of a Retry-After header: seconds or a date. */
function secondsOf(header: string): number {
  return /^\d+$/.test(header) ? Number(header) : Math.round((Date.parse(header) - Date.now()) / 1_000);
}
