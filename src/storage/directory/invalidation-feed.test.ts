import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Database } from '../engine/types.ts';
import { InvalidationFeed } from './invalidation-feed.ts';

/** A table of invalidations that answers or does not, and a clock. */
class World {
  rows: { id: number; topic: string; old: boolean }[] = [];
  answers = true;
  now = 0;
  readonly forgotten: string[] = [];
  readonly feed = new InvalidationFeed(
    {
      query: async ({ name }: { name: string }) => {
        if (!this.answers) throw new Error('away');
        return name === 'read_invalidations' ? this.rows : [];
      },
    } as unknown as Database,
    (topic) => this.forgotten.push(topic),
    () => this.now,
  );
}

test('what others announced is forgotten once', async () => {
  const world = new World();
  world.rows = [{ id: 1, topic: 'stores', old: false }];
  await world.feed.poll();
  world.rows.push({ id: 2, topic: 'products', old: false });
  await world.feed.poll();
  assert.deepEqual(world.forgotten, ['stores', 'products']);
});

test('a second without a successful poll, and nothing is trusted until the next one', async () => {
  const world = new World();
  await world.feed.poll();
  world.answers = false;
  world.now = 999;
  await world.feed.poll();
  assert.equal(world.feed.current, true);
  world.now = 1_000;
  assert.equal(world.feed.current, false);
  world.answers = true;
  await world.feed.poll();
  assert.equal(world.feed.current, true);
});

test('after so long away that announcements may be gone, everything is forgotten', async () => {
  const world = new World();
  await world.feed.poll();
  world.now = 31 * 60_000;
  await world.feed.poll();
  assert.deepEqual(world.forgotten, ['everything']);
});
