import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Answered } from '../../http/app.ts';
import { ListenError } from '../../http/tls/secure-port.ts';
import type { Role } from '../options.ts';
import type { Observed } from './observed.ts';

export interface MetricsPortOptions {
  readonly port: number;
  readonly host: string;
  readonly version: string;
}

/** What an operator's tools ask: `/metrics` (Prometheus), `/live` and `/ready`. Plain HTTP without a token, on a port of its own. */
export interface MetricsPort {
  /** `http://127.0.0.1:9464`. */
  readonly url: string;
  /** The role serves from now on. */
  watch(role: Role, observed: Observed): void;
  /** Traces are sent; `dropped` counts the spans that did not arrive. */
  watchTraces(dropped: () => number): void;
  answered(role: Role): Answered;
  tried(role: Role): (outcome: string) => void;
  /** Everything listens: `/ready` answers 200 from now on, as long as the databases answer. */
  ready(): void;
  /** `/ready` answers 503 from now on, so that a balancer looks elsewhere while requests finish. */
  stopping(): void;
  close(): Promise<void>;
}

/** Listens; `/ready` answers 503 for now. Rejects with `ListenError`. */
export async function openMetricsPort({ port, host, version }: MetricsPortOptions): Promise<MetricsPort> {
  const { Metrics } = await import('./metrics.ts');
  const metrics = new Metrics(version);
  const roles = new Map<Role, Observed>();
  let state: 'starting' | 'serving' | 'stopping' = 'starting';

  const answer = async (path: string, response: ServerResponse) => {
    if (path === '/metrics') return send(response, 200, await metrics.text(), metrics.contentType);
    if (path === '/live') return send(response, 200, '{"status":"ok"}');
    if (path !== '/ready') return send(response, 404, '{"status":"there are /metrics, /live and /ready"}');
    if (state !== 'serving') return send(response, 503, JSON.stringify({ status: state }));
    const asked = await Promise.all([...roles].map(async ([role, { isUp }]) => ({ role, up: await isUp() })));
    const silent = asked.filter(({ up }) => !up).map(({ role }) => role);
    return silent.length === 0
      ? send(response, 200, '{"status":"ok"}')
      : send(response, 503, JSON.stringify({ status: 'unavailable', databases: silent }));
  };
  const server = createServer((request, response) => {
    const [path = ''] = (request.url ?? '').split('?', 1);
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      response.setHeader('allow', 'GET, HEAD');
      return send(response, 405, '{"status":"only GET"}');
    }
    answer(path, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(new ListenError(port, host, error)));
    server.listen(port, host, resolve);
  });
  const { port: bound, address, family } = server.address() as AddressInfo;
  return {
    url: `http://${family === 'IPv6' ? `[${address}]` : address}:${bound}`,
    watch: (role, observed) => {
      roles.set(role, observed);
      metrics.watch(role, observed);
    },
    watchTraces: (dropped) => metrics.watchTraces(dropped),
    answered: (role) => metrics.answered(role),
    tried: (role) => metrics.tried(role),
    ready: () => {
      state = 'serving';
    },
    stopping: () => {
      state = 'stopping';
    },
    close: async () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

function send(response: ServerResponse, status: number, body: string, type = 'application/json'): void {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store', 'content-length': Buffer.byteLength(body) }).end(body);
}
