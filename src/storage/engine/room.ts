import { closeSync, openSync, rmSync, writeSync } from 'node:fs';
import { join } from 'node:path';

const BYTES = Buffer.alloc(1024 * 1024);

/** Throws the system's error when there is no room for a megabyte in the directory, or it cannot be written to. */
export function tryToWrite(directory: string): void {
  const file = join(directory, 'room');
  const fd = openSync(file, 'w', 0o600);
  try {
    writeSync(fd, BYTES);
  } finally {
    closeSync(fd);
    rmSync(file, { force: true });
  }
}
