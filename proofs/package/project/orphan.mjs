/** Starts a platform, says where it listens, and dies without a chance to clean up. */
import { writeSync } from 'node:fs';
import { startCartwright } from 'cartwright/testing';

const platform = await startCartwright({ trust: false });
writeSync(1, platform.development.url);
process.kill(process.pid, 'SIGKILL');
