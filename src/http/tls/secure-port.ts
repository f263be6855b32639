import http from 'node:http';
import https from 'node:https';
import net from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { inTurns } from '../turns.ts';
import { followRequests } from './draining.ts';
import { closeUnread } from './unread.ts';

const TLS_HANDSHAKE_RECORD = 0x16;
/** Forward secrecy and authenticated encryption only; Node's own list for TLS 1.2 goes on with suites that lack one or the other. */
const TLS = {
  minVersion: 'TLSv1.2',
  maxVersion: 'TLSv1.3',
  ciphers: 'TLS_AES_256_GCM_SHA384:TLS_CHACHA20_POLY1305_SHA256:TLS_AES_128_GCM_SHA256:ECDHE+AESGCM:ECDHE+CHACHA20',
} as const;
/** Each takes about half a millisecond of processor time. */
const HANDSHAKES_A_TURN = 16;

export interface SecurePortOptions {
  /** Certificate chain and private key, PEM. */
  readonly cert: string;
  readonly key: string;
  readonly onRequest: http.RequestListener;
  /**
   * Writes the body for a request that came over plain HTTP. The status is already 400 and the connection closes after the answer.
   * The request's body has been read and dropped.
   */
  readonly onPlainRequest: http.RequestListener;
  /** Told of every failed TLS handshake and of errors while accepting. */
  readonly onConnectionError?: (error: Error) => void;
  /** How long a connection may stay without its first byte, and how long a TLS handshake may take. Default 10 s. */
  readonly silentSocketMilliseconds?: number;
  /** How long a request's header may take. Default 15 s. */
  readonly headersMilliseconds?: number;
  /** How long a client may take nothing of an answer; up to twice as long where it took something at first. Default 30 s. */
  readonly unreadMilliseconds?: number;
}

/** One TCP port that serves HTTPS, and tells clients that speak plain HTTP what is wrong. */
export interface SecurePort extends AsyncDisposable {
  /** Receives the HTTPS requests; for Fastify's `serverFactory`. It does not listen itself: use the port's `listen` and `close`. */
  readonly server: https.Server;
  /** Resolves with the port number, which is a free one when `port` is 0. Rejects with `ListenError`. */
  listen(port: number, host: string): Promise<number>;
  /** Serves a connection that another process accepted. */
  accept(socket: net.Socket): void;
  /**
   * Stops accepting, lets requests finish for up to `graceMilliseconds`, then cuts off what is left. May be called again.
   * Where others serve the same port, connections that wait for a request are kept for up to `quietMilliseconds` before that: the
   * request that may be on its way is answered, with `Connection: close`.
   */
  close(graceMilliseconds: number, quietMilliseconds?: number): Promise<void>;
  /** Certificate and key (PEM) for new connections. Throws, and keeps the old ones, when they do not fit together. */
  setCertificates(cert: string, key: string): void;
}

/** The port can't be opened; `code` is the system's (EADDRINUSE, EACCES, EADDRNOTAVAIL, …). */
export class ListenError extends Error {
  override readonly name = 'ListenError';
  readonly code: string;
  readonly port: number;
  readonly host: string;

  constructor(port: number, host: string, cause: NodeJS.ErrnoException) {
    const reasons: Record<string, string> = {
      EADDRINUSE: 'another program uses it. Stop that program, or choose another port (0 takes a free one)',
      EACCES: 'this user may not open it. Choose a port from 1024 up',
      EADDRNOTAVAIL: 'this machine has no such address. Choose another host',
    };
    super(`Can't listen on port ${port} of ${host}: ${reasons[cause.code ?? ''] ?? cause.message}.`, { cause });
    this.code = cause.code ?? 'UNKNOWN';
    this.port = port;
    this.host = host;
  }
}

