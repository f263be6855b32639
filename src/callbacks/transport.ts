import type { SecureContext } from 'node:tls';
import { type Dispatcher, Pool } from 'undici';
import { type AddressGuard, hostOf } from './address-guard.ts';
import { connectGuarded, trust } from './connecting.ts';

/** More of an answer's body than this is not read. */
const LONGEST_BODY = 64 * 1024;
const KEEP_ALIVE = 30_000;
/** As long as a whole attempt may take. */
const CONNECT_TIMEOUT = 10_000;

export interface Answer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  /** The first 64 KiB. */
  readonly body: Buffer;
}

/** The attempt's time is over. */
export class TooSlow extends Error {
  override readonly name = 'TooSlow';
}

/** Connections of one webhook to one origin, as undici has them. */
export type Connections = Pick<Dispatcher, 'dispatch'> & { destroy(): Promise<void> };

/** Opens connections, each at its first use. */
export type Network = (url: URL) => Connections;

let common: SecureContext | undefined;

/** Reading the CAs takes milliseconds: once for all webhooks that name none of their own. */
function trustOf(caCertificate: string | null): SecureContext {
  if (caCertificate !== null) return trust(caCertificate);
  common ??= trust(null);
  return common;
}

/** The connections of one webhook, kept alive, to its callback URL and its token endpoint. Follows no redirect. */
export class Transport {
  readonly #open: Network;
  readonly #pools = new Map<string, Connections>();
  /** The address that was connected to last, by origin. */
  readonly #addresses = new Map<string, string>();

  /** `network` takes the place of guarded connections of our own. */
  constructor(guard: AddressGuard, caCertificate: string | null, connections: number, network?: Network) {
    this.#open = network ?? guardedNetwork(guard, caCertificate, connections, this.#addresses);
  }

  addressOf(url: URL): string | null {
    return this.#addresses.get(url.origin) ?? null;
  }

  /** Rejects with TooSlow after `milliseconds`, AddressRefused, or what happened to the connection. */
  post(url: URL, headers: Record<string, string>, body: string, milliseconds: number): Promise<Answer> {
    return new Promise((resolve, reject) => {
      let controller: Dispatcher.DispatchController | undefined;
      let over = false;
      const end = (settle: () => void) => {
        if (over) return;
        over = true;
        clearTimeout(timer);
        settle();
      };
      const give = (reason: Error) => {
        end(() => reject(reason));
        controller?.abort(reason);
      };
      const timer = setTimeout(() => give(new TooSlow('no complete answer in time')), Math.max(0, milliseconds));
      let status = 0;
      let retryAfter: string | undefined;
      let size = 0;
      const chunks: Buffer[] = [];
      const answer = () => end(() => resolve({ status, retryAfter, body: Buffer.concat(chunks).subarray(0, LONGEST_BODY) }));
      this.#pool(url).dispatch(
        { method: 'POST', path: url.pathname + url.search, headers, body },
        {
          onRequestStart: (given) => {
            controller = given;
            // It waited for a connection until its time was over.
            if (over) given.abort(new TooSlow('no connection in time'));
          },
          onResponseStart: (_controller, code, fields) => {
            status = code;
            retryAfter = typeof fields['retry-after'] === 'string' ? fields['retry-after'] : undefined;
          },
          onResponseData: (given, chunk) => {
            chunks.push(chunk);
            size += chunk.length;
            if (size < LONGEST_BODY) return;
            answer();
            given.abort(new Error('The answer is longer than is read.'));
          },
          onResponseEnd: answer,
          onResponseError: (_controller, error) => end(() => reject(error)),
        },
      );
    });
  }

  async close(): Promise<void> {
    await Promise.all([...this.#pools.values()].map((pool) => pool.destroy()));
  }

  #pool(url: URL): Connections {
    const known = this.#pools.get(url.origin);
    if (known) return known;
    const made = this.#open(url);
    this.#pools.set(url.origin, made);
    return made;
  }
}

/** Connections to addresses that the guard has agreed to; the last one of each origin is noted in `addresses`. */
function guardedNetwork(guard: AddressGuard, caCertificate: string | null, connections: number, addresses: Map<string, string>): Network {
  const context = trustOf(caCertificate);
  return (url) => {
    const plain = url.protocol === 'http:';
    const to = { host: hostOf(url), port: Number(url.port) || (plain ? 80 : 443), plain };
    const connected = (address: string) => void addresses.set(url.origin, address);
    return new Pool(url.origin, {
      connections,
      pipelining: 1,
      keepAliveTimeout: KEEP_ALIVE,
      // The attempt's own limit covers them.
      headersTimeout: 0,
      bodyTimeout: 0,
      connect: (_options, done) =>
        connectGuarded(to, { guard, context, timeout: CONNECT_TIMEOUT, connected }, (error, socket) =>
          error ? done(error, null) : done(null, socket as never),
        ),
    });
  };
}
