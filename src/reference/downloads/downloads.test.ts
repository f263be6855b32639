import assert from 'node:assert/strict';
import { createRequire } from 'node:module';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { operations } from '../../operations/index.ts';
import { changelog } from '../changelog/changelog.ts';
import { Source } from '../site/source.ts';
import { asyncApi } from './asyncapi.ts';
import { changelogFeed } from './feeds.ts';
import { POSTMAN_COLLECTION } from './postman.fixture.ts';
import { postmanCollection } from './postman.ts';

const source = new Source(operations, { url: 'https://localhost:8443', version: '1.2.3' });
const plain = (value: object) => JSON.parse(JSON.stringify(value));

/** What is wrong with a document by its schema; undefined if nothing is. */
function faultOf(schema: object, document: object): string | undefined {
  const ajv = new Ajv({ allErrors: true, strict: false, validateFormats: false });
  return ajv.validate(schema, document) ? undefined : ajv.errorsText();
}

test('the description of the callbacks is valid AsyncAPI 3.0', () => {
  // As the AsyncAPI initiative publishes it.
  const schema = createRequire(import.meta.url)('@asyncapi/specs/schemas/3.0.0-without-$id.json');
  const document = plain(asyncApi(source));
  assert.equal(faultOf(schema, document), undefined);
  const { info: _, ...nameless } = document;
  assert.match(faultOf(schema, nameless)!, /must have required property 'info'/);
  assert.notEqual(faultOf(schema, { ...document, operations: { sendEvent: { action: 'shout' } } }), undefined);
});

test('it has every event with a payload, and all of its references lead somewhere', () => {
  const document = plain(asyncApi(source));
  assert.deepEqual(Object.keys(document.components.messages), Object.keys(source.development.webhooks));
  for (const [, reference] of JSON.stringify(document).matchAll(/"\$ref":"#\/([^"]+)"/g)) {
    const target = reference!.split('/').reduce<Record<string, never> | undefined>((node, name) => node?.[name], document);
    assert.ok(target, reference);
  }
});

test('the Postman collection has the form of Collection 2.1', () => {
  const collection = plain(postmanCollection(source));
  assert.equal(faultOf(POSTMAN_COLLECTION, collection), undefined);
  assert.notEqual(faultOf(POSTMAN_COLLECTION, { ...collection, info: { name: 'Cartwright' } }), undefined);
  assert.notEqual(faultOf(POSTMAN_COLLECTION, { ...collection, item: [{ name: 'A request without a method', request: {} }] }), undefined);
});

test('it has a request for every operation, which leads to the operation’s path with the values of its example', () => {
  const collection = plain(postmanCollection(source));
  const requests: Request[] = collection.item.flatMap((folder: { item: { request: Request }[] }) =>
    folder.item.map(({ request }) => request),
  );
  const made = requests.map(({ method, url }) => {
    const filled = url.path.map((part) =>
      part.startsWith(':') ? `{${url.variable.find(({ key }) => key === part.slice(1))!.key}}` : part,
    );
    return `${method} /${filled.join('/')}`;
  });
  assert.deepEqual(made.sort(), operations.map(({ method, path }) => `${method} ${path}`).sort());
  for (const { url } of requests) {
    for (const { key, value } of url.variable) assert.notEqual(value, '', `${url.raw} ${key}`);
    assert.ok(url.raw.startsWith(`{{url}}/${url.path.join('/')}`), url.raw);
  }
});

test('the JSON feed has an entry of its own for each entry of the changelog', () => {
  const { items } = changelogFeed('https://console.example') as { items: { id: string; url: string; title: string }[] };
  assert.equal(items.length, changelog.length);
  assert.equal(new Set(items.map(({ id }) => id)).size, items.length);
  for (const { url, title } of items) assert.ok(url.startsWith('https://console.example/docs/changelog.html#') && title !== '');
});

interface Request {
  readonly method: string;
  readonly url: {
    readonly raw: string;
    readonly path: readonly string[];
    readonly variable: readonly { readonly key: string; readonly value: string }[];
  };
}
