import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, ISO_SECONDS, invalid, ok, userNotActive, userNotFound } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { userPath } from '../support/retailer.ts';
import type { Hold } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const NO_OPTION = 'Service option not found';
const NO_HOLD = 'Service option hold not found';
const FULL = 'Service option is no longer available, choose another';

export function reserveCases({ demo, client, banners }: World): void {
  const scene = async (policy: object = {}) => {
    const { location_code } = await demo.newStore({ policy });
    const userId = await demo.newUser();
    const options = await demo.scheduled(userId, { location_code });
    return { location_code, userId, options, first: options[0]!, last: options.at(-1)! };
  };
  const lastOf = async (location_code: string) => (await demo.scheduled(await demo.newUser(), { location_code })).at(-1)!;

  test('a hold has the documented fields and lasts ten minutes; its option is the one listed', async () => {
    const { userId, last } = await scene();
    const asked = Date.now();
    const { service_option_hold: hold } = ok(await demo.reserve(userId, last.id));
    assert.deepEqual(hold, { id: hold.id, expires_at: hold.expires_at, service_option: last });
    assert.ok(Number.isSafeInteger(hold.id));
    assert.match(hold.expires_at, ISO_SECONDS);
    const minutes = (Date.parse(hold.expires_at) - asked) / 60_000;
    assert.ok(minutes > 9.9 && minutes < 10.5, hold.expires_at);
  });

  test('immediate and ETA options can be reserved', async () => {
    const { userId, location_code } = await scene();
    for (const wishes of [{}, { with_eta_options: true }, { with_priority_eta_options: true }]) {
      const [option] = ok(await demo.list(userId, { location_code }, wishes)).service_options;
      assert.notEqual(option?.window.type, 'scheduled');
      assert.deepEqual(ok(await demo.reserve(userId, option!.id)).service_option_hold.service_option.window, option?.window);
    }
  });

  test('reserving needs no body; an empty one and {} with the JSON content type will do', async () => {
    const { userId, last } = await scene();
    const path = `${userPath(userId)}/service_options/${last.id}/reserve`;
    for (const raw of ['', '{}', 'null']) ok(await client.send({ method: 'POST', path, raw, token: demo.token }));
    ok(await client.send({ method: 'POST', path, token: demo.token }));
  });

  test('a second reserve cancels the first hold, even for the same slot', async () => {
    const { userId, first, last } = await scene();
    const one = await demo.hold(userId, last);
    const two = await demo.hold(userId, last);
    invalid(await demo.order(userId, one), 'service_option_hold_id', NO_HOLD);
    const three = await demo.hold(userId, first);
    invalid(await demo.order(userId, two), 'service_option_hold_id', NO_HOLD);
    ok(await demo.order(userId, three));
  });

  test('a user may reserve the same full slot again, since the own hold is canceled first', async () => {
    const { userId, last } = await scene({ capacity: { delivery: 1 } });
    await demo.hold(userId, last);
    ok(await demo.order(userId, await demo.hold(userId, last)));
  });

  test('a full slot is refused, and the failed attempt leaves the user with no hold', async () => {
    const { userId, first, last } = await scene({ capacity: { delivery: 1 } });
    await demo.hold(await demo.newUser(), last);
    const before = await demo.hold(userId, first);
    invalid(await demo.reserve(userId, last.id), 'service_option_id', FULL);
    invalid(await demo.order(userId, before), 'service_option_hold_id', NO_HOLD);
    const byReference = await demo.post(`${userPath(userId)}/service_options/reserve`, {
      service_option_reference: last.service_option_reference,
    });
    invalid(byReference, 'service_option_reference', FULL);
  });

  test('a full slot is listed as unavailable until its hold moves to another', async () => {
    const { userId, first, last, location_code } = await scene({ capacity: { delivery: 1 } });
    await demo.hold(userId, last);
    assert.deepEqual((await lastOf(location_code)).availability, { available: false, reasons: ['slot_full'] });
    await demo.hold(userId, first);
    assert.deepEqual((await lastOf(location_code)).availability, { available: true, reasons: [] });
  });

  test('a slot that only the own hold of a user fills is available to that user', async () => {
    const { userId, last, location_code } = await scene({ capacity: { delivery: 1 } });
    await demo.hold(userId, last);
    const own = (await demo.scheduled(userId, { location_code })).at(-1);
    assert.deepEqual(own?.availability, { available: true, reasons: [] });
  });

  test('an id that was never offered is refused', async () => {
    const { userId, last } = await scene();
    const minute = 64;
    for (const id of [0, 1, 1_280_750_203, last.id + 30 * minute, last.id + 60 * 24 * 30 * minute, last.id + 2 ** 51, 2 ** 53 - 1]) {
      if (Number.isSafeInteger(id)) invalid(await demo.reserve(userId, id), 'service_option_id', NO_OPTION);
    }
    invalid(await demo.reserve(userId, 'soon'), 'service_option_id', 'must be an integer');
    invalid(await demo.reserve(userId, '1.5'), 'service_option_id', 'must be an integer');
    invalid(await demo.reserve(userId, -1), 'service_option_id', 'must be greater than or equal to 0');
    const above = 'must be less than or equal to 9007199254740991';
    invalid(await demo.reserve(userId, '9007199254740993'), 'service_option_id', above);
  });

  test('an id of another organization is refused', { skip: !banners && 'no other organization named' }, async () => {
    const { last } = await scene();
    invalid(await banners!.reserve(await banners!.newUser(), last.id), 'service_option_id', NO_OPTION);
  });

  test('what is no reference is refused', async () => {
    const { userId, last } = await scene();
    const path = `${userPath(userId)}/service_options/reserve`;
    for (const reference of ['x', last.service_option_reference.slice(0, 20), Buffer.from('{"id":1}').toString('base64'), '💥']) {
      invalid(await demo.post(path, { service_option_reference: reference }), 'service_option_reference', 'is invalid');
    }
    invalid(await demo.post(path, { service_option_reference: '' }), 'service_option_reference', BLANK);
  });

  test('a reference put together by hand holds no window that was never listed', async () => {
    const { userId, last } = await scene();
    const listed = JSON.parse(Buffer.from(last.service_option_reference, 'base64').toString()) as object;
    for (const change of [{ starts_at: '2020-01-01T00:00:00.000-07:00' }, { ends_at: '2040-01-01T00:00:00.000-07:00' }]) {
      const reference = Buffer.from(JSON.stringify({ ...listed, ...change })).toString('base64');
      const answer = await demo.post(`${userPath(userId)}/service_options/reserve`, { service_option_reference: reference });
      invalid(answer, 'service_option_reference', 'is invalid');
    }
  });

  test('a reference of a plain option reserves that option', async () => {
    const { userId, last } = await scene();
    const answer = await demo.post<Hold>(`${userPath(userId)}/service_options/reserve`, {
      service_option_reference: last.service_option_reference,
    });
    assert.deepEqual(ok(answer).service_option_hold.service_option, last);
  });

  test('an unknown and an inactive user are refused', async () => {
    const { last } = await scene();
    userNotFound(await demo.reserve(unique('nobody'), last.id));
    userNotActive(await demo.reserve('test-inactive', last.id));
  });
}
