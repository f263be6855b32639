import assert from 'node:assert/strict';
import { test } from 'node:test';
import { operations } from '../operations/index.ts';
import { type DescribedApi, incompatibilities } from './compatibility.ts';
import type { JsonSchema } from './json-schema.ts';
import { openApi } from './openapi.ts';

const text = { type: 'string' };
const body = (properties: object, required: readonly string[] = []): JsonSchema => ({ type: 'object', properties, required });
const json = (schema: JsonSchema) => ({ 'application/json': { schema } });

interface Parts {
  readonly request?: JsonSchema;
  readonly response?: JsonSchema;
  readonly parameters?: readonly object[];
  readonly schemas?: Record<string, JsonSchema>;
  readonly operation?: object;
}

/** An API of one operation, POST /things. */
function api({ request, response, parameters = [], schemas = {}, operation = {} }: Parts = {}): DescribedApi {
  const post = {
    security: [{ bearer: ['a'] }],
    parameters,
    ...(request === undefined ? {} : { requestBody: { required: true, content: json(request) } }),
    responses: { 200: { content: json(response ?? body({})) }, 400: { $ref: '#/components/responses/Bad' } },
    ...operation,
  };
  const responses = { Bad: { content: json(body({ error: text }, ['error'])) } };
  return { paths: { '/things': { post } }, components: { schemas, responses } } as DescribedApi;
}

const breaks = (before: Parts, now: Parts) => incompatibilities(api(before), api(now)).map((line) => line.replace('POST /things ', ''));
/** A field of the request, of the answer. */
const inRequest = (before: JsonSchema, now: JsonSchema) => breaks({ request: body({ x: before }) }, { request: body({ x: now }) });
const inResponse = (before: JsonSchema, now: JsonSchema) => breaks({ response: body({ x: before }) }, { response: body({ x: now }) });

test('an API is compatible with itself', () => {
  for (const server of ['development', 'production'] as const) {
    const document = openApi(operations, { server, url: 'https://localhost', version: '1.0.0' });
    assert.deepEqual(incompatibilities(document, document), []);
  }
});

test('of the real API every operation that goes is found', () => {
  const options = { server: 'development', url: 'https://localhost', version: '1.0.0' } as const;
  const whole = openApi(operations, options);
  for (const { id, method, path } of operations.slice(0, 20)) {
    const rest = openApi(
      operations.filter((one) => one.id !== id),
      options,
    );
    const found = incompatibilities(whole, rest);
    assert.deepEqual(found, [rest.paths[path] ? `${method} ${path}: the operation is gone` : `${path}: the path is gone`]);
    assert.deepEqual(incompatibilities(rest, whole), []);
  }
});

test('a path or an operation that is gone is a break, a new one is none', () => {
  const two = { ...api(), paths: { ...api().paths, '/others': api().paths['/things']! } };
  assert.deepEqual(incompatibilities(two, api()), ['/others: the path is gone']);
  assert.deepEqual(incompatibilities(api(), two), []);
  const { post } = api().paths['/things']!;
  const both = { ...api(), paths: { '/things': { post: post!, get: post! } } };
  assert.deepEqual(incompatibilities(both, api()), ['GET /things: the operation is gone']);
  assert.deepEqual(incompatibilities(api(), both), []);
});

test('a field that is gone from the answer, or may be missing, is a break; a new one is none', () => {
  assert.deepEqual(breaks({ response: body({ x: text }) }, { response: body({}) }), ['200 x: the field is gone']);
  assert.deepEqual(breaks({ response: body({ x: text }, ['x']) }, { response: body({ x: text }) }), ['200 x: the field may be missing']);
  assert.deepEqual(breaks({ response: body({ x: text }) }, { response: body({ x: text, y: text }, ['x', 'y']) }), []);
  const [nested, less] = [body({ list: { type: 'array', items: body({ x: text }) } }), body({ list: { type: 'array', items: body({}) } })];
  assert.deepEqual(breaks({ response: nested }, { response: less }), ['200 list[] x: the field is gone']);
});

