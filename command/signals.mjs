/** Plain JavaScript without dependencies: it runs on the machine's own Node, 20 or later. */
import { spawn } from 'node:child_process';

export const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/** Runs a program to its end, handing on the signals that this process gets. `output` is what it wrote to pipes. */
export function run(command, args, options) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, options);
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.setEncoding('utf8').on('data', (text) => (output += text));
    const forward = (signal) => child.kill(signal);
    const end = (settle) => {
      for (const signal of SIGNALS) process.off(signal, forward);
      settle();
    };
    for (const signal of SIGNALS) process.on(signal, forward);
    child.once('error', (error) => end(() => reject(error)));
    child.once('close', (code, signal) => end(() => resolve({ code, signal, output })));
  });
}

/** Two signals of one kind within so many milliseconds are one: a person takes longer, npm and the parent process do not. */
const SAME_SIGNAL_MS = 250;

/**
 * Lets one Ctrl-C count once. The terminal sends it to the whole process group; npm and our own parent process, which are in
 * it, then send it on. Call it before anybody listens for signals.
 */
export function collapseRepeatedSignals(emitter = process, now = () => performance.now()) {
  const emit = emitter.emit;
  const last = new Map();
  emitter.emit = function (event, ...args) {
    if (SIGNALS.includes(event)) {
      const time = now();
      if (time - (last.get(event) ?? Number.NEGATIVE_INFINITY) < SAME_SIGNAL_MS) return true;
      last.set(event, time);
    }
    return emit.call(this, event, ...args);
  };
}

/** Started by another Node that hands signals on: when it is killed outright, this process stops too. */
export function stopWithChannel() {
  if (!process.channel) return;
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
