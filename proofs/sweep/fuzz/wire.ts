import { connect } from 'node:tls';
import { Client } from 'undici';

const HANG_MILLISECONDS = 10_000;

/** A request may ask the server to wait for something to answer; beyond that it hangs. */
const patience = (target: string) => HANG_MILLISECONDS + 1_000 * Number(/[?&]wait=(\d{1,2})(?:&|$)/.exec(target)?.[1] ?? 0);

/** A request as it goes over the wire. */
export interface Sent {
  readonly method: string;
  /** Path and query, encoded. */
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer | undefined;
  /** Written as bytes of our own, since a client library would refuse it. */
  readonly raw: boolean;
}

export interface Received {
  readonly status: number;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly text: string;
}

/** The server did not answer in time, or broke the connection. */
export class NoAnswer extends Error {}

/** One client with one connection. */
export class WireClient {
  readonly #port: number;
  readonly #ca: string;
  #client: Client;

  constructor(port: number, ca: string) {
    this.#port = port;
    this.#ca = ca;
    this.#client = this.#open();
  }

  #open(): Client {
    return new Client(`https://127.0.0.1:${this.#port}`, { connect: { ca: this.#ca }, pipelining: 1, keepAliveTimeout: 60_000 });
  }

  /** Throws NoAnswer. */
  async send(sent: Sent): Promise<Received> {
    if (sent.raw) return this.#sendRaw(sent);
    try {
      const { statusCode, headers, body } = await this.#client.request({
        method: sent.method as 'GET',
        path: sent.target,
        headers: sent.headers,
        body: sent.body ?? null,
        signal: AbortSignal.timeout(patience(sent.target)),
      });
      return { status: statusCode, headers, text: await body.text() };
    } catch (error) {
      await this.#client.destroy();
      this.#client = this.#open();
      throw new NoAnswer(String(error));
    }
  }

  /** On a connection of its own, which the server closes. */
  #sendRaw({ method, target, headers, body }: Sent): Promise<Received> {
    const lines = Object.entries({ host: `127.0.0.1:${this.#port}`, connection: 'close', ...headers });
    if (body !== undefined && !Object.hasOwn(headers, 'transfer-encoding')) lines.push(['content-length', String(body.length)]);
    const head = `${method} ${target} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`;
    return new Promise((resolve, reject) => {
      const socket = connect({ port: this.#port, host: '127.0.0.1', ca: this.#ca });
      const chunks: Buffer[] = [];
      const timer = setTimeout(() => socket.destroy(new Error('no end of the answer')), patience(target));
      const end = (error?: Error) => {
        clearTimeout(timer);
        const answer = parseAnswer(Buffer.concat(chunks));
        if (answer) resolve(answer);
        else reject(new NoAnswer(String(error ?? 'the connection ended without an answer')));
      };
      socket.on('data', (chunk: Buffer) => chunks.push(chunk));
      socket.once('error', end);
      socket.once('close', () => end());
      socket.write(Buffer.concat([Buffer.from(head, 'latin1'), body ?? Buffer.alloc(0)]));
    });
  }

  async close(): Promise<void> {
    await this.#client.destroy();
  }
}

function parseAnswer(bytes: Buffer): Received | undefined {
  const text = bytes.toString('utf8');
  const cut = text.indexOf('\r\n\r\n');
  const status = /^HTTP\/1\.1 (\d{3})/.exec(text)?.[1];
  if (cut < 0 || status === undefined) return undefined;
  const lines = text.slice(0, cut).split('\r\n').slice(1);
  const headers = Object.fromEntries(lines.map((line) => [line.split(':', 1)[0]!.toLowerCase(), line.slice(line.indexOf(':') + 1).trim()]));
  const body = text.slice(cut + 4);
  // What follows an interim answer is the answer.
  if (status === '100') return parseAnswer(Buffer.from(body));
  return { status: Number(status), headers, text: headers['transfer-encoding'] === 'chunked' ? dechunk(body) : body };
}

function dechunk(body: string): string {
  const bytes = Buffer.from(body);
  const parts: Buffer[] = [];
  for (let at = 0; at < bytes.length; ) {
    const line = bytes.indexOf('\r\n', at);
    const size = Number.parseInt(bytes.subarray(at, line).toString(), 16);
    if (!(size > 0)) break;
    parts.push(bytes.subarray(line + 2, line + 2 + size));
    at = line + 4 + size;
  }
  return Buffer.concat(parts).toString();
}

/** The request as a command, with its body in Base64 where a shell could not hold it. */
export function asCurl({ method, target, headers, body }: Sent, port: number): string {
  const quote = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
  const given = Object.entries(headers).map(
    ([name, value]) => `-H ${quote(`${name}: ${name === 'authorization' ? 'Bearer $TOKEN' : value}`)}`,
  );
  const command = (data: string) =>
    ['curl -k --path-as-is', `-X ${method}`, ...given, data, quote(`https://127.0.0.1:${port}${target}`)]
      .filter((part) => part !== '')
      .join(' ');
  if (body === undefined) return command('');
  const text = body.toString('utf8');
  if (body.length <= 4_000 && Buffer.from(text).equals(body) && !text.includes('\u0000')) return command(`--data-binary ${quote(text)}`);
  return `base64 -d <<< ${body.subarray(0, 6_000).toString('base64')} | ${command('--data-binary @-')} # ${body.length} bytes`;
}
