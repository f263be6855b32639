import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { ApiError, errorEnvelope, errors } from '../../contract/errors.ts';
import { type Locale, negotiateLocale } from '../../contract/locale.ts';
import { requestId } from '../request-id.ts';
import { inTurns } from '../turns.ts';
import type { Admission, Lane, Ticket } from './admission.ts';
import type { DelayProbe } from './delay-probe.ts';

export interface Admitting {
  readonly admission: Admission;
  /**
   * Begins a request in its turn. Requests that come together are all read before the first is worked on: what a server on the embedded
   * engine does for one it does at once, and those behind would wait unseen in their sockets.
   */
  readonly begin: (request: () => void) => void;
  readonly probe?: DelayProbe;
  readonly log: Logger;
}

/**
 * So that refusing never crowds out the work, however many there are to refuse: a client that is not answered asks nothing more. As many
 * as begin in a turn, each for about a fifth of what a request costs (docs/decisions.md).
 */
const REFUSALS_A_TURN = 32;

const TICKET = Symbol('ticket');
/** The framework's request; missing where the framework answers without its hooks, as an address that cannot be decoded. */
const HOOKED = Symbol('hooked');
type Admitted = IncomingMessage & { [TICKET]?: Ticket; [HOOKED]?: FastifyRequest };

/** Undefined where there is no bound, and for what is always admitted. */
export function ticketOf(request: IncomingMessage): Ticket | undefined {
  return (request as Admitted)[TICKET];
}

/**
 * Refuses requests beyond what the server can answer, before anything is done for them: not even a route is looked for, since at four times the
 * capacity most of the work is to refuse (measured: 60 to 80 µs of processor time through the framework, which a whole request takes 210 of).
 */
export function admitting(listener: RequestListener, { admission, begin, probe, log }: Admitting): RequestListener {
  const refused = shedLog(log);
  const inTurn = inTurns(REFUSALS_A_TURN);
  return (request: Admitted, response) => {
    const lane = laneOf(request.url ?? '');
    if (lane === undefined) return listener(request, response);
    const ticket = admission.enter(lane);
    if (ticket === undefined) {
      refused();
      return inTurn(() => refuse(request, response));
    }
    request[TICKET] = ticket;
    // Of a client that is gone the handler runs on, and counts until its end.
    response.once('close', () => {
      const hooked = request[HOOKED];
      if (hooked?.handlerBegan === undefined || hooked.handlerEnded !== undefined) ticket.leave();
    });
    probe?.wake();
    begin(() => listener(request, response));
  };
}

/**
 * A request counts from its head to when its answer is handed over: neither while its body trickles in, nor while its client is slow to read.
 */
export function countRequests(app: FastifyInstance): void {
  app.addHook('onRequest', (request, _reply, done) => {
    (request.raw as Admitted)[HOOKED] = request;
    done();
  });
  app.addHook('preParsing', ({ raw }, _reply, payload, done) => {
    const ticket = ticketOf(raw);
    if (ticket && !raw.complete) {
      ticket.stepAside();
      raw.once('end', () => ticket.comeBack());
    }
    done(null, payload);
  });
  app.addHook('onSend', (request, reply, payload, done) => {
    ticketOf(request.raw)?.leave(reply.statusCode < 500);
    done(null, payload);
  });
}

/** Undefined: always admitted. Whoever looks after the server has to see that it is there, and has places of his own. */
function laneOf(url: string): Lane | undefined {
  if (url === '/health') return undefined;
  return url.startsWith('/cartwright/') ? 'management' : 'clients';
}

const BODIES = new Map<Locale, string>();

function bodyIn(locale: Locale): string {
  const body = BODIES.get(locale) ?? JSON.stringify(errorEnvelope(new ApiError(errors.overloaded), locale));
  BODIES.set(locale, body);
  return body;
}

function refuse(request: IncomingMessage, response: ServerResponse): void {
  const body = bodyIn(negotiateLocale(request.headers['accept-language'], undefined));
  response.writeHead(errors.overloaded.status, {
    'content-type': 'application/json',
    'cache-control': 'no-store',
    'retry-after': '1',
    'x-request-id': requestId(request),
    'content-length': Buffer.byteLength(body),
  });
  response.end(body);
}

const LOG_MILLISECONDS = 1_000;

/** One line a second says how many were refused; a line for each would cost as much as the refusal. */
function shedLog(log: Logger): () => void {
  let count = 0;
  return () => {
    if (count++ > 0) return;
    setTimeout(() => {
      log.warn({ refused: count }, 'requests were refused: there are more than the server can answer');
      count = 0;
    }, LOG_MILLISECONDS).unref();
  };
}
