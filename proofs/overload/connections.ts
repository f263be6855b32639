import { once } from 'node:events';
import { connect, type TLSSocket } from 'node:tls';
import { Connection, type Target } from '../support/connection.ts';

/** Handshakes at once while connections are opened. */
const AT_ONCE = 50;
const HEALTH = 'GET /health HTTP/1.1\r\nHost: localhost\r\n\r\n';

const held: Connection[] = [];

/** Opens connections that ask once and then stay open until the process ends; gives how many were answered. */
export async function holdIdle(target: Target, count: number): Promise<number> {
  let begun = 0;
  await Promise.all(
    Array.from({ length: AT_ONCE }, async () => {
      while (begun < count) {
        begun++;
        const connection = await Connection.open(target);
        const { status } = await connection.send(HEALTH);
        if (status === 200) held.push(connection);
      }
    }),
  );
  return held.length;
}

/** A connection that speaks TLS and nothing else by itself. */
export function openSocket({ host, port, ca }: Target): TLSSocket {
  const socket = connect({ host, port, ca, servername: 'localhost' });
  // Its end is looked for where it matters.
  socket.on('error', () => {});
  return socket;
}

/** Shakes hands and leaves, over and over; gives how many times. */
export async function shakeHands(target: Target, atOnce: number, seconds: number): Promise<number> {
  const end = performance.now() + seconds * 1_000;
  let done = 0;
  await Promise.all(
    Array.from({ length: atOnce }, async () => {
      while (performance.now() < end) {
        const socket = openSocket(target);
        const secure = once(socket, 'secureConnect').then(
          () => true,
          () => false,
        );
        if (await secure) done++;
        socket.destroy();
      }
    }),
  );
  return done;
}
