/** `cartwright mcp` of the installed package, on Node 20 or later. Standard output belongs to the protocol. */
import { Console } from 'node:console';
import { fileURLToPath } from 'node:url';

globalThis.console = new Console(process.stderr);
const { runMcp } = await import('../dist/library/command/mcp/main.js');
process.exit(await runMcp(process.argv.slice(3), { root: fileURLToPath(new URL('..', import.meta.url)) }));
