import { execFileSync } from 'node:child_process';

/** Ids of the processes that the process has started and that run still. */
export function childrenOf(pid: number): number[] {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return lines.map((line) => line.trim().split(/\s+/).map(Number)).flatMap(([child, parent]) => (parent === pid ? [child!] : []));
}

/** Whether a process and its children are all stopped, which SIGSTOP takes a moment for. Throws when there is no such process. */
export function areStopped(pid: number): boolean {
  const lines = execFileSync('ps', ['-axo', 'pid=,ppid=,stat='], { encoding: 'utf8' }).trim().split('\n');
  const found = lines
    .map((line) => line.trim().split(/\s+/))
    .filter(([own, parent, state]) => (Number(own) === pid || Number(parent) === pid) && !state!.startsWith('Z'));
  if (!found.some(([own]) => Number(own) === pid)) throw new Error(`There is no process ${pid} to be stopped.`);
  return found.every(([, , state]) => /^[Tt]/.test(state!));
}

/** Sends a signal to a process that may have ended meanwhile. */
export function signalIfAlive(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
}
