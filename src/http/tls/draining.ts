import type { ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/** How the connections of a server that stops come to their end. */
export interface Draining {
  /**
   * Each answer from now on says `Connection: close`. A connection that waits for its next request stays, since that request may be on
   * its way: it is answered, and then the connection closes.
   */
  announce(): void;
  /** Connections without a request to be answered are closed at once, the others after their last answer is sent. */
  drain(): void;
}

/**
 * Follows which connections of `server` have requests still to be answered.
 *
 * Node's own `closeIdleConnections` is not used: it takes an answer for finished when `end` is called, and cuts off what is unsent
 * (measured: 4 of 20 MB reached a slow reader).
 */
export function followRequests(server: Server): Draining {
  const unanswered = new Map<Socket, Set<ServerResponse>>();
  let state: 'open' | 'announced' | 'draining' = 'open';

  server.on('secureConnection', (socket) => {
    unanswered.set(socket, new Set());
    socket.once('close', () => unanswered.delete(socket));
  });

  server.prependListener('request', ({ socket }, response) => {
    const responses = unanswered.get(socket);
    if (!responses) {
      return;
    }
    responses.add(response);
    if (state !== 'open') {
      response.setHeader('Connection', 'close');
    }
    response.once('close', () => {
      responses.delete(response);
      // A client that was not told sends its next request over the same connection.
      const ends = state === 'draining' || (state === 'announced' && response.getHeader('connection') === 'close');
      if (ends && responses.size === 0) {
        socket.destroySoon();
      }
    });
  });

  function tell(responses: ReadonlySet<ServerResponse>): void {
    const last = [...responses].at(-1);
    if (last && !last.headersSent) {
      last.setHeader('Connection', 'close');
    }
  }

  return {
    announce: () => {
      state = 'announced';
      for (const responses of unanswered.values()) tell(responses);
    },
    drain: () => {
      state = 'draining';
      for (const [socket, responses] of unanswered) {
        if (responses.size === 0) socket.destroySoon();
        else tell(responses);
      }
    },
  };
}
