/** The part of the Postman Collection format 2.1 (https://schema.postman.com) that a collection of ours uses, and nothing besides. */
const text = { type: 'string', minLength: 1 };
const object = (properties: object, required: readonly string[]) => ({ type: 'object', additionalProperties: false, properties, required });
const listOf = (items: object) => ({ type: 'array', items });

const pair = object({ key: text, value: { type: 'string' } }, ['key', 'value']);
const auth = {
  anyOf: [
    object({ type: { const: 'noauth' } }, ['type']),
    object({ type: { const: 'bearer' }, bearer: listOf(object({ key: text, value: text, type: text }, ['key'])) }, ['type', 'bearer']),
  ],
};
const body = object(
  {
    mode: { const: 'raw' },
    raw: { type: 'string' },
    options: object({ raw: object({ language: { const: 'json' } }, ['language']) }, ['raw']),
  },
  ['mode', 'raw'],
);
const url = object({ raw: text, host: listOf(text), path: listOf(text), query: listOf(pair), variable: listOf(pair) }, [
  'raw',
  'host',
  'path',
  'variable',
]);
const request = object(
  {
    method: { enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] },
    auth,
    description: { type: 'string' },
    header: listOf(pair),
    body,
    url,
  },
  ['method', 'header', 'url'],
);
const event = object({ listen: { const: 'test' }, script: object({ type: text, exec: listOf(text) }, ['type', 'exec']) }, [
  'listen',
  'script',
]);
const item = object({ name: text, event: listOf(event), request, response: { type: 'array', maxItems: 0 } }, [
  'name',
  'request',
  'response',
]);
const folder = object({ name: text, item: listOf(item) }, ['name', 'item']);

export const POSTMAN_COLLECTION = object(
  {
    info: object({ name: text, version: text, schema: { const: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' } }, [
      'name',
      'schema',
    ]),
    auth,
    variable: listOf(pair),
    item: listOf(folder),
  },
  ['info', 'item'],
);
