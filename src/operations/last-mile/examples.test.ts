import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv } from 'ajv';
import { compileReader } from '../../http/validation.ts';
import { createPickupOrder } from '../orders/create-pickup.ts';
import { setItemReplacements } from '../orders/set-replacements.ts';
import { lastMileOperations } from './index.ts';

/** Response schemas are closed for the check: an example shows no field that the serializer would drop. */
const closed = (schema: object) =>
  JSON.parse(JSON.stringify(schema), (_key, value) =>
    value?.type === 'object' && value.properties ? { ...value, additionalProperties: false } : value,
  );

for (const operation of [...lastMileOperations, createPickupOrder, setItemReplacements]) {
  test(`${operation.id}: the example is valid`, () => {
    const { params, query, body, response } = operation.example;
    const names = [...operation.path.matchAll(/\{(\w+)\}/g)].map((match) => match[1]);
    assert.deepEqual(Object.keys(params ?? {}), names);
    for (const [schema, value] of [
      [operation.params, params],
      [operation.query, query],
      [operation.body, body],
    ] as const) {
      assert.equal(schema === undefined, value === undefined);
      if (schema) assert.deepEqual(compileReader(schema)(JSON.parse(JSON.stringify(value))), value);
    }
    const validate = new Ajv({ strict: false, allErrors: true }).compile(closed(operation.response));
    assert.ok(validate(response), JSON.stringify(validate.errors));
    assert.equal(new Set(operation.errors).size, operation.errors.length, 'each error once');
  });
}
