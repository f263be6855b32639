/** `npm start`: installs what is missing and starts Cartwright on Node 24, in this process if it is one. */
import module from 'node:module';
import { join } from 'node:path';
import { collapseRepeatedSignals, prepare, ROOT } from './bootstrap.mjs';

await prepare(import.meta.url);

module.enableCompileCache(join(ROOT, 'node_modules', '.cache', 'cartwright'));
collapseRepeatedSignals();
if (process.channel) {
  // Started by another Node, which hands signals on. Without it nobody could stop us with Ctrl-C.
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
  process.channel.unref();
}
await import('../src/main.ts');
