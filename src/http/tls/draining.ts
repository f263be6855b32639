import type { ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/**
 * Follows which connections of `server` have requests still to be answered. The returned function starts the draining: connections
 * without any are closed at once, the others after their last answer is sent.
 *
 * Node's own `closeIdleConnections` is not used: it takes an answer for finished when `end` is called, and cuts off what is unsent
 * (measured: 4 of 20 MB reached a slow reader).
 */
export function followRequests(server: Server): () => void {
  const unanswered = new Map<Socket, Set<ServerResponse>>();
  let draining = false;

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
    if (draining) {
      response.setHeader('Connection', 'close');
    }
    response.once('close', () => {
      responses.delete(response);
      if (draining && responses.size === 0) {
        socket.destroySoon();
      }
    });
  });

  return () => {
    draining = true;
    for (const [socket, responses] of unanswered) {
      const last = [...responses].at(-1);
      if (!last) {
        socket.destroySoon();
      } else if (!last.headersSent) {
        last.setHeader('Connection', 'close');
      }
    }
  };
}
