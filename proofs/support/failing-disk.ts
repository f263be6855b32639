import fs from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

/**
 * Preloaded into a server: on request every write to a file by the embedded engine fails as the system would fail it. Such writes are
 * synchronous; what else the server writes is not.
 */
const ERRNO = { ENOSPC: -28, EROFS: -30 } as const;
let code: keyof typeof ERRNO | null = null;

const { writeSync } = fs;
fs.writeSync = ((fd: number, ...rest: unknown[]) => {
  if (code !== null && fd > 2) throw Object.assign(new Error(`${code}: write`), { code, errno: ERRNO[code], syscall: 'write' });
  return Reflect.apply(writeSync, fs, [fd, ...rest]) as number;
}) as typeof fs.writeSync;
syncBuiltinESMExports();

process.on('message', (message: { disk?: keyof typeof ERRNO | null }) => {
  if (message.disk === undefined) return;
  code = message.disk;
  process.send!({ disk: code });
});
process.channel?.unref();
