/** `npm start`: installs what is missing, builds what is stale and starts Cartwright on Node 24, in this process if it is one. */
import { Console } from 'node:console';
import module from 'node:module';
import { join } from 'node:path';
import { collapseRepeatedSignals, stopWithChannel } from '../command/signals.mjs';
import { prepare, ROOT } from './bootstrap.mjs';
import { buildDocs } from './build-docs.mjs';
import { buildWeb } from './build-web.mjs';

await prepare(import.meta.url);
if (servesConsole(process.argv.slice(2))) await Promise.all([buildWeb(), buildDocs()]);

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

/** Whether this process will show pages; what the options mean besides is for `src/server/options.ts` to say. */
function servesConsole(args) {
  if (args.includes('--help') || ['import', 'remove-second-factor', 'mcp'].includes(args[0])) return false;
  const at = args.findLastIndex((arg) => arg === '--serve' || arg.startsWith('--serve='));
  if (at === -1) return true;
  return (args[at].split('=')[1] ?? args[at + 1] ?? '').split(',').some((role) => role.trim() === 'console');
}
