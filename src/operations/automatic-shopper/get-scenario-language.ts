import { Type } from '../../contract/schema.ts';
import { SCENARIO_SCHEMA } from '../../fulfillment/automatic-shopper/scenario-schema.ts';
import { defineOperation, MANAGE, Rendered } from '../define.ts';

export const getScenarioLanguage = defineOperation({
  id: 'management.scenarios.get_language',
  method: 'GET',
  path: '/cartwright/v1/scenario_language',
  server: 'development',
  title: 'Get the language of scenarios',
  description:
    'The JSON Schema of scenarios, which editors of YAML take too. A step names one action, may say `at` which point of the order it is ' +
    'done, and `after` how long. What the steps do not say goes well: lines that none of them names are found, bags are staged, the ' +
    'customer of a pickup order arrives, and the order is delivered.',
  access: MANAGE,
  response: Type.Unsafe<object>({ type: 'object', additionalProperties: true, description: 'A JSON Schema, 2020-12.' }),
  errors: [],
  writes: 'none',
  example: { response: { title: 'Scenario of the automatic shopper' } },
  handle: () => new Rendered(JSON.stringify(SCENARIO_SCHEMA)),
});
