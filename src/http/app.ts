import { randomUUID } from 'node:crypto';
import type { IncomingMessage, RequestListener, Server, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import fastJsonStringify from 'fast-json-stringify';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest, LogController } from 'fastify';
import type { Logger } from 'pino';
import { ApiError, ApiErrors, errorEnvelope, errorStatus, errors } from '../contract/errors.ts';
import { type Locale, negotiateLocale } from '../contract/locale.ts';
import { OAuthError } from '../contract/oauth-errors.ts';
import { type Admitting, admitting, countRequests } from './admission/admitting.ts';
import { withKnownMethods } from './other-methods.ts';
import { requestId } from './request-id.ts';

export interface AppOptions {
  readonly log: Logger;
  /** Bytes of a request body, 1 MiB by default. */
  readonly bodyLimit?: number;
  /** The listening server that the app answers on, given the app's request listener. */
  readonly serverFactory: (listener: RequestListener) => Server;
  /** Whether an error means "the database is away": answered 503, not 500. */
  readonly isUnavailable: (error: unknown) => boolean;
  /** Refuses what is too much. */
  readonly admitting?: Admitting | undefined;
  /** Told at the end of each answer: operation id, status, milliseconds. */
  readonly answered?: Answered | undefined;
  /** Makes the app record traces; before any of its other hooks. */
  readonly trace?: ((app: FastifyInstance) => void) | undefined;
}

export type Answered = (operation: string, status: number, milliseconds: number) => void;

declare module 'fastify' {
  interface FastifyRequest {
    /** Set once the organization is known; errors before that follow `Accept-Language` alone. */
    locale: Locale;
  }
  interface FastifyContextConfig {
    /** Operation id; the name of the request in logs and metrics. */
    operation?: string;
    /** The path holds a credential: the log names the route instead. */
    secretPath?: true;
  }
}

export const DEFAULT_BODY_LIMIT = 1024 * 1024;
/** More than a request line can hold, so that too long an id is named and not a broken path. */
const MAX_PATH_PARAMETER = 16_384;
const RETRY_AFTER_SECONDS = '1';

/**
 * The Fastify kit that servers and console share: request ids, raw bodies, and every failure (the framework's own
 * included) answered in the documented envelope.
 */
export function createApp(options: AppOptions): FastifyInstance {
  const app = Fastify({
    loggerInstance: options.log,
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: options.bodyLimit ?? DEFAULT_BODY_LIMIT,
    routerOptions: { maxParamLength: MAX_PATH_PARAMETER, ignoreTrailingSlash: true },
    genReqId: requestId,
    forceCloseConnections: false,
    return503OnClosing: false,
    serverFactory: (handler) => {
      const listener = withKnownMethods(handler as RequestListener);
      return options.serverFactory(options.admitting ? admitting(listener, options.admitting) : listener);
    },
    clientErrorHandler: (error, socket) => answerClientError(error, socket as Socket),
    frameworkErrors: (error, request, reply) => {
      prepare(request, reply);
      answerError(error, request, reply as FastifyReply, options);
    },
  }) as unknown as FastifyInstance;

  app.decorateRequest('locale', 'en-US');
  app.setSerializerCompiler(({ schema }) => {
    // Compiled at the first answer, as requests' schemas are at the first request.
    let serialize: ((value: unknown) => string) | undefined;
    return (value) => {
      serialize ??= fastJsonStringify(schema as never);
      return serialize(value);
    };
  });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
  options.trace?.(app);
  app.addHook('onRequest', async (request, reply) => prepare(request, reply));
  if (options.admitting) countRequests(app);
  // The line of a request has fields of our own alone: looking for secrets in it took ten times as long as writing it.
  const lines = options.log.child({}, { redact: [] });
  app.addHook('onResponse', async (request, reply) => logRequest(lines, request, reply, options.answered));
  app.setErrorHandler((error, request, reply) => answerError(error, request, reply, options));
  app.setNotFoundHandler((request, reply) => answerError(new ApiError(errors.routeNotFound), request, reply, options));
  return app;
}

function prepare(request: FastifyRequest, reply: FastifyReply): void {
  reply.header('x-request-id', request.id).header('cache-control', 'no-store');
  request.locale = negotiateLocale(request.headers['accept-language'], undefined);
}

function logRequest(lines: Logger, request: FastifyRequest, reply: FastifyReply, answered: Answered | undefined): void {
  const operation = request.routeOptions.config.operation ?? 'unknown';
  answered?.(operation, reply.statusCode, reply.elapsedTime);
  lines.info(
    {
      reqId: request.id,
      operation,
      method: request.raw.givenMethod ?? request.method,
      path: request.routeOptions.config.secretPath ? request.routeOptions.url : request.url.split('?', 1)[0],
      status: reply.statusCode,
      milliseconds: Math.round(reply.elapsedTime * 10) / 10,
      application: request.applicationId,
      trace_id: request.span?.traceId,
      clock: request.clock === undefined ? undefined : new Date(request.clock).toISOString(),
    },
    'request',
  );
}

