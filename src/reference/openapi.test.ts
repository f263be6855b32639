import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Validator } from '@seriousme/openapi-schema-validator';
import { Ajv2020 } from 'ajv/dist/2020.js';
import { DEPRECATED, type Deprecated, type DeprecationKind, deprecationsOf } from '../contract/deprecations.ts';
import { errors } from '../contract/errors.ts';
import { nullable, type TSchema, Type } from '../contract/schema.ts';
import { defineOperation, FULFILLMENT, MANAGE } from '../operations/define.ts';
import { operations } from '../operations/index.ts';
import { schemaIdentity } from './json-schema.ts';
import { openApi } from './openapi.ts';
import { NAMED_SCHEMAS } from './schema-names.ts';

type Json = { [key: string]: Json } & Json[] & string;

const OPTIONS = { server: 'development', url: 'https://localhost:8443', version: '1.2.3' } as const;
const document = JSON.parse(JSON.stringify(openApi(operations, OPTIONS))) as Json;
const described = Object.values(document.paths!).flatMap((path) => Object.values(path));

/** A document with one operation, which differs from a plain one in what is given. */
function documentOf(differences: object, deprecations: readonly Deprecated[] = []): Json {
  const operation = defineOperation({
    id: 'fulfillment.things.create',
    method: 'POST',
    path: '/v2/things',
    title: 'Create a thing',
    access: FULFILLMENT,
    response: Type.Object({}),
    errors: [],
    writes: 'one_call',
    example: { response: {} },
    handle: () => ({}),
    ...differences,
  } as never);
  return JSON.parse(JSON.stringify(openApi([operation], { ...OPTIONS, deprecations }))) as Json;
}

const onlyOperation = (one: Json) => one.paths!['/v2/things']!.post!;
const parameterNames = (one: Json) => one.parameters!.map((parameter) => parameter.$ref?.split('/').at(-1) ?? parameter.name);

test('the document is valid OpenAPI 3.1', async () => {
  for (const server of ['development', 'production'] as const) {
    const text = JSON.stringify(openApi(operations, { ...OPTIONS, server }));
    const { valid, errors: problems } = await new Validator().validate(JSON.parse(text));
    assert.ok(valid, JSON.stringify(problems, null, 2));
  }
});

test('every operation is there once, under its id, with its full path and method', () => {
  const ids = Object.entries(document.paths!).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => [method.toUpperCase(), path, one.operationId].join(' ')),
  );
  assert.deepEqual(ids.sort(), operations.map(({ method, path, id }) => [method, path, id].join(' ')).sort());
  assert.equal(new Set(described.map((one) => one.operationId)).size, described.length);
});

test('every reference leads somewhere, and every component is referred to', () => {
  const references = new Set(JSON.stringify(document).match(/(?<="\$ref":")[^"]+/g));
  for (const reference of references) {
    const target = reference
      .split('/')
      .slice(1)
      .reduce<Json | undefined>((node, name) => node?.[name], document);
    assert.ok(target, reference);
  }
  for (const [kind, components] of Object.entries(document.components!)) {
    if (kind === 'securitySchemes') continue;
    for (const name of Object.keys(components)) assert.ok(references.has(`#/components/${kind}/${name}`), `${kind}/${name}`);
  }
});

