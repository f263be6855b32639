import { parseArgs } from 'node:util';
import { STORIES } from '../acceptance/stories/index.ts';
import { Storyteller } from '../acceptance/stories/storyteller.ts';
import { seed } from '../acceptance/support/names.ts';
import { Receiver, type ReceiverFault } from '../acceptance/support/receiver.ts';
import { type Engine, startServer } from '../acceptance/support/server.ts';
import { openWorld } from '../acceptance/support/world.ts';

/** Plays the documented tutorials over HTTPS with a receiver of callbacks, and compares every payload whole. */
const FAULTS: readonly ReceiverFault[] = ['lose-callback', 'change-payload'];
const { values } = parseArgs({
  options: { engine: { type: 'string', default: 'embedded,postgresql' }, 'planted-fault': { type: 'string' } },
});
const fault = FAULTS.find((name) => name === values['planted-fault']);
if (values['planted-fault'] !== undefined && !fault) {
  process.stderr.write(`--planted-fault takes ${FAULTS.join(' or ')}.\n`);
  process.exit(2);
}

let played = 0;
let compared = 0;
let failed = 0;
console.log(`Tutorials with their callbacks, seed ${seed}${fault ? `, planted fault: ${fault}` : ''}`);
for (const engine of values.engine.split(',') as Engine[]) {
  const server = await startServer(engine);
  const receiver = await Receiver.open(fault);
  const world = await openWorld(server.target);
  try {
    const teller = await Storyteller.begin(world.demo, server.target, receiver);
    for (const [name, story] of Object.entries({ ...STORIES, end: () => teller.end() } as typeof STORIES)) {
      try {
        await story(teller);
        if (name !== 'end') played++;
      } catch (error) {
        failed++;
        console.log(`FAILED ${name} on ${engine}: ${(error as Error).message.slice(0, 2_000)}`);
      }
    }
    compared += teller.compared;
    for (const line of server.errors) {
      failed++;
      console.log(`FAILED the server on ${engine} wrote ${line}`);
    }
  } finally {
    await world.close();
    await receiver.close();
    await server.stop();
  }
}
console.log(`stories=${played} callbacks_compared=${compared} failed=${failed}`);
process.exitCode = failed === 0 ? 0 : 1;
