import { readdirSync, readFileSync, readlinkSync } from 'node:fs';

/** Which of the processes have a connection to a port of this machine; of Linux's /proc. */
export function connectedTo(port: number, pids: readonly number[]): number[] {
  const wanted = port.toString(16).toUpperCase().padStart(4, '0');
  const sockets = new Set<string>();
  for (const line of ['tcp', 'tcp6'].flatMap((table) => readFileSync(`/proc/net/${table}`, 'utf8').split('\n').slice(1))) {
    const [, , remote, , , , , , , inode] = line.trim().split(/\s+/);
    if (remote?.endsWith(`:${wanted}`)) sockets.add(`socket:[${inode}]`);
  }
  return pids.filter((pid) => openFiles(pid).some((file) => sockets.has(file)));
}

function openFiles(pid: number): string[] {
  const folder = `/proc/${pid}/fd`;
  return unlessGone(() => readdirSync(folder), []).map((name) => unlessGone(() => readlinkSync(`${folder}/${name}`), ''));
}

/** Processes end and files are closed while one looks. */
function unlessGone<T>(look: () => T, otherwise: T): T {
  try {
    return look();
  } catch (error) {
    if (!['ENOENT', 'ESRCH'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error;
    return otherwise;
  }
}