test('every schema is strict JSON Schema 2020-12, and every example is valid against its schema', () => {
  const ajv = new Ajv2020({ allErrors: true, strict: true, strictRequired: false, allowUnionTypes: true });
  for (const format of ['date', 'date-time', 'int32', 'int64', 'uri', 'binary']) ajv.addFormat(format, true);
  ajv.addVocabulary(['x-format', 'example', 'components', 'openapi', 'info', 'servers', 'tags', 'paths', 'webhooks']);
  ajv.addSchema({ ...(document as object), $id: 'cartwright:openapi' });
  const absolute = (schema: Json) => JSON.parse(JSON.stringify(schema).replaceAll('"#/', '"cartwright:openapi#/'));
  const check = (schema: Json, example: unknown, where: string) => {
    const validate = ajv.compile(absolute(schema));
    if (example !== undefined) assert.ok(validate(example), `${where}: ${ajv.errorsText(validate.errors)}`);
  };

  for (const [name, schema] of Object.entries(document.components!.schemas!)) check(schema, undefined, name);
  for (const one of described) {
    const request = one.requestBody?.content?.['application/json'];
    if (request) check(request.schema!, request.example, `${one.operationId} request`);
    for (const parameter of one.parameters!) {
      if (parameter.schema) check(parameter.schema, parameter.example, `${one.operationId} ${parameter.name}`);
    }
    for (const [status, response] of Object.entries(one.responses!)) {
      const { content } = response.$ref ? document.components!.responses![response.$ref.split('/').at(-1)!]! : response;
      // A file has a media type of its own.
      const media = content!['application/json'] ?? Object.values(content!)[0]!;
      check(media.schema!, media.example, `${one.operationId} ${status}`);
      for (const name of Object.keys(media.examples ?? {})) {
        check(media.schema!, document.components!.examples![name]!.value, `${one.operationId} ${status} ${name}`);
      }
    }
  }
});

test('an object schema that operations share has a name', () => {
  const names = new Set(Object.values(NAMED_SCHEMAS).map(schemaIdentity));
  const users = new Map<unknown, Set<string>>();
  const visit = (schema: TSchema | undefined, operation: string) => {
    if (schema === undefined || names.has(schemaIdentity(schema))) return;
    const { properties, items } = schema as { properties?: Record<string, TSchema>; items?: TSchema };
    if (properties) users.set(properties, (users.get(properties) ?? new Set()).add(operation));
    for (const child of [...Object.values(properties ?? {}), items]) visit(child, operation);
  };
  for (const { id, body, response } of operations) for (const schema of [body, response]) visit(schema, id);
  const unnamed = [...users].filter(([, where]) => where.size > 1).map(([properties, where]) => [Object.keys(properties!), [...where]]);
  assert.deepEqual(unnamed, [], 'Give each a name in src/reference/schema-names.ts');
});

test("production's document has no operation of the development server", () => {
  const [first] = operations;
  const sandbox = { ...first!, id: 'sandbox.shoppers.create', path: '/v2/sandbox_only', server: 'development' as const };
  const pathsOn = (server: 'development' | 'production') => Object.keys(openApi([first!, sandbox], { ...OPTIONS, server }).paths);
  assert.deepEqual(pathsOn('development'), [first!.path, '/v2/sandbox_only']);
  assert.deepEqual(pathsOn('production'), [first!.path]);
});

test('a member that may be null has null among its types', () => {
  const one = documentOf({
    response: Type.Object({
      text: nullable(Type.String()),
      choice: nullable(Type.Unsafe({ type: 'string', enum: ['a', 'b'] })),
      order: nullable(operations.find(({ id }) => id === 'fulfillment.orders.get')!.response),
    }),
  });
  const { text, choice, order } = onlyOperation(one).responses!['200']!.content!['application/json']!.schema!.properties!;
  assert.deepEqual(text, { type: ['string', 'null'] });
  assert.deepEqual(choice, { type: ['string', 'null'], enum: ['a', 'b', null] });
  assert.deepEqual(order, { anyOf: [{ $ref: '#/components/schemas/Order' }, { type: 'null' }] });
});

test('our own formats become standard formats or patterns, integers that may not fit 32 bits say so', () => {
  const body = Type.Object({
    name: Type.String({ format: 'person-name', pattern: '\\S' }),
    day: Type.String({ format: 'iso-date' }),
    time: Type.String({ format: 'iso-time' }),
    phone: Type.String({ format: 'phone' }),
    id: Type.Integer({ minimum: 0 }),
    count: Type.Integer({ minimum: 0, maximum: 10 }),
  });
  const { name, day, time, phone, id, count } = onlyOperation(documentOf({ body })).requestBody!.content!['application/json']!.schema!
    .properties!;
  const pattern = new RegExp(name!.pattern!);
  assert.deepEqual(
    ['John', 'Mary Ann', ' x ', '', '  ', 'a/b', '$'].map((text) => pattern.test(text)),
    [true, true, true, false, false, false, false],
  );
  assert.equal(day!.format, 'date');
  assert.equal(time!.format, 'date-time');
  assert.deepEqual(phone, { type: 'string', 'x-format': 'phone' });
  assert.equal(id!.format, 'int64');
  assert.equal(count!.format, undefined);
});

