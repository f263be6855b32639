import assert from 'node:assert/strict';
import { test } from 'node:test';
import { BLANK, invalid, invalidTogether, ok, TAKEN, userNotActive } from '../support/expect.ts';
import { SAN_FRANCISCO } from '../support/goods.ts';
import { seed, unique } from '../support/names.ts';
import { orderPath, userPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const USERS = '/v2/fulfillment/users';
const FORBIDDEN = 'must not contain any of these characters: / : < > $ % ?';
const PHONE = 'is not a valid phone number';

export function userCases({ demo }: World): void {
  const create = (body: object) => demo.post<Record<string, string>>(USERS, body);

  test('a user comes back as it was created; what was not given is left out', async () => {
    const all = { user_id: unique('user'), first_name: 'Zoë', last_name: "O'Neil-Ng", phone_number: '+14155550100', locale: 'en-US' };
    assert.deepEqual(ok(await create(all)), all);
    const least = { user_id: unique('user'), first_name: 'Zoë' };
    assert.deepEqual(ok(await create(least)), least);
    const nulls = { user_id: unique('user'), first_name: 'Zoë', last_name: null, phone_number: null };
    assert.deepEqual(ok(await create(nulls)), { user_id: nulls.user_id, first_name: 'Zoë' });
  });

  test('a user made inactive is refused until it is active again', async () => {
    const userId = await demo.newUser();
    const save = () => demo.post(`${userPath(userId)}/addresses`, SAN_FRANCISCO);
    assert.equal(ok(await demo.setActive(userId, false)).active, false);
    userNotActive(await save());
    ok(await demo.setActive(userId, true));
    ok(await save());
  });

  test('a repeated user_id is refused', async () => {
    const userId = await demo.newUser();
    invalid(await create({ user_id: userId, first_name: 'Other' }), 'user_id', TAKEN);
  });

  test('of two users created at once under one id, one is refused', async () => {
    const body = { user_id: unique('race'), first_name: 'Ada' };
    const answers = await Promise.all(Array.from({ length: 8 }, () => create(body)));
    assert.equal(answers.filter((answer) => answer.status === 200).length, 1);
    for (const answer of answers.filter((one) => one.status !== 200)) invalid(answer, 'user_id', TAKEN);
  });

  test('user_id and first_name must not be missing or blank; several faults come together', async () => {
    invalidTogether(await create({}), { user_id: BLANK, first_name: BLANK });
    invalidTogether(await create({ user_id: ' ', first_name: '' }), { user_id: BLANK, first_name: BLANK });
    invalid(await create({ user_id: unique('user') }), 'first_name', BLANK);
  });

  test('names must not contain / : < > $ % ?', async () => {
    for (const character of '/:<>$%?')
      invalid(await create({ user_id: unique('user'), first_name: `A${character}b` }), 'first_name', FORBIDDEN);
    invalidTogether(await create({ user_id: unique('user'), first_name: '<', last_name: '>' }), {
      first_name: FORBIDDEN,
      last_name: FORBIDDEN,
    });
  });

  test('phone numbers are taken in E.164 and in North American forms, and answered in E.164', async () => {
    const forms = ['+14155550123', '415-555-0123', '(415) 555-0123', '1 415 555 0123', '415.555.0123', '4155550123', '+1 (415) 555-0123'];
    for (const form of forms) {
      assert.equal(ok(await create({ user_id: unique('user'), first_name: 'A', phone_number: form })).phone_number, '+14155550123', form);
    }
    assert.equal(ok(await create({ user_id: unique('user'), first_name: 'A', phone_number: '800-555-0100' })).phone_number, '+18005550100');
    assert.equal(
      ok(await create({ user_id: unique('user'), first_name: 'A', phone_number: '+442071838750' })).phone_number,
      '+442071838750',
    );
  });

  test('what cannot be a phone number is refused', async () => {
    for (const phone of ['12345', 'call me', '+1415555012', '055-555-0123', '+', '']) {
      invalid(await create({ user_id: unique('user'), first_name: 'A', phone_number: phone }), 'phone_number', PHONE);
    }
  });

  test('a user_id may hold any characters, in bodies and percent-encoded in paths', async () => {
    const store = await demo.newStore();
    const odd = [
      'a@b.example',
      'first.last+tag',
      '50%off',
      'x/y/z',
      'with space',
      'Ωmega-😀-юзер',
      'a%2Fb',
      '../up',
      'q?a=b#c',
      'a;b:c,d',
      '"\\\'',
      '+',
    ];
    for (const name of odd) {
      const userId = `${name} ${seed}`;
      assert.equal(ok(await create({ user_id: userId, first_name: 'A', phone_number: '+14155550123' })).user_id, userId);
      const orderId = `${unique('order')} ${name}`;
      const order = await demo.place(userId, { location_code: store.location_code }, { order_id: orderId });
      assert.equal(order.id, orderId);
      assert.equal(ok(await demo.get<Order>(orderPath(userId, orderId))).id, orderId);
    }
  });

  test('a user_id has up to 255 characters, also in paths', async () => {
    const longest = `${seed}${'😀'.repeat(255 - seed.length)}`;
    ok(await create({ user_id: longest, first_name: 'A' }));
    ok(await demo.get(`${userPath(longest)}/orders`));
    invalid(await create({ user_id: `${longest}y`, first_name: 'A' }), 'user_id', 'is too long (maximum is 255 characters)');
    invalid(await demo.get(`${userPath(`${longest}y`)}/orders`), 'user_id', 'is too long (maximum is 255 characters)');
  });

  test('a user_id given as a number is taken as text', async () => {
    const number = Number.parseInt(seed, 16) * 1_000 + Math.floor(Math.random() * 1_000);
    assert.equal(ok(await create({ user_id: number, first_name: 'A' })).user_id, String(number));
  });

  test('an address creates its user, or joins an existing one without an error', async () => {
    const userId = unique('home');
    const body = {
      address_line_1: '200 Queen St W',
      address_line_2: 'Apt 3',
      address_type: 'residential',
      postal_code: 'm5v 1z4',
      city: 'Toronto',
    };
    const expected = { user_id: userId, address_line_1: '200 Queen St W', postal_code: 'M5V1Z4', flags: { long_distance_delivery: false } };
    assert.deepEqual(ok(await demo.post(`${userPath(userId)}/addresses`, body)), expected);
    assert.deepEqual(ok(await demo.post(`${userPath(userId)}/addresses`, body)), expected);
    invalid(await create({ user_id: userId, first_name: 'A' }), 'user_id', TAKEN);
    const known = await demo.newUser();
    assert.deepEqual(ok(await demo.post(`${userPath(known)}/addresses`, body)), { ...expected, user_id: known });
  });

  test('post-office boxes are refused, in English and French', async () => {
    for (const box of ['P.O. Box 12', 'PO Box 12', 'Post Office Box 7', 'Case postale 100', 'C.P. 100']) {
      const answer = await demo.post(`${userPath(unique('box'))}/addresses`, { ...SAN_FRANCISCO, address_line_1: box });
      invalid(answer, 'address_line_1', "can't be a post office box");
    }
  });

  test('an address needs its street and a postal code of the United States or Canada', async () => {
    const path = () => `${userPath(unique('nowhere'))}/addresses`;
    invalidTogether(await demo.post(path(), {}), { address_line_1: BLANK, postal_code: BLANK });
    for (const code of ['941', '9410', 'ABCDE', 'D1A1A1', '94105-12']) {
      invalid(await demo.post(path(), { ...SAN_FRANCISCO, postal_code: code }), 'postal_code', 'is not a valid zip code');
    }
    const unserved = { ...SAN_FRANCISCO, postal_code: '00001' };
    invalid(await demo.post(path(), unserved), 'postal_code', 'is outside the delivery area of every store');
  });

  test('an inactive user is refused', async () => {
    userNotActive(await demo.post(`${userPath('test-inactive')}/addresses`, SAN_FRANCISCO));
    userNotActive(await demo.get(`${userPath('test-inactive')}/orders`));
  });
}
