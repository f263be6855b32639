import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Search } from './search.ts';
import { secretsOf } from './secrets.ts';

const SECRET = 'pa55 w/örd+"long"';

test('a secret is found raw, in JSON, in an address, in hex and in base64 at any place', () => {
  const search = new Search([{ kind: 'password', value: SECRET }]);
  const forms = [
    ['raw', SECRET],
    ['raw', JSON.stringify(SECRET)],
    ['url', encodeURIComponent(SECRET)],
    ['url', new URLSearchParams({ v: SECRET }).toString()],
    ['hex', Buffer.from(SECRET).toString('hex')],
    ...['', 'x', 'xy', 'user:'].map((before) => ['base64', Buffer.from(`${before}${SECRET}`).toString('base64url')]),
    ['base64', Buffer.from(`user:${SECRET} and more`).toString('base64')],
  ];
  for (const [form, text] of forms) assert.deepEqual(search.in(`{"msg":"${text}"}`)[0]?.form, form, text);
  assert.deepEqual(search.in(SECRET.slice(0, -1)), []);
  assert.deepEqual(search.in(`${SECRET} ${SECRET}`).length, 1);
});

test('secrets of an exchange are found by name, by form and in links', () => {
  const found = secretsOf({
    operation: 'oauth.token',
    url: '/v2/oauth/token?token=in-the-query-1',
    params: { link: 'a-link-of-a-page' },
    headers: { authorization: `Basic ${Buffer.from('id:of-basic-123').toString('base64')}`, cookie: 'a=first-cookie; b=second-cookie' },
    body: 'grant_type=refresh_token&refresh_token=of-the-form',
    answerHeaders: { 'set-cookie': ['s=session-cookie; Path=/'], location: '/back?code=an-authorization-code' },
    answer: JSON.stringify({
      access_token: 'an-access-token',
      token_type: 'Bearer',
      inner: [{ recovery_codes: ['recovery-1', 'short'] }],
      order_url: 'https://h/orders/of-an-order?x=1',
      uri: 'otpauth://totp/x?secret=JBSWY3DPEHPK3PXP',
      text: `keys.${'0'.repeat(32)}`,
      code: 1001,
    }),
  });
  assert.deepEqual(
    [...found].map(({ value }) => value).sort(),
    [
      ...['of-basic-123', 'first-cookie', 'second-cookie', 'session-cookie', 'a-link-of-a-page', 'in-the-query-1'],
      ...['an-authorization-code', 'of-the-form', 'an-access-token', 'recovery-1', 'of-an-order', 'JBSWY3DPEHPK3PXP'],
      `keys.${'0'.repeat(32)}`,
    ].sort(),
  );
});
