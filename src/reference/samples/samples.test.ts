import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Type } from '../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../operations/define.ts';
import { operations } from '../../operations/index.ts';
import { LANGUAGES, type LanguageName, programOf, SAMPLES, sampleOf, samplesFor } from './index.ts';
import { REFUSAL } from './sample.ts';

const NAMES = Object.keys(LANGUAGES) as LanguageName[];
const getOrder = operations.find(({ id }) => id === 'fulfillment.orders.get')!;

/** What would turn certificate checks off, in any of the languages. */
const UNTRUSTING =
  /--insecure|\scurl[^\n]* -k\b|rejectUnauthorized|TLS_REJECT|InsecureSkipVerify|unverified_context|CERT_NONE|check_hostname|TrustManager|HostnameVerifier|SSLContext/;

test('every operation has a complete program in each language that never turns a certificate check off', () => {
  for (const operation of operations) {
    for (const language of NAMES) {
      const { text } = samplesFor(operation, { language });
      assert.ok(text.includes(`${operation.method} ${operation.path}`), `${operation.id} in ${language} does not say what it calls`);
      assert.doesNotMatch(text, UNTRUSTING, `${operation.id} in ${language}`);
      assert.doesNotMatch(text, /undefined[^,\n]|\[object|NaN/, `${operation.id} in ${language}`);
      assert.ok(text.endsWith('\n') && !text.endsWith('\n\n') && !/[ \t]\n/.test(text), `${operation.id} in ${language}: blank space`);
    }
  }
});

test('an operation without a sample is named with what to add', () => {
  const operation = defineOperation({
    id: 'management.things.get',
    method: 'GET',
    path: '/cartwright/v1/things',
    title: 'Get things',
    access: MANAGE,
    response: Type.Object({}),
    errors: [],
    writes: 'none',
    example: { response: {} },
    handle: () => ({}),
  });
  assert.throws(() => samplesFor(operation, { language: 'go' }), /management\.things\.get has no sample: add what it prints/);
});

test('there is no sample of an operation that does not exist', () => {
  const ids = new Set(operations.map(({ id }) => id));
  assert.deepEqual(
    Object.keys(SAMPLES).filter((id) => !ids.has(id)),
    [],
  );
});

test('what a sample expects is a pattern, a constant, or something that its own program makes up', () => {
  for (const operation of operations) {
    const { expects } = sampleOf(operation);
    const made = programOf(operation).made.map(({ name }) => name);
    const named = typeof expects === 'string' ? [...expects.matchAll(/\{(\w+)\}/g)].map(([, name]) => name!) : [];
    for (const name of named) assert.ok(made.includes(name), `${operation.id} expects “${name}”, which it does not make up`);
  }
});

test('deprecated operations say so with their date, and retired ones, whose calls are refused, that they answer 410', () => {
  for (const operation of operations) {
    const { text } = samplesFor(operation, { language: 'python' });
    assert.equal(text.includes('# Deprecated: may be gone from '), operation.deprecated !== undefined, operation.id);
    assert.equal(text.includes('# Retired: answers 410.'), sampleOf(operation).prints === REFUSAL, operation.id);
  }
});

test("a reader's own values stand in the place of the environment variables", () => {
  const values = { url: 'https://mine.example.com', client_id: 'my-id', client_secret: 's\'e`c$r"et', run: '42' };
  for (const language of NAMES) {
    const { text } = samplesFor(getOrder, { language, values });
    assert.ok(text.includes('https://mine.example.com') && text.includes('my-id'), language);
    assert.doesNotMatch(text, /environ\[|getenv\(|Getenv\(|process\.env/, language);
    assert.match(text, /\brun\b.*42/, language);
  }
  const shell = samplesFor(getOrder, { language: 'curl', values }).text;
  assert.ok(shell.includes("CARTWRIGHT_CLIENT_SECRET='s'\\''e`c$r\"et'\n"));
});

for (const language of NAMES) {
  test(`get an order in ${language}`, (t) => {
    const { fileName, command, text } = samplesFor(getOrder, { language });
    t.assert.snapshot(`${fileName}\n${command}\n\n${text}`, { serializers: [String] });
  });
}
