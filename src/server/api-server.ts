import { createServer, type Server } from 'node:http';
import { BlockList, isIP } from 'node:net';
import type { FastifyInstance } from 'fastify';
import { mountConsent } from '../consent/consent.ts';
import { ApiError, errors } from '../contract/errors.ts';
import { Admission } from '../http/admission/admission.ts';
import { type Admitting, admitting } from '../http/admission/admitting.ts';
import { DelayProbe } from '../http/admission/delay-probe.ts';
import { type Answered, answerPlainHttp, createApp } from '../http/app.ts';
import { refuseOtherMethods, withKnownMethods } from '../http/other-methods.ts';
import { RateLimiter } from '../http/rate-limit.ts';
import { createSecurePort, type SecurePort } from '../http/tls/secure-port.ts';
import { inTurns } from '../http/turns.ts';
import type { Environment, Operation } from '../operations/define.ts';
import { mountOperations } from '../operations/mount.ts';
import { openApi } from '../reference/openapi.ts';
import { isPassing, pingWithin } from '../storage/engine/index.ts';

export interface ApiServerOptions {
  readonly environment: Environment;
  readonly operations: readonly Operation[];
  readonly cert: string;
  readonly key: string;
  /** Requests a second and application; undefined for no limit. */
  readonly rate: number | undefined;
  /** Requests that are worked on at once at most; undefined for no limit. */
  readonly mostRequests?: number | undefined;
  readonly trustProxy: readonly string[];
  readonly version: string;
  readonly answered?: Answered | undefined;
  readonly trace?: ((app: FastifyInstance) => void) | undefined;
}

/** One environment's HTTPS server, ready to listen. */
export interface ApiServer {
  readonly port: SecurePort;
  readonly app: FastifyInstance;
  /** Undefined where there is no limit. */
  readonly admission: Admission | undefined;
  /** Also answers plain HTTP on loopback, for clients that cannot be given a CA. */
  listenPlain(port: number): Promise<number>;
  /** As the port's `close`. */
  close(graceMilliseconds: number, quietMilliseconds?: number): Promise<void>;
}

export async function createApiServer(options: ApiServerOptions): Promise<ApiServer> {
  const { environment, cert, key } = options;
  let port: SecurePort | undefined;
  const admitted = options.mostRequests === undefined ? undefined : admittingOf(options.mostRequests, environment);
  const app = createApp({
    log: environment.log,
    answered: options.answered,
    trace: options.trace,
    admitting: admitted,
    isUnavailable: isPassing,
    serverFactory: (listener) => {
      port = createSecurePort({
        cert,
        key,
        onRequest: listener,
        onPlainRequest: (request, response) => answerPlainHttp(environment.url)(request, response),
      });
      return port.server as unknown as Server;
    },
  });
  if (options.trustProxy.length > 0) refuseForwardedHttp(app, options.trustProxy, environment);
  const limiter = options.rate === undefined ? undefined : new RateLimiter(options.rate);
  mountOperations(app, options.operations, environment, limiter);
  mountConsent(app, environment, limiter);
  mountOwnRoutes(app, options);
  await app.ready();

  let plain: Server | undefined;
  return {
    port: port!,
    app,
    admission: admitted?.admission,
    listenPlain: (number) => {
      const listener = withKnownMethods((request, response) => app.routing(request, response));
      plain = createServer(admitted ? admitting(listener, admitted) : listener);
      return listenOnLoopback(plain, number);
    },
    close: async (grace, quiet) => {
      admitted?.probe.stop();
      const plainClosed = plain && new Promise<void>((resolve) => plain?.close(() => resolve()));
      plain?.closeIdleConnections();
      await port!.close(grace, quiet);
      plain?.closeAllConnections();
      await plainClosed;
      await app.close();
    },
  };
}

/** Whoever asks whether the server is well wants to know it soon. */
const HEALTH_MILLISECONDS = 2_000;
/** Requests begun in one turn of the event loop; on the embedded engine they form a group (`GROUPING.largest`). */
const REQUESTS_A_TURN = 32;

function admittingOf(most: number, { database, log }: Environment): Admitting & { readonly probe: DelayProbe } {
  const admission = new Admission({ most, canFallSilent: database.capabilities.sharedByProcesses });
  const begin = inTurns(REQUESTS_A_TURN);
  const probe = new DelayProbe({
    ask: async () => {
      await new Promise<void>(begin);
      await database.ping();
    },
    told: (delay, open) => admission.looked(delay, open),
    busy: () => admission.working > 0,
  });
  return { admission, begin, probe, log };
}

/** What every server answers besides its operations. */
function mountOwnRoutes(app: FastifyInstance, { environment, operations, version }: ApiServerOptions): void {
  let document: string | undefined;
  app.get('/openapi.json', { config: { operation: 'openapi' } }, async (_request, reply) => {
    document ??= JSON.stringify(openApi(operations, { server: environment.name, url: environment.url, version }));
    return reply.type('application/json').send(document);
  });
  app.get('/health', { config: { operation: 'health' } }, async () => {
    await pingWithin(environment.database, HEALTH_MILLISECONDS);
    return { status: 'ok' };
  });
  for (const path of ['/openapi.json', '/health']) refuseOtherMethods(app, path, ['GET']);
}

/** A trusted proxy says how the client came; plain HTTP in front of it fails like plain HTTP here. */
function refuseForwardedHttp(app: FastifyInstance, cidrs: readonly string[], environment: Environment): void {
  const trusted = new BlockList();
  for (const cidr of cidrs) {
    const [address = '', bits] = cidr.split('/');
    const family = isIP(address) === 6 ? 'ipv6' : 'ipv4';
    trusted.addSubnet(address, bits === undefined ? (family === 'ipv6' ? 128 : 32) : Number(bits), family);
  }
  app.addHook('onRequest', async (request) => {
    const remote = (request.socket.remoteAddress ?? '').replace(/^::ffff:(?=\d+\.)/, '');
    const isTrusted = isIP(remote) !== 0 && trusted.check(remote, isIP(remote) === 6 ? 'ipv6' : 'ipv4');
    const protocol = String(request.headers['x-forwarded-proto'] ?? '')
      .split(',', 1)[0]!
      .trim();
    if (isTrusted && protocol.toLowerCase() === 'http') {
      throw new ApiError(errors.httpsRequired, { values: { url: environment.url } });
    }
  });
}

function listenOnLoopback(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve((server.address() as { port: number }).port));
  });
}
