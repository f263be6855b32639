import { readdirSync, readFileSync } from 'node:fs';
import pg from 'pg';

/** Processor time so far, in microseconds, of processes that take part in a measurement; NaN where the system does not tell. */
export type ProcessorClock = () => number;

export function processClock(pids: readonly number[]): ProcessorClock {
  if (process.platform !== 'linux') return () => Number.NaN;
  return () => pids.reduce((sum, pid) => sum + timeOf(pid), 0);
}

/** Of the server of a database: its backends and what it does in the background. */
export async function databaseClock(url: string | undefined): Promise<ProcessorClock> {
  if (url === undefined || process.platform !== 'linux') return () => 0;
  const client = new pg.Client(url);
  await client.connect();
  const { rows } = await client.query('select pg_backend_pid() as pid');
  const postmaster = statOf(rows[0].pid)[1];
  await client.end();
  return () => processClock(pidsIn('/proc').filter((pid) => statOf(pid)[1] === postmaster))();
}

export const together = (...clocks: readonly ProcessorClock[]): ProcessorClock => {
  return () => clocks.reduce((sum, clock) => sum + clock(), 0);
};

const pidsIn = (folder: string) =>
  readdirSync(folder)
    .filter((name) => /^\d+$/.test(name))
    .map(Number);

/** Of all its threads, on the processor, in nanoseconds each; those that have ended are missed. */
function timeOf(pid: number): number {
  try {
    const tasks = pidsIn(`/proc/${pid}/task`);
    return tasks.reduce((sum, task) => sum + Number(readFileSync(`/proc/${pid}/task/${task}/schedstat`, 'utf8').split(' ')[0]) / 1_000, 0);
  } catch {
    return 0;
  }
}

/** State, parent and so on of proc_pid_stat(5); empty for a process that has just ended. */
function statOf(pid: number): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ');
  } catch {
    return [];
  }
}
