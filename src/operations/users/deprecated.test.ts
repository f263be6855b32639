import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { statement } from '../../storage/engine/index.ts';
import { ENGINES, startTestEngine, type TestEngine } from '../../storage/testing/engines.ts';
import { operations } from '../index.ts';
import { openWorld, type World } from '../management/management.fixture.ts';
import { eastOfHome, HOME, keyOf, openShop, type Shop } from '../service-options/shop.fixture.ts';

const VALIDATED = { ...HOME, flags: { long_distance_delivery: false } };
const findKept = statement<[organizationId: number, userId: string], { address: object | null; first_name: string; locale: string | null }>(
  '',
  'select address, first_name, locale from cw.users where organization_id = $1 and user_id = $2',
);
const deactivate = statement<[organizationId: number, userId: string]>(
  '',
  'update cw.users set active = false where organization_id = $1 and user_id = $2',
);

for (const engineName of ENGINES) {
  describe(`deprecated forms of validating an address on ${engineName}`, () => {
    let engine: TestEngine;
    let world: World;
    let shop: Shop;
    const kept = async (userId: string) => (await world.database.query(findKept, [shop.organizationId, userId]))[0];
    const validate = (userId: string, body: object = HOME) => shop.post(`/lastmile/users/${userId}/validate_address`, body);

    before(async () => {
      engine = await startTestEngine(engineName);
      world = await openWorld(engine, operations);
      shop = await openShop(world, 'addresses');
      await shop.store('far', { ...eastOfHome(20), long_distance_delivery: true });
    });
    after(async () => {
      await world?.[Symbol.asyncDispose]();
      await engine?.[Symbol.asyncDispose]();
    });

    test('the address of an existing user is validated and kept; no user is created', async () => {
      const id = await shop.user('ann');
      const answer = await validate(id, { ...HOME, postal_code: ' 94105-1234 ', address_line_2: '4th floor' });
      assert.deepEqual(answer, { status: 200, body: { ...VALIDATED, flags: { long_distance_delivery: true } } });
      assert.deepEqual((await kept(id))?.address, { ...HOME, address_line_2: '4th floor' });
      assert.deepEqual(keyOf(await validate('nobody')), [400, 'user_id', 'User Not Found']);
      assert.equal(await kept('nobody'), undefined);
    });

    test("an inactive user is refused, and another organization's looks like none", async () => {
      const id = await shop.user('gone');
      await world.database.query(deactivate, [shop.organizationId, id]);
      assert.deepEqual(await validate(id), { status: 403, body: { error: { message: 'User Not Active', code: null }, meta: {} } });
      assert.equal((await kept(id))?.address, null);
      const other = await openShop(world, 'stranger');
      await other.user('theirs');
      assert.deepEqual(await validate('theirs'), await validate('nobody'));
    });

    test('with the user id in the body the user is created, names, phone and locale taken over', async () => {
      const person = { first_name: 'Bo', last_name: 'Ek', phone_number: '415-555-0100', locale: 'fr-CA' };
      const create = (more: object) => shop.post('/lastmile/validate_address', { user_id: 'bo', ...HOME, ...more });
      const expected = { status: 200, body: { user_id: 'bo', ...VALIDATED, flags: { long_distance_delivery: true } } };
      assert.deepEqual(await create(person), expected);
      assert.deepEqual(await kept('bo'), { address: HOME, first_name: 'Bo', locale: 'fr-CA' });
      assert.deepEqual(await create({ city: 'San Francisco' }), expected);
      assert.deepEqual(await kept('bo'), { address: { ...HOME, city: 'San Francisco' }, first_name: 'Bo', locale: 'fr-CA' });
      assert.deepEqual(keyOf(await shop.post('/lastmile/validate_address', HOME)), [400, 'user_id', "can't be blank"]);
    });

    test('an address that can not be served is refused by both', async () => {
      await shop.user('cy');
      for (const post of [
        (body: object) => validate('cy', body),
        (body: object) => shop.post('/lastmile/validate_address', { user_id: 'cy', ...body }),
      ]) {
        assert.deepEqual(keyOf(await post({ ...HOME, address_line_1: 'PO Box 1' })).slice(0, 2), [400, 'address_line_1']);
        assert.deepEqual(keyOf(await post({ ...HOME, postal_code: '10001' })).slice(0, 2), [400, 'postal_code']);
        assert.deepEqual(keyOf(await post({ postal_code: '94105' })), [400, 'address_line_1', "can't be blank"]);
      }
    });
  });
}
