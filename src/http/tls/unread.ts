import type { Server } from 'node:https';

/**
 * Closes connections whose client takes nothing of its answer for so long. One that reads slowly may: any byte that goes out counts. Handlers
 * may take as long as they like, since the time runs only from when there is something to read.
 */
export function closeUnread(server: Server, milliseconds: number): void {
  server.prependListener('request', ({ socket }, response) => {
    // Node itself sets another time when the answer is out, and closes a connection whose time has passed.
    response.once('pipe', () => socket.setTimeout(milliseconds));
    response.once('prefinish', () => {
      if (socket.writableLength > 0) socket.setTimeout(milliseconds);
    });
    // Where the next request came before this answer was out, Node sets none, and the next handler would have as long only.
    response.once('finish', () => {
      if (socket.timeout === milliseconds) socket.setTimeout(0);
    });
  });
}
