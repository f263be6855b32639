import assert from 'node:assert/strict';
import { before, test } from 'node:test';
import { invalid, ok, refused } from '../support/expect.ts';
import { MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { userPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const USERS = '/v2/fulfillment/users';
const NOT_STORABLE = 'contains characters that are not allowed';
const NOT_JSON = 'The request body is not valid JSON';

/** JSON that is well-formed, or nearly, and means trouble. */
export function oddJsonCases({ client, demo }: World): void {
  const { token } = demo;
  const send = <T = unknown>(raw: string | Buffer, path = USERS) => client.send<T>({ method: 'POST', path, raw, token });
  let location_code: string;
  before(async () => {
    location_code = (await demo.newStore({ policy: { capacity: { delivery: 1_000 } } })).location_code;
  });
  /** An order whose body is given as text, with the pieces that it needs filled in. */
  const order = async (pieces: { items?: string; metadata?: string; tip?: string; hold?: string }) => {
    const userId = await demo.newUser();
    const holdId = pieces.hold ?? String(await demo.hold(userId, (await demo.scheduled(userId, { location_code })).at(-1)!));
    const items = pieces.items ?? `[{"line_num":"1","count":1,"item":{"upc":"${MILK.upc}"}}]`;
    const address = '{"address_line_1":"12 N Leroux St","postal_code":"86001"}';
    const head = `"order_id":"${unique('odd')}","service_option_hold_id":${holdId},"initial_tip_cents":${pieces.tip ?? 0}`;
    const raw = `{${head},"address":${address},"items":${items},"metadata":${pieces.metadata ?? '{}'}}`;
    return send<Order & { metadata: unknown }>(raw, `${userPath(userId)}/orders/delivery`);
  };

  test('NUL and lone surrogates in any text are refused under its key', async () => {
    for (const text of ['\\u0000', '\\ud800', '\\udc00', 'a\\udfffb', '\\ud800\\ud800']) {
      invalid(await send(`{"user_id":"${text}x","first_name":"A"}`), 'user_id', NOT_STORABLE);
      invalid(await send(`{"user_id":"${unique('u')}","first_name":"A","last_name":"${text}"}`), 'last_name', NOT_STORABLE);
      invalid(
        await order({ items: `[{"line_num":"1${text}","count":1,"item":{"upc":"${MILK.upc}"}}]` }),
        'items[0].line_num',
        NOT_STORABLE,
      );
      invalid(await order({ metadata: `{"deep":[{"key":"${text}"}]}` }), 'metadata', NOT_STORABLE);
      invalid(await order({ metadata: `{"${text}":1}` }), 'metadata', NOT_STORABLE);
    }
    ok(await send(`{"user_id":"${unique('u')}","first_name":"\\ud83d\\ude00"}`));
  });

  test('bytes that are no UTF-8 are refused', async () => {
    for (const bytes of [[0xff], [0xc3, 0x28], [0xed, 0xa0, 0x80], [0xf8, 0x88, 0x80, 0x80, 0x80], [0xc0, 0x80], [0xe2, 0x82]]) {
      const raw = Buffer.concat([Buffer.from('{"user_id":"'), Buffer.from(bytes), Buffer.from('","first_name":"A"}')]);
      refused(await send(raw), 400, 4001, null, NOT_JSON);
    }
  });

  test('a nesting of 100,000 levels is refused where a value is read, and ignored where none is', async () => {
    const deep = (open: string, close: string) => open.repeat(100_000) + close.repeat(100_000);
    const lists = deep('[', ']');
    assert.deepEqual(ok(await send<object>(`{"user_id":"${unique('u')}","first_name":"A","extra":${lists}}`)).constructor, Object);
    invalid(await send(`{"user_id":"${unique('u')}","first_name":${lists}}`), 'first_name', 'must be a string');
    invalid(await order({ metadata: `{"a":${lists}}` }), 'metadata', NOT_STORABLE);
    invalid(await order({ items: lists }), 'items[0]', 'must be an object');
    refused(await send('['.repeat(100_000)), 400, 4001, null, NOT_JSON);
    refused(await send(`${'{"a":'.repeat(100_000)}1${'}'.repeat(99_999)}`), 400, 4001, null, NOT_JSON);
  });

  test('prototype keys do nothing outside a hash, and are refused or kept as plain data within one', async () => {
    const body = `{"user_id":"${unique('u')}","first_name":"A","__proto__":{"last_name":"Evil"},"constructor":{"prototype":{"last_name":"Evil"}}}`;
    assert.deepEqual(Object.keys(ok(await send<object>(body))), ['user_id', 'first_name']);
    invalid(await send('{"__proto__":{"user_id":"x"},"first_name":"A"}'), 'user_id', "can't be blank");
    invalid(await order({ metadata: '{"__proto__":{"polluted":true}}' }), 'metadata', NOT_STORABLE);
    const kept = ok(await order({ metadata: '{"constructor":{"prototype":{"polluted":true}},"toString":"x"}' }));
    assert.deepEqual(kept.metadata, { constructor: { prototype: { polluted: true } }, toString: 'x' });
    assert.equal(ok(await send<{ last_name?: string }>(`{"user_id":"${unique('u')}","first_name":"A"}`)).last_name, undefined);
  });

  test('of a key that comes twice the last one wins', async () => {
    const userId = unique('twice');
    const answer = await send<{ user_id: string; first_name: string }>(
      `{"user_id":"x","first_name":"B","user_id":"${userId}","first_name":"A"}`,
    );
    assert.deepEqual(ok(answer), { user_id: userId, first_name: 'A' });
  });

  test('numbers beyond all bounds are refused under their key', async () => {
    invalid(await order({ tip: '1e400' }), 'initial_tip_cents', 'must be less than or equal to 100000000');
    invalid(await order({ tip: '1e300' }), 'initial_tip_cents', 'must be less than or equal to 100000000');
    invalid(await order({ tip: '123456789012345678901234567890' }), 'initial_tip_cents', 'must be less than or equal to 100000000');
    invalid(await order({ hold: '1e30' }), 'service_option_hold_id', 'must be less than or equal to 9007199254740991');
    invalid(await order({ hold: '-1' }), 'service_option_hold_id', 'must be greater than or equal to 0');
    const item = (count: string) => `[{"line_num":"1","count":${count},"item":{"upc":"${MILK.upc}"}}]`;
    invalid(await order({ items: item('1e308') }), 'items[0].count', 'must be less than or equal to 100000');
    invalid(await order({ items: item('1e400') }), 'items[0].count', 'must be less than or equal to 100000');
    invalid(await order({ items: `[{"line_num":1e400,"count":1,"item":{"upc":"${MILK.upc}"}}]` }), 'items[0].line_num', 'must be a string');
    const find = (latitude: string) => send(`{"find_by":{"latitude":${latitude},"longitude":0}}`, '/v2/fulfillment/stores/delivery');
    invalid(await find('1e300'), 'find_by.latitude', 'must be less than or equal to 90');
    invalid(await find('1e400'), 'find_by.latitude', 'must be less than or equal to 90');
  });

  test('a hash comes back as it was sent', async () => {
    const metadata = { '': 'empty key', 'a.b': [0, -1.5, 1e21, null, false], 'ключ 😀': { '"': '\\', nested: { list: [[[]]] } } };
    assert.deepEqual(ok(await order({ metadata: JSON.stringify(metadata) })).metadata, metadata);
  });

  test('many faults at once are listed up to a bound', async () => {
    const items = `[${Array.from({ length: 1_000 }, () => '{"count":-1}').join()}]`;
    const answer = await order({ items });
    const { error } = answer.body as unknown as { error: { code: number; errors: unknown[] } };
    assert.deepEqual([answer.status, error.code], [400, 9999]);
    assert.ok(error.errors.length >= 2 && error.errors.length <= 100, String(error.errors.length));
  });
}