test('an error stands under its status with its American text, its code and its key', () => {
  const one = documentOf({ errors: [errors.userNotFound, errors.userNotActive, errors.taken] });
  const { responses } = onlyOperation(one);
  assert.ok(Object.keys(responses!['400']!.content!['application/json']!.examples!).includes('userNotFound'));
  assert.ok(Object.keys(responses!['403']!.content!['application/json']!.examples!).includes('userNotActive'));
  const { userNotFound, userNotActive, taken, manyIssues } = one.components!.examples!;
  assert.deepEqual(userNotFound!.value, { error: { message: 'User Not Found', code: 1001 }, meta: { key: 'user_id' } });
  assert.deepEqual(userNotActive!.value, { error: { message: 'User Not Active', code: null }, meta: {} });
  assert.deepEqual(taken!.value, { error: { message: 'has already been taken', code: 1001 }, meta: { key: '{parameter}' } });
  assert.equal(manyIssues, undefined);
});

test('the token endpoints answer their own error form, and are open to everybody', () => {
  const token = document.paths!['/v2/oauth/token']!.post!;
  assert.deepEqual(token.security, []);
  assert.deepEqual(token.responses!['401']!.content!['application/json']!.schema, { $ref: '#/components/schemas/OAuthError' });
  assert.equal(document.components!.examples!['oauth.invalidClient']!.value!.error, 'invalid_client');
  assert.deepEqual(Object.keys(token.requestBody!.content!), ['application/json', 'application/x-www-form-urlencoded']);
});

test('a protected operation names its scope, and the banner where one is needed', () => {
  assert.deepEqual(onlyOperation(documentOf({})).security, [{ bearer: ['connect:fulfillment'] }, { oauth2: ['connect:fulfillment'] }]);
  assert.deepEqual(parameterNames(onlyOperation(documentOf({}))), ['RetailerId', 'AcceptLanguage', 'IdempotencyKey']);
  assert.deepEqual(parameterNames(onlyOperation(documentOf({ access: MANAGE, writes: 'none' }))), ['AcceptLanguage']);
  const { tokenUrl } = document.components!.securitySchemes!.oauth2!.flows!.clientCredentials!;
  assert.equal(tokenUrl, 'https://localhost:8443/v2/oauth/token');
});

test('Idempotency-Key is documented where it counts: an operation that writes on its own must declare its mismatch', () => {
  const has = (differences: object) => parameterNames(onlyOperation(documentOf(differences))).includes('IdempotencyKey' as Json);
  assert.equal(has({ writes: 'transaction' }), true);
  assert.equal(has({ writes: 'none' }), false);
  assert.equal(has({ writes: 'own' }), false);
  assert.equal(has({ writes: 'own', errors: [errors.idempotencyMismatch] }), true);
});

test('a deprecated operation says so, with its sunset', () => {
  const one = onlyOperation(documentOf({ deprecated: { announced: '2026-01-10', sunset: '2026-07-10', replacement: null } }));
  assert.deepEqual([one.deprecated, one['x-sunset']], [true, '2026-07-10']);
  assert.ok(Object.hasOwn(one.responses!['200']!.headers!, 'Sunset'));
});

test('what is deprecated of an operation stands with it, whatever its kind; only who reads an answer is not told by headers', () => {
  const id = 'fulfillment.things.create';
  const entry = { announced: '2026-01-10', sunset: '2026-07-10', replacement: null, advice: 'Leave it.' } as const;
  const kinds = ['request_field', 'response_field', 'enum_value', 'slot_kind', 'service', 'operation'] as const;
  for (const kind of kinds) {
    const name = { service: 'fulfillment.things', operation: id, enum_value: 'color=red' }[kind as string] ?? 'thing';
    const one = onlyOperation(documentOf({}, [{ ...entry, kind, name, operations: [id] }]));
    assert.deepEqual(one['x-deprecations'], [{ ...entry, kind, name }]);
    const isWhole = kind === 'service' || kind === 'operation';
    assert.equal(one.deprecated, isWhole ? true : undefined, kind);
    assert.equal(Object.hasOwn(one.responses!['200']!.headers!, 'Sunset'), kind !== 'response_field', kind);
  }
});