test('the form of errors counts too; an error that does not happen any more is no break, a success is', () => {
  const changed = api();
  Object.assign(changed.components.responses!.Bad!, { content: json(body({})) });
  assert.deepEqual(incompatibilities(api(), changed), ['POST /things 400 error: the field is gone']);
  const { responses } = api().paths['/things']!.post as { responses: Record<string, JsonSchema> };
  assert.deepEqual(breaks({}, { operation: { responses: { 200: responses['200'] } } }), []);
  assert.deepEqual(breaks({}, { operation: { responses: { 400: responses['400'] } } }), ['POST /things: the answer 200 is gone']);
});

test('a new required field of a request is a break, also an old one that becomes required; an optional one is none', () => {
  const one = { request: body({ x: text }) };
  assert.deepEqual(breaks(one, { request: body({ x: text, y: text }, ['y']) }), ['request y: the field is required']);
  assert.deepEqual(breaks(one, { request: body({ x: text }, ['x']) }), ['request x: the field is required']);
  assert.deepEqual(breaks(one, { request: body({ x: text, y: body({ z: text }, ['z']) }) }), []);
  assert.deepEqual(breaks({ request: body({ x: text }, ['x']) }, one), []);
});

test('a field that requests may not have any more is a break, and so is a body that they must have', () => {
  assert.deepEqual(breaks({ request: body({ x: text }) }, { request: body({}) }), ['request x: the field is gone']);
  assert.deepEqual(breaks({}, { request: body({}) }), ['POST /things: a request body is required']);
  assert.deepEqual(breaks({ request: body({}) }, {}), ['request: application/json is gone']);
});

test('an enum value that is not taken any more is a break; one more is none, neither sent nor answered', () => {
  const [less, more] = [
    { type: 'string', enum: ['a'] },
    { type: 'string', enum: ['a', 'b'] },
  ];
  assert.deepEqual(inRequest(more, less), ['request x: the value "b" is not taken any more']);
  assert.deepEqual(inRequest(text, less), ['request x: only ["a"] are taken']);
  assert.deepEqual([inRequest(less, more), inRequest(less, text), inResponse(less, more)], [[], [], []]);
});

test('an enum value that is not answered any more is a break; free text in its place is none', () => {
  const [less, more] = [
    { type: 'string', enum: ['a'] },
    { type: 'string', enum: ['a', 'b'] },
  ];
  assert.deepEqual(inResponse(more, less), ['200 x: the value "b" is not answered any more']);
  assert.deepEqual([inResponse(less, more), inResponse(more, text)], [[], []]);
});

test('an error that is told in another way is a break: its message, code, key or status; a new one is none', () => {
  const error = (message: string, code = 1001, key?: string) => ({ error: { message, code }, meta: key === undefined ? {} : { key } });
  const withErrors = (byStatus: Record<string, readonly string[]>, values: Record<string, object>): DescribedApi => {
    const responses = Object.entries(byStatus).map(([status, names]) => [
      status,
      {
        content: {
          'application/json': {
            schema: body({}),
            examples: Object.fromEntries(names.map((name) => [name, { $ref: `#/components/examples/${name}` }])),
          },
        },
      },
    ]);
    const plain = api({ operation: { responses: { 200: { content: json(body({})) }, ...Object.fromEntries(responses) } } });
    const examples = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }]));
    return { ...plain, components: { ...plain.components, examples } };
  };
  const known = withErrors({ 400: ['full'] }, { full: error('is full') });
  const changesTo = (now: DescribedApi) => incompatibilities(known, now).map((line) => line.replace('POST /things: ', ''));
  const told = 'error full: told in another way: ';
  assert.deepEqual(changesTo(withErrors({ 400: ['full', 'closed'] }, { full: error('is full'), closed: error('is closed') })), []);
  assert.deepEqual(changesTo(withErrors({ 400: [] }, {})), []);
  assert.deepEqual(changesTo(withErrors({ 400: ['full'] }, { full: error('is taken') })), [`${told}${JSON.stringify(error('is taken'))}`]);
  assert.deepEqual(changesTo(withErrors({ 400: ['full'] }, { full: error('is full', 2000) })), [
    `${told}${JSON.stringify(error('is full', 2000))}`,
  ]);
  assert.deepEqual(changesTo(withErrors({ 400: ['full'] }, { full: error('is full', 1001, 'id') })), [
    `${told}${JSON.stringify(error('is full', 1001, 'id'))}`,
  ]);
  assert.deepEqual(changesTo(withErrors({ 409: ['full'] }, { full: error('is full') })), ['the error full is answered with 409, was 400']);
});

