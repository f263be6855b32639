import type { ServerResponse } from 'node:http';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { CERTIFICATE, KEY } from '../../acceptance/support/receiver-certificate.ts';
import { work } from '../worker.ts';

/** A retailer in a process of its own: an HTTPS endpoint for callbacks under any path, and the token endpoint. */
export type ReceiverJob =
  | { readonly type: 'open' }
  /** The endpoint of this path answers nothing from now on, or, without a path, what it owes. */
  | { readonly type: 'hang'; readonly path: string | undefined }
  /** Resolves once so many callbacks came since the last `take`, other paths than this one, or when the time is over. */
  | { readonly type: 'wait'; readonly count: number; readonly ignored: string; readonly seconds: number }
  /** What came since the last time. */
  | { readonly type: 'take' };

export interface Received {
  readonly port: number;
  readonly ca: string;
  readonly arrivals: readonly (readonly [orderId: string, path: string, at: number])[];
  /** Milliseconds of processor time since the last time. */
  readonly processor: number;
}

const TOKEN = 'token-of-the-bench';
const TOKEN_ANSWER = JSON.stringify({ access_token: TOKEN, token_type: 'Bearer', expires_in: 86_400 });

let arrivals: [string, string, number][] = [];
let awaited: { count: number; readonly ignored: string; readonly resolve: () => void } | undefined;
let hanging: string | undefined;
const owed: ServerResponse[] = [];
let processor = process.cpuUsage();

const ok = (response: ServerResponse) => response.writeHead(200, { 'content-length': '0' }).end();

const server = createServer({ cert: CERTIFICATE, key: KEY, keepAliveTimeout: 60_000 }, (request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', (chunk: Buffer) => chunks.push(chunk));
  request.on('end', () => {
    const path = request.url ?? '';
    if (path === '/oauth/token') {
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': TOKEN_ANSWER.length }).end(TOKEN_ANSWER);
      return;
    }
    if (request.headers.authorization !== `Bearer ${TOKEN}`) {
      response.writeHead(401, { 'content-length': '0' }).end();
      return;
    }
    if (path === hanging) {
      owed.push(response);
      return;
    }
    const text = chunks.length === 1 ? chunks[0]!.toString() : Buffer.concat(chunks).toString();
    const orderId = /"order_id":"([^"]*)"/.exec(text)?.[1] ?? '';
    arrivals.push([orderId, path, performance.timeOrigin + performance.now()]);
    ok(response);
    if (awaited && path !== awaited.ignored && --awaited.count <= 0) awaited.resolve();
  });
  request.on('error', () => undefined);
});

work<ReceiverJob, Received>(async (job) => {
  switch (job.type) {
    case 'open':
      await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
      break;
    case 'hang':
      hanging = job.path;
      if (hanging === undefined) for (const response of owed.splice(0)) ok(response);
      break;
    case 'wait':
      await new Promise<void>((resolve) => {
        const timer = setTimeout(resolve, job.seconds * 1_000);
        const had = arrivals.reduce((sum, [, path]) => sum + Number(path !== job.ignored), 0);
        awaited = { count: job.count - had, ignored: job.ignored, resolve };
        if (awaited.count <= 0) resolve();
        timer.unref();
      });
      awaited = undefined;
      break;
    case 'take': {
      const { user, system } = process.cpuUsage(processor);
      processor = process.cpuUsage();
      const taken = arrivals;
      arrivals = [];
      return { ...where(), arrivals: taken, processor: (user + system) / 1_000 };
    }
  }
  return { ...where(), arrivals: [], processor: 0 };
});

function where() {
  return { port: (server.address() as AddressInfo).port, ca: CERTIFICATE };
}
