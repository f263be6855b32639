import type { OwnServer } from '../support/server.ts';
import { openWorld } from '../support/world.ts';
import { checkKnown, provokeFamily } from './checks.ts';
import { type Fault, Recorder } from './recorder.ts';
import { compareWithTables, type Report } from './report.ts';
import { accountScenarios } from './scenarios/accounts.ts';
import { catalogueScenarios } from './scenarios/catalogue.ts';
import { chatScenarios } from './scenarios/chat.ts';
import { lastMileScenarios } from './scenarios/last-mile.ts';
import { orderScenarios } from './scenarios/orders.ts';
import { otherScenarios } from './scenarios/others.ts';
import { pickupScenarios } from './scenarios/pickup.ts';
import { postCheckoutScenarios } from './scenarios/post-checkout.ts';
import { sandboxScenarios } from './scenarios/sandbox.ts';
import { slotScenarios } from './scenarios/slots.ts';
import { userScenarios } from './scenarios/users.ts';
import type { Scene } from './scene.ts';
import { tables } from './tables.ts';

const SCENARIOS = {
  ...userScenarios,
  ...accountScenarios,
  ...slotScenarios,
  ...orderScenarios,
  ...lastMileScenarios,
  ...sandboxScenarios,
  ...postCheckoutScenarios,
  ...chatScenarios,
  ...pickupScenarios,
  ...catalogueScenarios,
  ...otherScenarios,
};

/** Plays every scenario against a server, then compares what was seen with the tables of the contract. */
export async function measureCoverage(server: OwnServer, fault: Fault | undefined): Promise<Report> {
  const world = await openWorld(server.target);
  try {
    const { demo, client } = world;
    const recorder = new Recorder(client, demo.token, fault);
    const { client_id, client_secret, api_key, url } = server.ready.development;
    const store = await demo.newStore({ policy: { capacity: { delivery: 1_000, pickup: 1_000 } } });
    const credentials = { client_id, client_secret };
    const scene: Scene = { recorder, demo, credentials, url, apiKey: api_key, location: store.location_code };
    for (const [name, play] of Object.entries(SCENARIOS)) await attempt(recorder, name, () => play(scene));
    await attempt(recorder, 'the refusals that all share', () => provokeFamily(scene));
    await attempt(recorder, 'fields of another type', () => checkKnown(recorder, tables.fields));
    recorder.problems.push(...server.errors.map((line) => `the server wrote ${line}`));
    return compareWithTables(recorder);
  } finally {
    await world.close();
  }
}

/** A scenario that breaks off leaves its part unshown; the others go on. */
async function attempt(recorder: Recorder, name: string, play: () => Promise<void>): Promise<void> {
  try {
    await play();
  } catch (error) {
    recorder.problems.push(`“${name}” broke off: ${(error as Error).message.slice(0, 700)}`);
  }
}
