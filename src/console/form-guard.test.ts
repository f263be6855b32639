import assert from 'node:assert/strict';
import { test } from 'node:test';
import { FormTokens, isSameOrigin } from './form-guard.ts';

const NOW = 1_000_000;
const HOUR = 3_600_000;
const forms = new FormTokens(Buffer.alloc(32, 1));

test("a form's token is good for the visitor that it was issued to", () => {
  assert.equal(forms.accepts(forms.issue('ada', NOW), 'ada', NOW), true);
  assert.equal(forms.accepts(forms.issue('ada', NOW), 'bob', NOW), false);
});

test("a form's token is good for 12 hours", () => {
  const token = forms.issue('ada', NOW);
  assert.equal(forms.accepts(token, 'ada', NOW + 12 * HOUR - 1), true);
  assert.equal(forms.accepts(token, 'ada', NOW + 12 * HOUR), false);
});

test("a form's token that was changed, or signed with another key, is refused", () => {
  const token = forms.issue('ada', NOW);
  const [expires, signature] = token.split('.') as [string, string];
  const forged = [`${Number(expires) + 1}.${signature}`, `${expires}.${'A'.repeat(43)}`, `${expires}.`, signature, '', `${token}A`];
  for (const given of [...forged, new FormTokens(Buffer.alloc(32, 2)).issue('ada', NOW)])
    assert.equal(forms.accepts(given, 'ada', NOW), false);
});

test('a form counts as ours by what the browser says about its origin', () => {
  const own = 'https://console.example';
  const cases: [boolean, Record<string, string>][] = [
    [true, {}],
    [true, { origin: own }],
    [true, { origin: own, 'sec-fetch-site': 'same-origin' }],
    [true, { origin: 'null', 'sec-fetch-site': 'same-origin' }],
    [true, { origin: 'https://127.0.0.1:7443', host: '127.0.0.1:7443' }],
    [false, { origin: 'null' }],
    [false, { origin: 'https://evil.example', host: 'console.example' }],
    [false, { origin: 'http://console.example', host: 'console.example' }],
    [false, { origin: 'https://evil.example', 'sec-fetch-site': 'same-origin' }],
    [false, { origin: 'null', 'sec-fetch-site': 'cross-site' }],
    [false, { origin: own, 'sec-fetch-site': 'same-site' }],
    [false, { 'sec-fetch-site': 'cross-site' }],
  ];
  for (const [expected, headers] of cases) assert.equal(isSameOrigin(headers, own), expected, JSON.stringify(headers));
});