test('an operation that is renamed is a break, at its path too', () => {
  const called = (operationId: string): Parts => ({ operation: { operationId } });
  assert.deepEqual(breaks(called('things.make'), called('things.create')), [
    'POST /things: the operation is called things.create, was things.make',
  ]);
  assert.deepEqual(breaks(called('things.make'), called('things.make')), []);
});

test('a path that is renamed is a break, and so is a field', () => {
  const renamed = { ...api(), paths: { '/items': api().paths['/things']! } };
  assert.deepEqual(incompatibilities(api(), renamed), ['/things: the path is gone']);
  assert.deepEqual(breaks({ response: body({ old: text }) }, { response: body({ renamed: text }) }), ['200 old: the field is gone']);
  assert.deepEqual(breaks({ request: body({ old: text }) }, { request: body({ renamed: text }) }), ['request old: the field is gone']);
});

test('a request takes no fewer types, an answer has no more', () => {
  const maybe = { type: ['string', 'null'] };
  const [whole, real] = [
    { type: 'integer', minimum: 0, maximum: 9 },
    { type: 'number', minimum: 0, maximum: 9 },
  ];
  assert.deepEqual(inRequest(maybe, text), ['request x: type null is not taken any more']);
  assert.deepEqual(inRequest(text, whole), ['request x: type string is not taken any more']);
  assert.deepEqual(inRequest(real, whole), ['request x: type number is not taken any more']);
  assert.deepEqual(inRequest({}, text), ['request x: type any is not taken any more']);
  assert.deepEqual(inResponse(text, maybe), ['200 x: type null is new in the answer']);
  assert.deepEqual(inResponse(text, whole), ['200 x: type integer is new in the answer']);
  assert.deepEqual(inResponse(whole, real), ['200 x: type number is new in the answer']);
  assert.deepEqual([inRequest(text, maybe), inRequest(whole, real), inResponse(maybe, text), inResponse(real, whole)], [[], [], [], []]);
});

test('of several forms each one sent has to be taken by some', () => {
  const choice = (...anyOf: JsonSchema[]) => ({ anyOf });
  const [a, b] = [body({ a: text }, ['a']), body({ b: text }, ['b'])];
  assert.deepEqual(inRequest(choice(a, text), choice(text, b, a)), []);
  assert.deepEqual(inRequest(choice(a, text), a), ['request x: type string is not taken any more']);
  assert.notDeepEqual(inRequest(choice(a, b), choice(b, text)), []);
  assert.deepEqual(inResponse(choice(a, text), a), []);
  assert.notDeepEqual(inResponse(a, choice(a, b)), []);
});

test('narrower bounds of a request are a break, wider ones are none; an answer has none', () => {
  const tight = { type: 'string', minLength: 2, maxLength: 9 };
  assert.deepEqual(inRequest(text, tight), ['request x: maxLength is 9, was none', 'request x: minLength is 2, was none']);
  assert.deepEqual(inRequest(tight, { type: 'string', minLength: 3, maxLength: 8 }), [
    'request x: maxLength is 8, was 9',
    'request x: minLength is 3, was 2',
  ]);
  assert.deepEqual([inRequest(tight, text), inRequest(text, { type: 'string', minLength: 0 }), inResponse(text, tight)], [[], [], []]);
});

