import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync } from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import { dirname } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { type Memory, memoryOf } from '../server.ts';
import { PeerMissing } from './install.ts';

const PATIENCE = 120_000;
const STOP_PATIENCE = 10_000;

export interface PeerProcess extends AsyncDisposable {
  readonly port: number;
  /** From the start of the process to the first connection that its port takes. */
  readonly milliseconds: number;
  memory(): Memory;
}

export interface PeerProgram {
  readonly name: string;
  /** For Node, once the port is known. */
  readonly argv: (port: number) => readonly string[];
  /** What it prints goes there. */
  readonly log: string;
  readonly cwd: string;
  /** Prism 5.16.0 does not start with NODE_ENV=production. */
  readonly withoutProduction?: boolean;
}

/** Starts a program that listens on a port of 127.0.0.1. Throws PeerMissing with what it printed. */
export async function startPeer({ name, argv, log, cwd, withoutProduction = false }: PeerProgram): Promise<PeerProcess> {
  mkdirSync(dirname(log), { recursive: true });
  const output = openSync(log, 'a');
  const port = await freePort();
  const started = performance.now();
  const env = { ...process.env, NODE_ENV: withoutProduction ? undefined : 'production', NODE_OPTIONS: '' };
  const child = spawn(process.execPath, [...argv(port)], { cwd, env, stdio: ['ignore', output, output] });
  while (!(await answers(port))) {
    if (child.exitCode === null && performance.now() - started < PATIENCE) await wait(5);
    else {
      await stop(child);
      throw new PeerMissing(`${name} did not start: ${lastWords(readFileSync(log, 'utf8'))}`);
    }
  }
  const milliseconds = performance.now() - started;
  return { port, milliseconds, memory: () => memoryOf(child.pid!), [Symbol.asyncDispose]: () => stop(child) };
}

function lastWords(log: string): string {
  const lines = log.split('\n').filter((line) => line.trim() !== '' && !/^\s+at /.test(line));
  return lines.slice(-3).join(' ').slice(-500);
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const timer = setTimeout(() => child.kill('SIGKILL'), STOP_PATIENCE);
  await ended;
  clearTimeout(timer);
}

function answers(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host: '127.0.0.1', port });
    const end = (connected: boolean) => {
      socket.destroy();
      resolve(connected);
    };
    socket.once('connect', () => end(true));
    socket.once('error', () => end(false));
  });
}

/** Peers take a number only. */
async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise<void>((resolve) => server.close(() => resolve()));
  return port;
}
