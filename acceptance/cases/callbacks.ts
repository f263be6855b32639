import assert from 'node:assert/strict';
import { after, before, test } from 'node:test';
import { STORIES } from '../stories/index.ts';
import { Storyteller } from '../stories/storyteller.ts';
import { notFound, ok } from '../support/expect.ts';
import { openOrganization } from '../support/organization.ts';
import { Receiver } from '../support/receiver.ts';
import type { World } from '../support/world.ts';

export function callbackCases(world: World): void {
  const { demo, target } = world;
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
    try {
      await teller?.end();
    } finally {
      // What still listens would keep the process of the suite alive.
      await receiver?.close();
    }
  });

  for (const [name, story] of Object.entries(STORIES)) {
    test(`the tutorial of ${name}, with every callback`, { skip: !local }, () => story(teller));
  }

  test('the health of a webhook that nobody answers shows what waits for it', { skip: !local }, async () => {
    const { shop, store } = await openOrganization(world);
    // Port 9 discards what it gets, where anything listens on it.
    const hook = { name: 'Nobody', url: 'https://127.0.0.1:9/callbacks' };
    const { webhook_id } = ok(await shop.post<{ webhook_id: number }>('/cartwright/v1/webhooks', hook));
    const health = async () => ok(await shop.get<Health>(`/cartwright/v1/webhooks/${webhook_id}/health`));
    const none = { delivered: 0, failed: 0, success_rate: null };
    const unused = { last_24_hours: none, last_7_days: none, pending: 0, oldest_pending_at: null, next_attempt_at: null };
    assert.deepEqual(await health(), { ...unused, last_success_at: null, last_failure: null, p95_attempt_ms: null });
    await shop.place(await shop.newUser(), { location_code: store.location_code });
    const { last_24_hours, pending, oldest_pending_at, last_success_at } = await health();
    assert.deepEqual({ last_24_hours, pending, last_success_at }, { last_24_hours: none, pending: 1, last_success_at: null });
    assert.ok(oldest_pending_at !== null);
    notFound(await demo.get(`/cartwright/v1/webhooks/${webhook_id}/health`));
  });
}

interface Health {
  readonly last_24_hours: object;
  readonly pending: number;
  readonly oldest_pending_at: string | null;
  readonly last_success_at: string | null;
}
