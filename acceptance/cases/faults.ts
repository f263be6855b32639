import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notFound, ok, refused } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { openOrganization } from '../support/organization.ts';
import type { World } from '../support/world.ts';

const FAULTS = '/cartwright/v1/faults';
const OPERATION = 'fulfillment.users.create';
/** An answer that the suite's client takes for the operation's own. */
const ANSWER = { status: 409, message: 'Not now', code: 4001, key: 'user_id' };

export function faultCases(world: World): void {
  const user = () => ({ user_id: unique('user'), first_name: 'Ada', phone_number: '+14155550123' });

  test('a fault meets the first calls of its operation, and nobody else’s', async () => {
    const { shop } = await openOrganization(world);
    ok(await shop.post(FAULTS, { operation_id: OPERATION, first_calls: 2, answer: ANSWER }));
    ok(await world.demo.post('/v2/fulfillment/users', user()));
    for (let call = 1; call <= 2; call++) refused(await shop.post('/v2/fulfillment/users', user()), 409, 4001, 'user_id', 'Not now');
    ok(await shop.post('/v2/fulfillment/users', user()));
    assert.deepEqual(ok(await world.demo.get<{ faults: { description: string | null }[] }>(FAULTS)).faults, []);
  });

  test('where only the answer is lost, the work is done, and the same Idempotency-Key gets the answer', async () => {
    const { shop } = await openOrganization(world);
    ok(await shop.post(FAULTS, { operation_id: OPERATION, first_calls: 1, handler_runs: true, answer: ANSWER }));
    const [body, key] = [user(), { 'idempotency-key': unique('key') }];
    assert.equal((await shop.post('/v2/fulfillment/users', body, key)).status, 409);
    ok(await shop.get(`/cartwright/v1/users/${body.user_id}`));
    assert.equal(ok(await shop.post<{ user_id: string }>('/v2/fulfillment/users', body, key)).user_id, body.user_id);
  });

  test('a seed repeats the faults of a probability; a deleted rule meets nothing', async () => {
    const { shop } = await openOrganization(world);
    const round = async () => {
      const rule = { operation_id: OPERATION, probability: 0.5, seed: 42, answer: ANSWER };
      const { id } = ok(await shop.post<{ id: string }>(FAULTS, rule));
      const statuses = [];
      for (let call = 1; call <= 12; call++) statuses.push((await shop.post('/v2/fulfillment/users', user())).status);
      ok(await shop.delete(`${FAULTS}/${id}`));
      notFound(await shop.get(`${FAULTS}/${id}`));
      return statuses;
    };
    const first = await round();
    assert.deepEqual(new Set(first), new Set([200, 409]));
    assert.deepEqual(await round(), first);
    ok(await shop.post('/v2/fulfillment/users', user()));
  });
}