test('every deprecated field of the table is a field of its operations', () => {
  const resolved = (schema: Json): Json => (schema?.$ref ? document.components!.schemas![schema.$ref.split('/').at(-1)!]! : schema);
  const fieldAt = (schema: Json, path: readonly string[]): Json | undefined => {
    const whole = resolved(schema);
    if (whole?.items) return fieldAt(whole.items, path);
    const [name, ...rest] = path;
    return name === undefined ? whole : whole?.properties?.[name] && fieldAt(whole.properties[name], rest);
  };
  for (const { kind, name, operations: ids } of DEPRECATED) {
    if (kind !== 'request_field' && kind !== 'response_field') continue;
    for (const id of ids) {
      const one = described.find(({ operationId }) => operationId === id)!;
      const body: Json = kind === 'request_field' ? one.requestBody! : one.responses!['200']!;
      const schema = body.content!['application/json']!.schema!;
      // An answer may list what has the field.
      const lists = Object.values(resolved(schema).properties ?? {}).filter((inner) => inner.items);
      const found: Json | undefined = [schema, ...lists]
        .map((place) => fieldAt(place, name.split('.')))
        .find((field) => field !== undefined);
      assert.equal(found?.deprecated, true, `${id} ${kind} ${name}`);
    }
  }
});

test('every deprecated field of an operation is in the table', () => {
  const deprecatedIn = (schema: Json | undefined, at: string, met: readonly unknown[] = []): string[] => {
    if (schema === undefined || met.includes(schema)) return [];
    const whole = schema.$ref ? document.components!.schemas![schema.$ref.split('/').at(-1)!]! : schema;
    const inner = (one: Json | undefined, place: string) => deprecatedIn(one, place, [...met, schema]);
    return [
      ...(schema.deprecated ? [at] : []),
      ...Object.entries(whole.properties ?? {}).flatMap(([name, one]) => inner(one, at === '' ? name : `${at}.${name}`)),
      ...inner(whole.items, at),
      ...(whole.anyOf ?? []).flatMap((one: Json) => inner(one, at)),
    ];
  };
  const missing = described.flatMap((one) => {
    const id = String(one.operationId);
    const said = deprecationsOf(id);
    const inTable = (kind: DeprecationKind) => (field: string) =>
      !said.some((entry) => entry.kind === kind && (field === entry.name || field.endsWith(`.${entry.name}`)));
    const schemaOf = (part: Json | undefined) => part?.content?.['application/json']?.schema;
    return [
      ...deprecatedIn(schemaOf(one.requestBody), '').filter(inTable('request_field')),
      ...deprecatedIn(schemaOf(one.responses!['200']), '').filter(inTable('response_field')),
    ].map((field) => `${id} ${field}`);
  });
  assert.deepEqual(missing, []);
});

test('deprecated members of bodies say so, and no others', () => {
  const marked: string[] = [];
  const visit = (node: Json, at: string) => {
    if (node === null || typeof node !== 'object') return;
    if ((node as { deprecated?: unknown }).deprecated === true) marked.push(at);
    for (const [name, child] of Object.entries(node as { [key: string]: Json }))
      visit(child, /^(?:properties|items|schema|content|application.json)$/.test(name) ? at : `${at} ${name}`);
  };
  for (const [name, schema] of Object.entries(document.components!.schemas!)) visit(schema, name);
  for (const one of described) visit({ request: one.requestBody, response: one.responses } as unknown as Json, String(one.operationId));
  assert.deepEqual(marked.sort(), [
    'LastMileOrder is_express',
    'Order is_express',
    'developer_platform.create_products_link request line_items quantity',
    'developer_platform.create_products_link request line_items unit',
    'fulfillment.users.get_link response 200 express_member',
    'sandbox.instacart_users.create request express_member',
  ]);
});
