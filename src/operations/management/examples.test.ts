import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import type { TSchema } from '../../contract/schema.ts';
import { compileReader } from '../../http/validation.ts';
import type { Operation } from '../define.ts';
import { managementOperations } from './index.ts';

const names = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);

/** Response schemas are closed for the check: an example shows no field that the serializer would drop. */
function closed(schema: TSchema): TSchema {
  return JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.type === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
  );
}

function problemsOfResponse(operation: Operation): unknown {
  const ajv = new Ajv({ strict: false, allErrors: true, formats: { 'local-time': true, 'iso-time': true } });
  const validate = ajv.compile(closed(operation.response));
  return validate(operation.example.response) ? [] : validate.errors;
}

test('operation ids are unique, and so are methods with paths', () => {
  const all = managementOperations;
  assert.equal(new Set(all.map((operation) => operation.id)).size, all.length);
  assert.equal(new Set(all.map((operation) => `${operation.method} ${operation.path}`)).size, all.length);
});

for (const operation of managementOperations) {
  test(`${operation.id}: the example is valid and complete`, () => {
    const { params, query, body, response } = operation.example;
    assert.deepEqual(Object.keys(params ?? {}), names(operation.path));
    assert.deepEqual(Object.keys((operation.params as { properties?: object } | undefined)?.properties ?? {}), names(operation.path));
    for (const [schema, value] of [
      [operation.params, params],
      [operation.query, query],
      [operation.body, body],
    ] as const) {
      assert.equal(schema === undefined, value === undefined);
      if (schema) compileReader(schema)(JSON.parse(JSON.stringify(value)));
    }
    assert.deepEqual(problemsOfResponse(operation), []);
    assert.notEqual(response, undefined);
    assert.match(operation.path, /^\/cartwright\/v1\//);
  });
}
