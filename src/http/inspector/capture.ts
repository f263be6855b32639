import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { KEPT_BODY } from './exchange.ts';
import type { Inspector } from './inspector.ts';

/** Whose request it was. */
export interface Caller {
  readonly organizationId: number;
  readonly applicationId: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set as soon as it is known, of refused requests too. */
    organizationId?: number;
    /** What the organization's clock showed for the handler, epoch milliseconds. */
    clockTime?: number;
    clockStands?: boolean;
    /** When the handler began and ended, in milliseconds since the request came. */
    handlerBegan?: number;
    handlerEnded?: number;
    /** The one user that the token reaches. */
    tokenUserId?: string | undefined;
    /** The answer's text as it is sent. */
    answerText?: string | undefined;
    /** Fault rule that was applied, and what became of the connection. */
    faultId?: string;
    cut?: 'dropped' | 'truncated';
  }
}

export interface CaptureOptions {
  /** Operations that are not kept: the inspector's own, whose answers hold others. */
  readonly leaveOut: (operation: string) => boolean;
  /** Operations whose answers, by their schema, hold no secret. */
  readonly isPlain: (operation: string) => boolean;
  /** Finds the caller of a request that reached no operation. */
  readonly findCaller: (request: FastifyRequest) => Promise<Caller | undefined>;
}

/** About what an exchange takes in memory beside its bodies: its object, headers and path. */
const FIXED_BYTES = 2_048;

/** Keeps every request of a known organization with its answer: references to what is there anyway, at the end of each request. */
export function captureExchanges(app: FastifyInstance, inspector: Inspector, { leaveOut, isPlain, findCaller }: CaptureOptions): void {
  // Declared, so that all requests keep one shape.
  for (const name of [
    'organizationId',
    'clockTime',
    'clockStands',
    'handlerBegan',
    'handlerEnded',
    'tokenUserId',
    'answerText',
    'faultId',
    'cut',
  ] as const) {
    app.decorateRequest(name, undefined);
  }
  app.addHook('onSend', (request, _reply, payload, done) => {
    if (typeof payload === 'string') request.answerText = payload;
    done();
  });
  app.addHook('onResponse', (request, reply, done) => {
    const operation = request.routeOptions.config.operation ?? 'unknown';
    const { organizationId } = request;
    if (organizationId !== undefined) {
      const caller = { organizationId, applicationId: request.applicationId ?? 0 };
      if (!leaveOut(operation)) keep(inspector, request, reply, caller, operation, reply.statusCode < 300 && isPlain(operation));
    } else if (operation === 'unknown' || operation === 'method_not_allowed') {
      findCaller(request).then(
        (caller) => caller && keep(inspector, request, reply, caller, operation),
        () => undefined,
      );
    }
    done();
  });
}

/** For a request that ends without an answer: no hook runs after it. */
export function captureCut(inspector: Inspector | undefined, request: FastifyRequest, reply: FastifyReply): void {
  const { organizationId, applicationId = 0 } = request;
  if (inspector === undefined || organizationId === undefined) return;
  keep(inspector, request, reply, { organizationId, applicationId }, request.routeOptions.config.operation ?? 'unknown');
}

function keep(
  inspector: Inspector,
  request: FastifyRequest,
  reply: FastifyReply,
  { organizationId, applicationId }: Caller,
  operation: string,
  plain = false,
): void {
  const { answerText = '', cut = null, clockTime = null, handlerBegan = null, handlerEnded } = request;
  const raw = request.body instanceof Buffer ? request.body : undefined;
  const requestBody = raw === undefined || raw.length === 0 ? undefined : raw.toString('latin1', 0, KEPT_BODY);
  const answerBody = answerText.length > KEPT_BODY ? Buffer.from(answerText.slice(0, KEPT_BODY)).toString() : answerText;
  const milliseconds = reply.elapsedTime;
  inspector.add({
    seq: inspector.nextNumber(),
    process: inspector.process,
    requestId: request.id,
    at: Math.round(Date.now() - milliseconds),
    now: clockTime,
    frozen: request.clockStands === true,
    milliseconds,
    method: request.method,
    url: request.raw.url ?? '',
    operation,
    organizationId,
    applicationId,
    status: cut === 'dropped' ? null : reply.statusCode,
    fault: request.faultId ?? null,
    cut,
    replayOf: inspector.originalOf(request.id),
    received: handlerBegan,
    handled: handlerBegan !== null && handlerEnded !== undefined ? handlerEnded - handlerBegan : null,
    userId: request.tokenUserId,
    requestHeaders: request.raw.rawHeaders,
    requestBody,
    requestBytes: raw?.length ?? 0,
    answerHeaders: reply.getHeaders(),
    answerBody: answerBody === '' || cut === 'dropped' ? undefined : answerBody,
    plain,
    answerLength: answerText.length,
    bytes: FIXED_BYTES + (requestBody?.length ?? 0) + answerBody.length,
  });
}
