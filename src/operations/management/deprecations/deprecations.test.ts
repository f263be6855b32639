import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { DEPRECATED } from '../../../contract/deprecations.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../../storage/testing/engines.ts';
import { operations } from '../../index.ts';
import { ok } from '../../orders/shop.fixture.ts';
import { openWorld, type World } from '../management.fixture.ts';

test('the table and the operations agree: what is deprecated is in the table, and what the table names exists', () => {
  const ids = operations.map(({ id }) => id);
  for (const { name, operations: concerned, kind, replacement } of DEPRECATED) {
    for (const id of concerned) assert.ok(ids.includes(id), `${name}: ${id}`);
    if (kind === 'operation' && replacement !== null) assert.ok(ids.includes(replacement), `${name}: ${replacement}`);
  }
  const declared = operations.filter(({ deprecated }) => deprecated).map(({ id }) => id);
  const said = DEPRECATED.filter(({ kind, name, operations: [id] }) => kind === 'operation' && name === id).map(({ name }) => name);
  assert.deepEqual(declared.sort(), said.sort());
});

for (const engineName of ENGINES) {
  describe(`deprecations on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('each shows which applications of the organization still use it and how often, and no others', async () => {
      const mine = await world.organization('mine');
      const other = await world.organization('other');
      await ok(world.call(mine.token, 'POST', '/v2/fulfillment/users', { user_id: 'ada', first_name: 'Ada' }));
      for (let n = 0; n < 2; n++) await ok(world.call(mine.token, 'GET', '/v2/fulfillment/users/ada/orders'));
      const usesOf = async (token: string, name: string) => {
        const { body } = await ok(world.call(token, 'GET', '/deprecations'));
        return body.deprecations.find((one: { name: string }) => one.name === name);
      };
      const orders = await usesOf(mine.token, 'fulfillment.orders.list');
      assert.deepEqual([orders.counted, orders.replacement], ['exactly', null]);
      assert.deepEqual(
        orders.applications.map((one: { client_id: string; requests: number }) => [one.client_id, one.requests]),
        [[mine.clientId, 2]],
      );
      const field = await usesOf(mine.token, 'is_express');
      assert.deepEqual([field.counted, field.applications[0].requests], ['at_most', 2]);
      assert.deepEqual((await usesOf(other.token, 'fulfillment.orders.list')).applications, []);
    });
  });
}
