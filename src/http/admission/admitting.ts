import type { FastifyInstance, FastifyRequest } from 'fastify';
import { ApiError, errors } from '../../contract/errors.ts';
import type { Admission, Lane, Ticket } from './admission.ts';
import type { DelayProbe } from './delay-probe.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Of the admission; undefined where there is none, or for what is always admitted. */
    ticket?: Ticket | undefined;
  }
}

export interface Admitting {
  readonly admission: Admission;
  /**
   * Begins a request in its turn. Requests that come together are all read before the first is worked on: what a server on the embedded
   * engine does for one it does at once, and those behind would wait unseen in their sockets.
   */
  readonly begin: (request: () => void) => void;
  readonly probe?: DelayProbe;
}

/**
 * Refuses requests beyond what the server can answer, before it looks at token and body. A request counts from its head to when its answer is
 * handed over: neither while its body trickles in, nor while its client is slow to read.
 */
export function admitRequests(app: FastifyInstance, { admission, begin, probe }: Admitting): void {
  app.decorateRequest('ticket', undefined);
  app.addHook('onRequest', (request, reply, done) => {
    const lane = laneOf(request);
    if (lane === undefined) return done();
    const ticket = admission.enter(lane);
    if (ticket === undefined) return done(new ApiError(errors.overloaded));
    request.ticket = ticket;
    // Of a client that is gone the handler runs on, and counts until its end.
    reply.raw.once('close', () => {
      if (request.handlerBegan === undefined || request.handlerEnded !== undefined) ticket.leave();
    });
    probe?.wake();
    begin(done);
  });
  app.addHook('preParsing', (request, _reply, payload, done) => {
    const { raw, ticket } = request;
    if (ticket && !raw.complete) {
      ticket.stepAside();
      raw.once('end', () => ticket.comeBack());
    }
    done(null, payload);
  });
  app.addHook('onSend', (request, _reply, payload, done) => {
    request.ticket?.leave();
    done(null, payload);
  });
}

/** Undefined: always admitted. Whoever looks after the server has to see that it is there, and has places of his own. */
function laneOf(request: FastifyRequest): Lane | undefined {
  const { config, url } = request.routeOptions;
  if (config.operation === 'health') return undefined;
  return url?.startsWith('/cartwright/') ? 'management' : 'clients';
}
