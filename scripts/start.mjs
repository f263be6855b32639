/** `npm start`: installs what is missing and starts Cartwright on Node 24, in this process if it is one. */
import { Console } from 'node:console';
import module from 'node:module';
import { join } from 'node:path';
import { collapseRepeatedSignals, stopWithChannel } from '../command/signals.mjs';
import { prepare, ROOT } from './bootstrap.mjs';

await prepare(import.meta.url);

module.enableCompileCache(join(ROOT, 'node_modules', '.cache', 'cartwright'));
collapseRepeatedSignals();
stopWithChannel();
if (process.argv[2] === 'mcp') {
  // Standard output belongs to the protocol.
  globalThis.console = new Console(process.stderr);
  const { runMcp } = await import('../command/mcp/main.ts');
  const command = [process.execPath, join(ROOT, 'src', 'main.ts')];
  process.exit(await runMcp(process.argv.slice(3), { root: ROOT, command }));
}
await import('../src/main.ts');
