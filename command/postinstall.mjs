/** After `npm install cartwright` on a Node that is too old for the server: fetches one that is not. Never fails the installation. */
import { existsSync } from 'node:fs';

const program = new URL('../dist/library/command/server-node.js', import.meta.url);
// In a clone nothing is built yet, and `npm start` brings its own Node.
if (existsSync(program)) {
  const { serverNode } = await import(program.href);
  await serverNode((line) => process.stderr.write(`${line}\n`)).catch((error) => process.stderr.write(`${error.message}\n`));
}