/** Makes the port; it listens after `listen`. Throws when certificate and key do not fit together. */
export function createSecurePort(options: SecurePortOptions): SecurePort {
  const {
    silentSocketMilliseconds = 10_000,
    headersMilliseconds = 15_000,
    unreadMilliseconds = 30_000,
    onConnectionError = () => {},
  } = options;
  const limits = {
    headersTimeout: headersMilliseconds,
    requestTimeout: 60_000,
    keepAliveTimeout: 65_000,
    connectionsCheckingInterval: Math.min(5_000, headersMilliseconds),
    maxHeaderSize: 16 * 1024,
  };
  const server = https.createServer(
    { ...limits, ...TLS, cert: options.cert, key: options.key, handshakeTimeout: silentSocketMilliseconds },
    options.onRequest,
  );
  // An expectation that nobody knows is ignored (RFC 9110 §10.1.1); Node would answer 417 by itself, without a body.
  server.on('checkExpectation', options.onRequest);
  server.maxRequestsPerSocket = 0;
  server.on('tlsClientError', onConnectionError);
  closeUnread(server, unreadMilliseconds);
  const { announce, drain } = followRequests(server);
  const shakeHands = inTurns(HANDSHAKES_A_TURN);
  const plain = createPlainServer({ ...limits, requestTimeout: headersMilliseconds }, options.onPlainRequest);

  const sockets = new Set<net.Socket>();
  const silent = new Set<net.Socket>();
  const empty = new Set<() => void>();
  let enforcing = false;
  /** Neither server listens itself, and Node enforces header and request timeouts only from this event on. */
  function enforceTimeouts(): void {
    if (enforcing) return;
    enforcing = true;
    server.emit('listening');
    plain.emit('listening');
  }
  function accept(socket: net.Socket): void {
    sockets.add(socket);
    silent.add(socket);
    const destroy = () => socket.destroy();
    socket.on('error', () => {});
    socket.once('close', () => {
      sockets.delete(socket);
      silent.delete(socket);
      if (sockets.size === 0) for (const tell of empty) tell();
    });
    socket.setTimeout(silentSocketMilliseconds).once('timeout', destroy);
    socket.once('data', (bytes: Buffer) => {
      socket.pause();
      socket.unshift(bytes);
      const handOver = () => {
        silent.delete(socket);
        socket.setTimeout(0).off('timeout', destroy);
      };
      if (bytes[0] === TLS_HANDSHAKE_RECORD) {
        shakeHands(() => {
          if (socket.destroyed) return;
          handOver();
          server.emit('connection', socket);
        });
      } else {
        handOver();
        plain.emit('connection', socket);
        socket.resume();
      }
    });
  }
  const listener = net.createServer({ noDelay: true }, accept);

  /** Resolves when no connection is left. */
  async function emptied(): Promise<void> {
    if (sockets.size > 0) await new Promise<void>((resolve) => empty.add(resolve));
  }

  async function close(graceMilliseconds: number, quietMilliseconds = 0): Promise<void> {
    const closed = Promise.all([new Promise<void>((resolve) => listener.close(() => resolve())), emptied()]);
    if (quietMilliseconds > 0) {
      announce();
      const over = new AbortController();
      const quiet = pause(quietMilliseconds, undefined, { signal: over.signal }).catch(() => undefined);
      await Promise.race([closed, quiet]);
      over.abort();
    }
    for (const socket of silent) {
      socket.destroy();
    }
    drain();
    const cutOff = setTimeout(() => {
      for (const socket of sockets) {
        socket.destroy();
      }
    }, graceMilliseconds);
    await closed;
    clearTimeout(cutOff);
    server.close();
    plain.close();
  }

  return {
    server,
    async listen(port, host) {
      await listening(listener, port, host);
      listener.on('error', onConnectionError);
      enforceTimeouts();
      return (listener.address() as net.AddressInfo).port;
    },
    accept: (socket) => {
      enforceTimeouts();
      accept(socket);
    },
    close,
    setCertificates: (cert, key) => server.setSecureContext({ ...TLS, cert, key }),
    [Symbol.asyncDispose]: () => close(0),
  };
}

function createPlainServer(limits: http.ServerOptions, onPlainRequest: http.RequestListener): http.Server {
  const answer: http.RequestListener = (request, response) => {
    response.statusCode = 400;
    response.setHeader('Connection', 'close');
    onPlainRequest(request, response);
  };
  const server = http.createServer(limits, (request, response) => {
    // Closing while the client still sends would reset the connection, and the answer would be lost.
    request.once('end', () => answer(request, response)).resume();
  });
  server.on('checkContinue', answer);
  server.on('checkExpectation', answer);
  server.on('connect', (_request, socket) => {
    socket.end('HTTP/1.1 400 Bad Request\r\nConnection: close\r\n\r\n', () => socket.destroy());
  });
  return server;
}

function listening(listener: net.Server, port: number, host: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const failed = (error: Error) => reject(new ListenError(port, host, error));
    listener.once('error', failed);
    listener.listen({ port, host }, () => {
      listener.off('error', failed);
      resolve();
    });
  });
}
