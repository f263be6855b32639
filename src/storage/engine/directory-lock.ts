import { randomBytes } from 'node:crypto';
import { readFileSync, readlinkSync } from 'node:fs';
import { mkdir, open, readdir, rm, stat, utimes } from 'node:fs/promises';
import { hostname } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DataDirectoryInUse } from './errors.ts';

/**
 * An exclusive lock on a directory, without native modules. PGlite takes none, and two processes on one directory lose rows silently.
 *
 * Everyone who wants the directory puts a claim there: an empty file with a unique name that says who it is. Then it looks; whoever sees no
 * other living claim has the directory. Of two who come at once at least one sees the other, and both may withdraw and try again, but they
 * never both go on. A dead process's claim can be removed by anyone at any time, because its name is never used again: that is why there is
 * no single lock file whose takeover would race.
 */
export interface DirectoryLock extends AsyncDisposable {
  readonly file: string;
}

interface Owner {
  readonly pid: number;
  /** When the process started, in ticks since boot; empty where /proc does not say. Tells a reused pid from the process that made the claim. */
  readonly started: string;
  /** Boot and pid namespace: pids mean nothing outside of it (another container, another machine, before a restart). */
  readonly world: string;
}

/** A living owner renews the time stamp of its claim; this is how processes in other containers recognise it. Milliseconds. */
const HEARTBEAT = 1_000;
const BEATS_TO_WATCH = 5;
/** A claim from elsewhere that is older is dead without watching. Milliseconds, far above any difference between two clocks. */
const LONG_DEAD = 10 * 60 * 1_000;
/** A claim seen this many times in a row is that of an owner, and not of another newcomer about to withdraw. */
const ATTEMPTS = 8;

/** Takes the lock. Throws DataDirectoryInUse if another living process, or this one, has it. */
export async function lockDirectory(directory: string): Promise<DirectoryLock> {
  await mkdir(directory, { recursive: true });
  const seen = new Map<string, number>();
  while (true) {
    const file = join(directory, claimName());
    await (await open(file, 'wx')).close();
    const rivals = await livingClaims(directory, file);
    if (rivals.length === 0) return hold(file);
    await rm(file, { force: true });
    for (const rival of rivals) {
      const times = (seen.get(rival.name) ?? 0) + 1;
      seen.set(rival.name, times);
      const elsewhere = rival.owner.world !== WORLD;
      // A claim from elsewhere has been watched for longer than a newcomer keeps one.
      if (elsewhere || times >= ATTEMPTS) throw new DataDirectoryInUse(directory, rival.owner.pid, join(directory, rival.name), !elsewhere);
    }
    await wait(5 + Math.random() * 40);
  }
}

function hold(file: string): DirectoryLock {
  const heartbeat = setInterval(() => {
    const now = new Date();
    utimes(file, now, now).catch(() => {});
  }, HEARTBEAT);
  heartbeat.unref();
  return {
    file,
    [Symbol.asyncDispose]: async () => {
      clearInterval(heartbeat);
      await rm(file, { force: true });
    },
  };
}

/** Claims of living processes other than `own`; those of dead ones are removed. */
async function livingClaims(directory: string, own: string): Promise<{ name: string; owner: Owner }[]> {
  const living = [];
  for (const name of await readdir(directory)) {
    const owner = parseClaim(name);
    const file = join(directory, name);
    if (owner === undefined || file === own) continue;
    if (await isAlive(owner, file)) living.push({ name, owner });
    else await rm(file, { force: true });
  }
  return living;
}

async function isAlive(owner: Owner, file: string): Promise<boolean> {
  if (owner.world !== WORLD) return beats(file);
  if (!processExists(owner.pid)) return false;
  const started = startOf(owner.pid);
  return started === undefined ? owner.started === '' || owner.pid === process.pid : started === owner.started;
}

/** Whether the claim's time stamp moves while we watch. Only for claims from elsewhere: a rare wait of some seconds. */
async function beats(file: string): Promise<boolean> {
  const modified = async () => (await stat(file).catch(() => undefined))?.mtimeMs;
  const before = await modified();
  if (before !== undefined && Date.now() - before > LONG_DEAD) return false;
  for (let beat = 0; beat < BEATS_TO_WATCH; beat++) {
    if (before === undefined) return false;
    await wait(HEARTBEAT);
    const after = await modified();
    if (after !== before) return after !== undefined;
  }
  return false;
}

function processExists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** Start of a process (proc(5), /proc/pid/stat field 22); "dead" for one that only waits to be reaped; undefined where there is no /proc. */
function startOf(pid: number): string | undefined {
  const text = readText(`/proc/${pid}/stat`);
  if (text === undefined) return undefined;
  // The second field, the program's name, may hold spaces and brackets.
  const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
  return fields[0] === 'Z' || fields[0] === 'X' ? 'dead' : (fields[19] ?? '');
}

function readText(file: string): string | undefined {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return undefined;
  }
}

function pidNamespace(): string {
  try {
    return readlinkSync('/proc/self/ns/pid').replace(/\D/g, '');
  } catch {
    return '';
  }
}

const plain = (text: string) => text.replace(/[^a-zA-Z0-9]/g, '');
const WORLD = `${plain(readText('/proc/sys/kernel/random/boot_id') ?? hostname())}x${pidNamespace()}`;

function claimName(): string {
  return `lock.${process.pid}.${startOf(process.pid) ?? ''}.${WORLD}.${randomBytes(4).toString('hex')}`;
}

function parseClaim(name: string): Owner | undefined {
  const match = /^lock\.(\d+)\.(\d*)\.([a-zA-Z0-9]+)\.[0-9a-f]{8}$/.exec(name);
  return match === null ? undefined : { pid: Number(match[1]), started: match[2]!, world: match[3]! };
}
