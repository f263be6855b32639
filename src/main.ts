import { enableCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// Before anything else is loaded: compiled modules are kept, which halves the time of every later start's imports.
const installed = import.meta.url.includes('/node_modules/');
enableCompileCache(fileURLToPath(new URL(installed ? '../../.cache/cartwright' : '../node_modules/.cache/cartwright', import.meta.url)));
const { main } = await import('./server/command-line.ts');
await main();
