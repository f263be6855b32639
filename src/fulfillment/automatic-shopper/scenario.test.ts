import assert from 'node:assert/strict';
import { test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { parse, stringify } from 'yaml';
import { localizedText } from '../../contract/errors.ts';
import { scenarioProblems } from '../../contract/scenario-problems.ts';
import { compileScenario } from './compile.ts';
import { describe } from './instruction.ts';
import { indexOfPoint, journeyOf, KINDS_OF_ORDERS } from './journey.ts';
import { scenarioLibrary } from './library.ts';
import { readScenario, secondsOf } from './read-scenario.ts';
import { ACTION_NAMES, ACTIONS, SCENARIO_SCHEMA } from './scenario-schema.ts';
import { DEFAULT_SHOPPER } from './settings.ts';

const problemsOf = (text: string) => {
  const read = readScenario(text);
  return 'problems' in read
    ? read.problems.map(({ line, path, problem }) =>
        `${line} ${path}: ${localizedText(scenarioProblems[problem.name], 'en-US', problem.values)}`.trim(),
      )
    : [];
};
const starts = (text: string, ...wanted: string[]) => {
  const found = problemsOf(text);
  assert.equal(found.length, wanted.length, found.join('\n'));
  for (const [index, start] of wanted.entries()) assert.ok(found[index]!.startsWith(start), `${found[index]} starts with ${start}`);
};
const scriptOf = (text: string, kind: 'delivery' | 'pickup' | 'last_mile' = 'delivery') => {
  const read = readScenario(text);
  assert.ok('scenario' in read, JSON.stringify(read));
  return compileScenario(read.scenario, kind, 'o1', DEFAULT_SHOPPER);
};
const wordsOf = (text: string, kind?: 'delivery' | 'pickup' | 'last_mile') => scriptOf(text, kind).map(describe);

test('what is wrong is told with its line and path, and all of it at once', () => {
  starts('', '1 : must be object');
  starts('steps: []', '1 steps: must have at least 1 entries');
  starts('name: x', '1 : lacks steps');
  starts('name: A B\nsteps: [cancel]\ncolour: red', '1 name: is not of the right form', '3 colour: is not known here');
  starts('steps:\n  - replace: 1\n    after: soon\n  - fly', '3 steps[0].after: is not of the right form', '4 steps[1]: is no action');
  starts('steps:\n  - replace: 1\n    refund: 2', '2 steps[0]: must name exactly one action, not replace, refund');
  starts('steps:\n  - after: 3m', '2 steps[0]: must name exactly one action, not none');
  starts('steps:\n  - 7', '2 steps[0]: must be an action');
  starts('steps:\n  - find: 1\n    with: {}', '3 steps[0].with: is not known here');
  starts('steps:\n  - find: 1\n    count: 1\n    weight: 2', '2 steps[0]: takes count or weight');
  starts('steps:\n  - customer: alternative', '2 steps[0]: needs `with`');
  starts('steps:\n  - customer: dance', '2 steps[0].customer: must be one of approve');
  starts('steps:\n  - add: { upc: 4011 }', '2 steps[0].add.upc: must be string');
  starts('steps: [\n', '2 :');
  starts('steps: &a [*a]', '1 steps[0]: must be an action');
  starts('steps:\n  - find: 1\n  - find: 1\n    find: 2', '4 : Map keys must be unique');
});

test('steps that no order, or not every order that is named, can do in this order are refused', () => {
  starts('for: [pickup]\nsteps:\n  - customer_missing:\n    at: delivering', '3 steps[0]: pickup orders do not pass delivering');
  starts('for: [last_mile]\nsteps:\n  - replace: 1', '3 steps[0]: replace is not for last_mile orders');
  starts('steps:\n  - late: 5m\n    at: delivering\n  - find: 1\n    at: picking', '4 steps[1]: picking lies before delivering');
  starts('steps:\n  - at: acknowledged\n    replace: 1', '2 steps[0]: replace can only be done from picking to verifying_replacements');
  starts('steps:\n  - cancel\n  - late: 5m', '3 steps[1]: nothing can follow cancel');
  starts('steps:\n  - stage\n  - customer: arrive', '3 steps[1]:');
});

test('a scenario without kinds is for all that can follow it', () => {
  const kinds = (text: string) => {
    const read = readScenario(text);
    return 'scenario' in read ? read.scenario.kinds : [];
  };
  assert.deepEqual(kinds('steps: [deliver]'), KINDS_OF_ORDERS);
  assert.deepEqual(kinds('steps: [{ refund: 1 }]'), ['delivery', 'pickup']);
  assert.deepEqual(kinds('steps: [runner_missing]'), ['pickup']);
  assert.deepEqual(kinds('steps: [{ stage: }, { late: 5m }]'), ['last_mile', 'dispatch']);
});

test('what the steps do not say goes well: the other lines are found, and the order is delivered', () => {
  assert.deepEqual(wordsOf('steps:\n  - refund: 2'), [
    'go to acknowledged',
    'go to picking',
    'refund line 2',
    'find the other lines',
    'go to verifying_replacements',
    'go to checkout',
    'go to receipt_sanity_check',
    'go to delivering',
    'go to completed',
  ]);
  assert.deepEqual(wordsOf('steps: [runner_missing]', 'pickup').slice(-7), [
    'wait for the customer',
    'customer: arrive',
    'runner_not_found',
    'go to runner_acknowledged',
    'go to at_store',
    'go to bags_verified',
    'go to completed',
  ]);
  assert.deepEqual(wordsOf('steps: [deliver]', 'last_mile').slice(0, 2), ['stage the bags', 'go to acknowledged']);
  assert.deepEqual(wordsOf('steps: [{ hold_at: picking }]'), ['go to acknowledged', 'go to picking', 'hold']);
});

test('a step waits as long as it says, else as long as a person takes', () => {
  const [first, second] = scriptOf('steps:\n  - refund: 1\n    after: 1h2m3s\n  - refund: 2').slice(2);
  assert.equal(first!.after, 3_723);
  assert.ok(typeof second!.after === 'number' && second!.after > 30 && second!.after < 120);
  assert.deepEqual(['90s', '3m', '2h', '1h30m'].map(secondsOf), [90, 180, 7_200, 5_400]);
});

test('a compiled scenario never goes back, and ends where the journey does', () => {
  for (const scenario of scenarioLibrary().values()) {
    for (const kind of scenario.kinds) {
      const points = compileScenario(scenario, kind, 'o1', DEFAULT_SHOPPER).flatMap((one) =>
        one.do === 'go' ? [indexOfPoint(kind, one.to)] : [],
      );
      assert.deepEqual(
        points,
        points.map((_, index) => index + 1),
      );
      if (!/held|canceled/.test(scenario.name)) assert.equal(points.length, journeyOf(kind).length - 1);
    }
  }
});

test('the schema that is served takes what the reader takes', () => {
  const validate = new Ajv2020({ strict: false }).compile(SCENARIO_SCHEMA);
  for (const { text } of scenarioLibrary().values()) assert.ok(validate(parse(text)), JSON.stringify(validate.errors));
  assert.equal(validate({ steps: [{ replace: 1, refund: 2 }] }), false);
  assert.equal(validate({ steps: ['fly'] }), false);
  for (const name of ACTION_NAMES) assert.ok(ACTIONS[name].description.endsWith('.') || ACTIONS[name].description.endsWith('.`'));
});

test('whatever is written, the reader says yes or what is wrong, with a line of the text', () => {
  const value = fc.oneof(fc.constantFrom(null, true, 1, 'rest', '3m', 'approve', 'picking', 'text'), fc.jsonValue());
  const step = fc.oneof(
    fc.constantFrom(...ACTION_NAMES),
    fc.dictionary(fc.constantFrom(...ACTION_NAMES, 'at', 'after', 'with', 'count', 'line', 'text', 'bags'), value, { maxKeys: 4 }),
    fc.jsonValue(),
  );
  fc.assert(
    fc.property(fc.array(step, { maxLength: 6 }), (steps) => {
      const text = stringify({ steps });
      const read = readScenario(text);
      if ('scenario' in read) {
        for (const kind of read.scenario.kinds) compileScenario(read.scenario, kind, 'o', DEFAULT_SHOPPER);
        return;
      }
      const lines = text.split('\n').length;
      assert.ok(
        read.problems.length > 0 &&
          read.problems.every(
            (one) =>
              one.line >= 1 &&
              one.line <= lines &&
              !/\{[a-z]+\}/.test(localizedText(scenarioProblems[one.problem.name], 'fr-CA', one.problem.values)),
          ),
      );
    }),
    { numRuns: 300 },
  );
});
