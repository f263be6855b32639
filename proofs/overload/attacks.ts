import { once } from 'node:events';
import { setTimeout as wait } from 'node:timers/promises';
import type { TLSSocket } from 'node:tls';
import type { Target } from '../support/connection.ts';
import { openSocket } from './connections.ts';

/** How often a slow client sends a byte, milliseconds. */
const BYTE_EVERY = 500;
/** Clients that end up with nothing hold nothing either. */
const HUGE = 'x'.repeat(20 * 1024);

/** What became of the connections of an attack. */
export interface Held {
  readonly opened: number;
  /** Those that the server has ended by now. */
  ended: number;
  stop(): void;
}

/** Heads of requests that never come to an end. */
export const slowHeaders = (target: Target, count: number): Promise<Held> =>
  trickle(target, count, 'GET /health HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');

/** Bodies of writes that never come to an end. */
export const slowBodies = (target: Target, count: number, token: string): Promise<Held> =>
  trickle(
    target,
    count,
    `POST /v2/fulfillment/users HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer ${token}\r\nContent-Type: application/json\r\nContent-Length: 100000\r\n\r\n{"user_id":"`,
  );

async function trickle(target: Target, count: number, beginning: string): Promise<Held> {
  const [sockets, held] = await hold(target, count);
  for (const socket of sockets) socket.resume().write(beginning);
  const timer = setInterval(() => {
    for (const socket of sockets) if (socket.writable) socket.write('x');
  }, BYTE_EVERY);
  return {
    ...held,
    get ended() {
      return held.ended;
    },
    stop: () => {
      clearInterval(timer);
      held.stop();
    },
  };
}

/** Asks for more megabytes than the system keeps for it, and reads nothing until `look`: whoever does not read does not see an end either. */
export async function neverRead(target: Target, count: number): Promise<Held & { look(): void }> {
  const [sockets, held] = await hold(target, count);
  for (const socket of sockets) socket.pause().write('GET /openapi.json HTTP/1.1\r\nHost: localhost\r\n\r\n'.repeat(10));
  return {
    ...held,
    get ended() {
      return held.ended;
    },
    look: () => {
      for (const socket of sockets) socket.resume();
    },
  };
}

async function hold(target: Target, count: number): Promise<[TLSSocket[], Held]> {
  const sockets = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = openSocket(target);
      await once(socket, 'secureConnect');
      return socket;
    }),
  );
  const held = {
    opened: count,
    ended: 0,
    stop: () => {
      for (const socket of sockets) socket.destroy();
    },
  };
  for (const socket of sockets) socket.once('close', () => held.ended++);
  return [sockets, held];
}

/** Heads that are too large; gives how many were answered 431 and closed. */
export async function hugeHeaders(target: Target, count: number): Promise<number> {
  const answers = await Promise.all(
    Array.from({ length: count }, async () => {
      const socket = openSocket(target);
      let text = '';
      socket.setEncoding('latin1').on('data', (part: string) => {
        text += part;
      });
      socket.write(`GET /health HTTP/1.1\r\nHost: localhost\r\nX-Huge: ${HUGE}\r\n\r\n`);
      await once(socket, 'close');
      return text;
    }),
  );
  return answers.filter((text) => text.startsWith('HTTP/1.1 431 ') && text.includes('"code":4001')).length;
}

/** Waits until the server has ended all connections of an attack; gives how many it has. */
export async function endedWithin(held: Held, seconds: number): Promise<number> {
  for (const deadline = performance.now() + seconds * 1_000; held.ended < held.opened && performance.now() < deadline; ) await wait(100);
  return held.ended;
}