declare module 'fastify' {
  interface FastifyRequest {
    applicationId?: number;
    /** What the organization's test clock showed, epoch milliseconds; lines of the log carry it beside their own time. */
    clock?: number;
  }
}

function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply, options: AppOptions): void {
  if (error instanceof OAuthError) {
    void reply.code(error.definition.status);
    if (error.definition.status === 401) reply.header('www-authenticate', 'Basic realm="connect"');
    return void reply.type('application/json').send(JSON.stringify(error.body(request.locale)));
  }
  const known = toApiError(error, options, request.routeOptions.bodyLimit ?? options.bodyLimit ?? DEFAULT_BODY_LIMIT);
  if (known === undefined) request.log.error({ err: error, operation: request.routeOptions.config.operation }, 'unexpected error');
  const answer = known ?? new ApiError(errors.unexpected);
  const status = errorStatus(answer);
  if (status === 503) {
    request.log.warn({ err: error, operation: request.routeOptions.config.operation }, 'unavailable');
    reply.header('retry-after', RETRY_AFTER_SECONDS);
  }
  if (status === 401) reply.header('www-authenticate', 'Bearer realm="connect"');
  if (answer instanceof ApiError) reply.headers(answer.headers);
  void reply.code(status).type('application/json');
  const send = () => void reply.send(JSON.stringify(errorEnvelope(answer, request.locale)));
  if (status === 413) void drain(request.raw).then(send);
  else send();
}

const DRAIN_BYTES = 64 * 1024 * 1024;
const DRAIN_MILLISECONDS = 10_000;

/** Reads and drops a body that is too large: an answer sent while the client still writes is lost when the connection closes. */
function drain(request: IncomingMessage): Promise<void> {
  return new Promise((resolve) => {
    let bytes = 0;
    const timer = setTimeout(resolve, DRAIN_MILLISECONDS);
    const done = () => {
      clearTimeout(timer);
      resolve();
    };
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      if (bytes > DRAIN_BYTES) done();
    });
    request.once('end', done).once('close', done).once('error', done).resume();
    if (request.readableEnded || request.destroyed) done();
  });
}

/** Undefined for what nobody foresaw: a defect, answered 500. */
function toApiError(error: unknown, options: AppOptions, limit: number): ApiError | ApiErrors | undefined {
  if (error instanceof ApiError || error instanceof ApiErrors) return error;
  if (options.isUnavailable(error)) return new ApiError(errors.unavailable);
  const { code, statusCode } = error as { code?: string; statusCode?: number };
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return new ApiError(errors.bodyTooLarge, { values: { count: limit } });
  }
  if (code === 'FST_ERR_BAD_URL') return new ApiError(errors.malformedUrl);
  if (code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') {
    return new ApiError(errors.wrongContentType, { values: { types: 'application/json' } });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) return new ApiError(errors.malformedRequest);
  return undefined;
}

const answered = new WeakSet<Socket>();
const LINGER_MILLISECONDS = 2_000;

/** Answers once, then lets the client finish sending: closing at once would reset the connection before the answer is read. */
function answerClientError(error: NodeJS.ErrnoException, socket: Socket): void {
  if (answered.has(socket)) return;
  answered.add(socket);
  if (!socket.writable) return void socket.destroy();
  socket.end(rawAnswer(clientError(error)));
  setTimeout(() => socket.destroy(), LINGER_MILLISECONDS).unref();
}

/** Bytes that are no HTTP request: answered on the bare socket. */
function clientError(error: NodeJS.ErrnoException): ApiError {
  if (error.code === 'HPE_HEADER_OVERFLOW') return new ApiError(errors.headersTooLarge);
  if (error.code === 'ERR_HTTP_REQUEST_TIMEOUT') return new ApiError(errors.requestTimeout);
  return new ApiError(errors.malformedRequest);
}

const REASONS: Record<number, string> = { 400: 'Bad Request', 408: 'Request Timeout', 431: 'Request Header Fields Too Large' };

function rawAnswer(error: ApiError): string {
  const body = JSON.stringify(errorEnvelope(error, 'en-US'));
  const { status } = error.definition;
  return [
    `HTTP/1.1 ${status} ${REASONS[status] ?? 'Bad Request'}`,
    'Content-Type: application/json',
    `X-Request-Id: ${randomUUID()}`,
    `Content-Length: ${Buffer.byteLength(body)}`,
    'Connection: close',
    '',
    body,
  ].join('\r\n');
}

/** Answers plain HTTP that arrived on the TLS port: 400 and where to go instead. */
export function answerPlainHttp(baseUrl: string): (request: IncomingMessage, response: ServerResponse) => void {
  return (request, response) => {
    const locale = negotiateLocale(request.headers['accept-language'], undefined);
    const body = JSON.stringify(errorEnvelope(new ApiError(errors.httpsRequired, { values: { url: baseUrl } }), locale));
    response.writeHead(400, {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'x-request-id': requestId(request),
      connection: 'close',
    });
    response.end(body);
  };
}
