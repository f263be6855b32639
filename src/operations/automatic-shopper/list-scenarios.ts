import { Type } from '../../contract/schema.ts';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { defineOperation, MANAGE } from '../define.ts';
import { EXAMPLE_SCENARIO, ScenarioSchema, scenarioAnswer } from './scenario-answer.ts';

export const listScenarios = defineOperation({
  id: 'management.scenarios.list',
  method: 'GET',
  path: '/cartwright/v1/scenarios',
  server: 'development',
  title: 'List scenarios',
  description: 'The library of scenarios that the automatic shopper can follow, by name.',
  access: MANAGE,
  response: Type.Object({ scenarios: Type.Array(ScenarioSchema) }),
  errors: [],
  writes: 'none',
  example: { response: { scenarios: [EXAMPLE_SCENARIO] } },
  handle: () => ({ scenarios: [...scenarioLibrary().values()].map(scenarioAnswer) }),
});
