#!/usr/bin/env node
/**
 * The command `cartwright`. The server needs a newer Node than the packages beside it: an older one runs this file again with
 * the Node that `serverNode` finds or installs.
 */
import { constants } from 'node:os';
import { fileURLToPath } from 'node:url';
import { isNewEnough, serverNode } from '../dist/library/command/server-node.js';
import { collapseRepeatedSignals, run, stopWithChannel } from './signals.mjs';

if (process.argv[2] === 'mcp') {
  await import('./mcp.mjs');
} else if (isNewEnough()) {
  collapseRepeatedSignals();
  stopWithChannel();
  await import('../dist/main.js');
} else {
  try {
    const node = await serverNode((line) => process.stderr.write(`${line}\n`));
    // The channel tells the child when this process is killed outright.
    const stdio = ['inherit', 'inherit', 'inherit', 'ipc'];
    const { code, signal } = await run(node, [fileURLToPath(import.meta.url), ...process.argv.slice(2)], { stdio });
    process.exit(code ?? 128 + constants.signals[signal]);
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
