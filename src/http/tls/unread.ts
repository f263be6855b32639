import type { ServerResponse } from 'node:http';
import type { Server } from 'node:https';
import type { Socket } from 'node:net';

/**
 * Closes connections whose client takes nothing of its answer for so long. One that reads slowly may: any byte that goes out counts. Handlers
 * may take as long as they like, since the time runs only from when there is something to read.
 */
export function closeUnread(server: Server, milliseconds: number): void {
  /** By connection, the answers that are being written: several where requests came before the answers to those before them were out. */
  const written = new WeakMap<Socket, Set<ServerResponse>>();
  server.prependListener('request', ({ socket }, response) => {
    const answers = written.get(socket) ?? new Set();
    written.set(socket, answers);
    // Node itself sets another time when the answer is out, and closes a connection whose time has passed.
    response.once('pipe', () => {
      answers.add(response);
      socket.setTimeout(milliseconds);
    });
    response.once('prefinish', () => {
      answers.add(response);
      if (socket.writableLength > 0) socket.setTimeout(milliseconds);
    });
    response.once('finish', () => {
      answers.delete(response);
      if (answers.size > 0) socket.setTimeout(milliseconds);
      // Where the next request is here already, Node sets no other time, and its handler would have as long only.
      else if (socket.timeout === milliseconds) socket.setTimeout(0);
    });
  });
}
