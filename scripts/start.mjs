/** `npm start`: installs what is missing and starts Cartwright on Node 24, in this process if it is one. */
import module from 'node:module';
import { join } from 'node:path';
import { collapseRepeatedSignals, stopWithChannel } from '../command/signals.mjs';
import { prepare, ROOT } from './bootstrap.mjs';

await prepare(import.meta.url);

module.enableCompileCache(join(ROOT, 'node_modules', '.cache', 'cartwright'));
collapseRepeatedSignals();
stopWithChannel();
await import('../src/main.ts');
