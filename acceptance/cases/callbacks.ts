import { after, before, test } from 'node:test';
import { STORIES } from '../stories/index.ts';
import { Storyteller } from '../stories/storyteller.ts';
import { Receiver } from '../support/receiver.ts';
import type { World } from '../support/world.ts';

export function callbackCases({ demo, target }: World): void {
  // Callbacks reach a receiver on this machine only from a server on this machine.
  const local = ['localhost', '127.0.0.1'].includes(new URL(target.url).hostname);
  let receiver: Receiver;
  let teller: Storyteller;

  before(async () => {
    if (!local) return;
    receiver = await Receiver.open();
    teller = await Storyteller.begin(demo, target, receiver);
  });
  after(async () => {
    await teller?.end();
    await receiver?.close();
  });

  for (const [name, story] of Object.entries(STORIES)) {
    test(`the tutorial of ${name}, with every callback`, { skip: !local }, () => story(teller));
  }
}
