import { STATUS_CODES } from 'node:http';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { ApiError, type ErrorDefinition, errors } from '../../contract/errors.ts';
import { captureCut } from '../inspector/capture.ts';
import type { Inspector } from '../inspector/inspector.ts';
import type { Fault, FaultAnswer } from './rules.ts';

declare module 'fastify' {
  interface FastifyRequest {
    fault?: Fault;
  }
}

/** Names the rule that spoiled an answer. */
export const FAULT_HEADER = 'cartwright-fault';

/** The connection is closed: nothing is to be answered any more. */
export class ConnectionDropped extends Error {}

/** A raw answer in the place of the handler's. */
export class RawAnswer extends Error {
  readonly answer: FaultAnswer;
  constructor(answer: FaultAnswer) {
    super('answered by a fault');
    this.answer = answer;
  }
}

/** Spoils answers of handlers that have run: dropped, or cut in two. */
export function spoilAnswers(app: FastifyInstance, inspector: Inspector | undefined): void {
  app.addHook('onSend', (request, reply, payload, done) => {
    const spoils = request.fault?.spoils;
    if (spoils?.connection === 'truncated' && typeof payload === 'string') truncate(request, reply, payload, inspector);
    else if (spoils?.connection === 'dropped' && spoils.handlerRuns) drop(request, reply, inspector);
    else done();
  });
}

/** What a fault does before the handler: waits, and where the handler is not to run throws what is answered instead of it. */
export async function meetFault(
  fault: Fault,
  request: FastifyRequest,
  reply: FastifyReply,
  inspector: Inspector | undefined,
): Promise<void> {
  const { ids, delay, spoils } = fault;
  request.fault = fault;
  request.faultId = ids.join(', ');
  reply.header(FAULT_HEADER, request.faultId);
  if (delay > 0) await wait(delay);
  if (spoils === undefined || spoils.handlerRuns) return;
  if (spoils.connection === 'dropped') {
    drop(request, reply, inspector);
    throw new ConnectionDropped();
  }
  if (spoils.answer) throw failure(spoils.answer);
}

/** What is answered in the place of what the handler said. */
export function failureAfter(fault: Fault | undefined): Error | undefined {
  const spoils = fault?.spoils;
  return spoils?.answer && spoils.handlerRuns ? failure(spoils.answer) : undefined;
}

/** By status, where the rule says nothing else: what the platform itself answers. */
const USUAL: Record<number, { readonly code: number | null; readonly text: ErrorDefinition['text'] }> = {
  429: errors.tooManyRequests,
  500: errors.unexpected,
  503: errors.unavailable,
};

function failure(answer: FaultAnswer): Error {
  if (answer.body !== null) return new RawAnswer(answer);
  const { status, message, code, key, retryAfter } = answer;
  const usual = USUAL[status];
  const text = message ?? STATUS_CODES[status] ?? `Status ${status}`;
  const seconds = retryAfter ?? 1;
  const definition: ErrorDefinition = {
    status,
    code: code ?? (usual ? usual.code : status === 403 ? null : 4001),
    text: message === null && usual ? usual.text : { 'en-US': text, 'fr-CA': text },
  };
  return new ApiError(definition, {
    ...(key === null ? {} : { key }),
    values: { seconds },
    headers: retryAfter !== null || status === 429 ? { 'retry-after': String(seconds) } : {},
  });
}

export function sendRaw({ status, body, contentType, retryAfter }: FaultAnswer, reply: FastifyReply): FastifyReply {
  if (retryAfter !== null) reply.header('retry-after', String(retryAfter));
  return reply
    .code(status)
    .type(contentType ?? 'application/json')
    .send(body);
}

function drop(request: FastifyRequest, reply: FastifyReply, inspector: Inspector | undefined): void {
  request.cut = 'dropped';
  captureCut(inspector, request, reply);
  logCut(request);
  reply.hijack();
  close(reply);
}

/** Head and half of the body, then the end of the connection: `Content-Length` promises the whole. */
function truncate(request: FastifyRequest, reply: FastifyReply, text: string, inspector: Inspector | undefined): void {
  const bytes = Buffer.from(text);
  const half = bytes.subarray(0, Math.floor(bytes.length / 2));
  request.cut = 'truncated';
  request.answerText = half.toString();
  captureCut(inspector, request, reply);
  logCut(request);
  reply.hijack();
  reply.raw.writeHead(reply.statusCode, { ...(reply.getHeaders() as Record<string, string>), 'content-length': bytes.length });
  reply.raw.write(half, () => close(reply));
}

/** A request without a socket, made by the inspector's replay, fails with an error of its own. */
function close({ raw }: FastifyReply): void {
  if (raw.socket instanceof Socket) raw.socket.destroy();
  else raw.destroy(new ConnectionDropped('The fault closed the connection.'));
}

function logCut(request: FastifyRequest): void {
  const { config } = request.routeOptions;
  request.log.info({ operation: config.operation, method: request.method, fault: request.faultId, cut: request.cut }, 'request');
}
