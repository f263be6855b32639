import { randomBytes } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { parseSubjectName } from '../http/tls/subject-names.ts';
import { createAuthority, issueServerCertificate } from '../http/tls/x509.ts';
import { isSignedBy } from './signature.ts';

/** How the receiver answers a callback. */
export type Mode =
  | { readonly kind: 'ok' }
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Record<string, string>; readonly body?: string | Buffer }
  /** Answers 200 after a while; for measurements. */
  | { readonly kind: 'slow'; readonly milliseconds: number }
  /** Answers nothing until `release`. */
  | { readonly kind: 'hang' }
  /** Sends the head of a 200 and half of its body, then cuts the connection. */
  | { readonly kind: 'close_mid_body' }
  | { readonly kind: 'close' }
  | { readonly kind: 'redirect'; readonly to: string };

export interface Received {
  readonly headers: IncomingMessage['headers'];
  readonly text: string;
  // biome-ignore lint/suspicious/noExplicitAny: tests look into payloads of every event
  readonly body: any;
  /** The digits of `event_id`, which JSON.parse rounds. */
  readonly eventId: string;
  /** On the wall, epoch milliseconds with a fraction. */
  readonly at: number;
  readonly status: number;
}

/** A retailer's side on loopback: an HTTPS endpoint that wants a Bearer token, and the OAuth token endpoint that issues it. */
export interface Receiver extends AsyncDisposable {
  /** Of the callbacks. */
  readonly url: string;
  readonly authUri: string;
  /** PEM of the CA that issued its certificate. */
  readonly ca: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Callbacks with a valid token, in the order of their arrival. */
  readonly received: readonly Received[];
  /** Callbacks turned away with 401. */
  readonly unauthorized: number;
  /** The form of each token request. */
  readonly tokenRequests: readonly Record<string, string>[];
  /** Connections accepted so far. */
  readonly connections: number;
  mode: Mode;
  tokenMode: Mode;
  /** What the token endpoint says about the token's life; seconds. */
  expiresIn: number | string | undefined;
  /** Tokens issued so far are refused with 401 from now on. */
  revokeTokens(): void;
  /** Answers 200 to whatever hangs. */
  release(): void;
  /** Resolves once so many callbacks were received in all. */
  receivedInAll(count: number): Promise<void>;
  /** Forgets what was received. */
  clear(): void;
  signed(by: string, received: Received): boolean;
}

export interface ReceiverOptions {
  /** Wants no token, as a receiver on development may. */
  readonly open?: boolean;
  /** Keeps nothing of what it receives but the count; for measurements. */
  readonly onReceived?: (received: Received) => void;
}

export async function openReceiver({ open = false, onReceived }: ReceiverOptions = {}): Promise<Receiver> {
  const validity = { from: new Date(Date.now() - 3_600_000), to: new Date(Date.now() + 86_400_000) };
  const authority = createAuthority('Receiver fixture CA', validity);
  const leaf = issueServerCertificate(authority, ['localhost', '127.0.0.1'].map(parseSubjectName), validity);
  const tokens = new Set<string>();
  const hanging = new Set<() => void>();
  const waiting: { count: number; resolve: () => void }[] = [];
  let received: Received[] = [];
  let count = 0;
  let unauthorized = 0;
  let connections = 0;
  const tokenRequests: Record<string, string>[] = [];

  const server = createServer(
    { key: leaf.key.export({ type: 'pkcs8', format: 'pem' }), cert: leaf.certificate.toString() },
    (request, response) => {
      const chunks: Buffer[] = [];
      request.on('data', (chunk: Buffer) => chunks.push(chunk));
      request.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        if (request.url === '/oauth/token') issue(text, request, response);
        else take(text, request, response);
      });
      // A sender that gave up is no error of the receiver.
      request.on('error', () => undefined);
      response.on('error', () => undefined);
    },
  );
  server.keepAliveTimeout = 60_000;
  server.on('connection', () => connections++);

  const issue = (text: string, request: IncomingMessage, response: ServerResponse) => {
    const form = Object.fromEntries(new URLSearchParams(text));
    tokenRequests.push(form);
    const right =
      request.method === 'POST' &&
      request.headers['content-type'] === 'application/x-www-form-urlencoded' &&
      form.grant_type === 'client_credentials' &&
      form.client_id === receiver.clientId &&
      form.client_secret === receiver.clientSecret;
    answer(receiver.tokenMode, response, () => {
      if (!right) return reply(response, 400, '{"error":"invalid_client"}');
      const token = randomBytes(24).toString('base64url');
      tokens.add(token);
      const life = receiver.expiresIn === undefined ? {} : { expires_in: receiver.expiresIn };
      reply(response, 200, JSON.stringify({ access_token: token, token_type: 'Bearer', ...life }));
    });
  };

  const take = (text: string, request: IncomingMessage, response: ServerResponse) => {
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1];
    if (!open && !(token !== undefined && tokens.has(token))) {
      unauthorized++;
      return reply(response, 401, '{"error":"invalid_token"}');
    }
    const { mode } = receiver;
    const one: Received = {
      headers: request.headers,
      text,
      body: JSON.parse(text),
      eventId: /^\{"event_id":(\d+),/.exec(text)?.[1] ?? '',
      at: performance.timeOrigin + performance.now(),
      status: mode.kind === 'status' ? mode.status : 200,
    };
    if (onReceived) onReceived(one);
    else received.push(one);
    count++;
    for (const waiter of waiting) if (count >= waiter.count) waiter.resolve();
    answer(mode, response, () => reply(response, 200, '{"ok":true}'));
  };

  const answer = (mode: Mode, response: ServerResponse, ok: () => void) => {
    switch (mode.kind) {
      case 'ok':
        return ok();
      case 'status':
        return reply(response, mode.status, mode.body ?? '', mode.headers);
      case 'slow':
        return void setTimeout(ok, mode.milliseconds).unref();
      case 'hang':
        return void hanging.add(ok);
      case 'redirect':
        return reply(response, 302, '', { location: mode.to });
      case 'close':
        return void response.socket?.destroy();
      case 'close_mid_body':
        response.writeHead(200, { 'content-type': 'text/plain', 'content-length': '100' });
        response.write('half an answer', () => response.socket?.destroy());
    }
  };

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const origin = `https://localhost:${(server.address() as AddressInfo).port}`;
  const receiver: Receiver = {
    url: `${origin}/callbacks`,
    authUri: `${origin}/oauth/token`,
    ca: authority.certificate.toString(),
    clientId: 'cartwright',
    clientSecret: 'a secret of the retailer',
    get received() {
      return received;
    },
    get unauthorized() {
      return unauthorized;
    },
    get connections() {
      return connections;
    },
    tokenRequests,
    mode: { kind: 'ok' },
    tokenMode: { kind: 'ok' },
    expiresIn: 3_600,
    revokeTokens: () => tokens.clear(),
    release: () => {
      for (const ok of hanging) ok();
      hanging.clear();
    },
    receivedInAll: (wanted) =>
      new Promise((resolve) => {
        if (count >= wanted) resolve();
        else waiting.push({ count: wanted, resolve });
      }),
    clear: () => {
      received = [];
      count = 0;
    },
    signed: (by, { headers, text }) => {
      const given = (name: string) => String(headers[name]);
      const signature = { id: given('webhook-id'), timestamp: given('webhook-timestamp'), signature: given('webhook-signature') };
      return isSignedBy(by, signature, text);
    },
    [Symbol.asyncDispose]: async () => {
      receiver.release();
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
  return receiver;
}

function reply(response: ServerResponse, status: number, body: string | Buffer, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)), ...headers });
  response.end(body);
}
