import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { ListenError } from '../../http/tls/secure-port.ts';
import type { Readiness, Telemetry } from './telemetry.ts';

/** Of the text format that the library writes. */
const METRICS_TYPE = 'text/plain; version=0.0.4; charset=utf-8';

export interface MetricsPortOptions {
  readonly port: number;
  readonly host: string;
  readonly source: Pick<Telemetry, 'text' | 'readiness'>;
}

/** What an operator's tools ask: `/metrics` (Prometheus), `/live` and `/ready`. Plain HTTP without a token, on a port of its own. */
export interface MetricsPort {
  /** `http://127.0.0.1:9464`. */
  readonly url: string;
  close(): Promise<void>;
}

/** Listens. Rejects with `ListenError`. */
export async function openMetricsPort({ port, host, source }: MetricsPortOptions): Promise<MetricsPort> {
  const answer = async (path: string, response: ServerResponse) => {
    if (path === '/metrics') return send(response, 200, await source.text(), METRICS_TYPE);
    if (path === '/live') return send(response, 200, '{"status":"ok"}');
    if (path !== '/ready') return send(response, 404, '{"status":"there are /metrics, /live and /ready"}');
    const readiness: Readiness = await source.readiness();
    return send(response, readiness.status === 'ok' ? 200 : 503, JSON.stringify(readiness));
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