test('a form asked for where there was none, or another one, is a break', () => {
  const day = { type: 'string', format: 'date' };
  const digits = { type: 'string', pattern: '^[0-9]+$' };
  assert.deepEqual(inRequest(text, day), ['request x: format is date, was none']);
  assert.deepEqual(inRequest(digits, { type: 'string', pattern: '^[0-9]{3}$' }), ['request x: pattern is ^[0-9]{3}$, was ^[0-9]+$']);
  assert.deepEqual(inResponse(day, text), ['200 x: format is gone, was date']);
  assert.deepEqual([inRequest(day, text), inResponse(text, day), inResponse(digits, text)], [[], [], []]);
});

test('an integer of an answer that outgrows 32 bits is a break', () => {
  const [small, big] = [{ type: 'integer' }, { type: 'integer', format: 'int64' }];
  assert.deepEqual(inResponse(small, big), ['200 x: format is int64, was none']);
  assert.deepEqual(inRequest(big, small), ['request x: format is gone, was int64']);
  assert.deepEqual([inResponse(big, small), inRequest(small, big)], [[], []]);
});

test('a parameter that is gone, required or narrower is a break', () => {
  const limit = (more: object, schema: object = { type: 'integer', maximum: 100 }) => ({
    parameters: [{ name: 'limit', in: 'query', schema, ...more }],
  });
  assert.deepEqual(breaks(limit({}), {}), ['POST /things: the query parameter limit is gone']);
  assert.deepEqual(breaks({}, limit({ required: true })), ['POST /things: the query parameter limit is required']);
  assert.deepEqual(breaks(limit({}), limit({ required: true })), ['POST /things: the query parameter limit is required']);
  assert.deepEqual(breaks(limit({}), limit({}, { type: 'integer', maximum: 10 })), ['query parameter limit: maximum is 10, was 100']);
  assert.deepEqual([breaks({}, limit({})), breaks(limit({ required: true }), limit({}))], [[], []]);
});

test('credentials that were enough stay enough', () => {
  const security = (...alternatives: object[]) => ({ operation: { security: alternatives } });
  const lost = ['POST /things: {"bearer":["a"]} is not enough to be let in any more'];
  assert.deepEqual(breaks({}, security({ bearer: ['a', 'b'] })), lost);
  assert.deepEqual(breaks({}, security({ key: [] })), lost);
  assert.deepEqual(breaks(security(), security({ bearer: [] })), ['POST /things: {} is not enough to be let in any more']);
  assert.deepEqual([breaks({}, security()), breaks({}, security({ key: [] }, { bearer: [] }))], [[], []]);
});

test('a hash keeps the kind of its members', () => {
  const hash = (additionalProperties: unknown) => ({ type: 'object', additionalProperties });
  const other = ['x: members of other names are described differently'];
  assert.deepEqual(inRequest(hash(text), hash({ type: 'integer' })), ['request x.*: type string is not taken any more']);
  assert.deepEqual(inRequest(hash(true), hash(text)), [`request ${other}`]);
  assert.deepEqual(inRequest(hash(text), hash(false)), [`request ${other}`]);
  assert.deepEqual(inResponse(hash(text), hash(true)), [`200 ${other}`]);
  assert.deepEqual(
    [inRequest(hash(text), hash(true)), inResponse(hash(false), hash(text)), inResponse(hash(true), hash(text))],
    [[], [], []],
  );
});

test('a shared schema is followed, once for each direction, also where it contains itself', () => {
  const parts = (properties: object): Parts => ({
    request: { $ref: '#/components/schemas/Node' },
    response: { $ref: '#/components/schemas/Node' },
    schemas: { Node: body({ child: { $ref: '#/components/schemas/Node' }, ...properties }) },
  });
  assert.deepEqual(breaks(parts({ x: text }), parts({})), ['request x: the field is gone', '200 x: the field is gone']);
  assert.deepEqual(breaks(parts({ x: text }), parts({ x: text })), []);
});

test('a keyword that the check does not know to weigh must not change', () => {
  assert.deepEqual(inRequest({ const: 1 }, { const: 2 }), ['request x: const differs, which this check can not weigh']);
});
