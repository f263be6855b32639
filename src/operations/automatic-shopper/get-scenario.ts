import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { scenarioLibrary } from '../../fulfillment/automatic-shopper/library.ts';
import { defineOperation, MANAGE } from '../define.ts';
import { EXAMPLE_SCENARIO, ScenarioSchema, scenarioAnswer } from './scenario-answer.ts';

export const getScenario = defineOperation({
  id: 'management.scenarios.get',
  method: 'GET',
  path: '/cartwright/v1/scenarios/{name}',
  server: 'development',
  title: 'Get a scenario',
  description: 'A scenario of the library as it is written: a pattern for your own.',
  access: MANAGE,
  params: Type.Object({ name: Type.String({ maxLength: 64, description: 'Name of the scenario.' }) }),
  response: Type.Object({ ...ScenarioSchema.properties, text: Type.String({ description: 'The scenario, YAML.' }) }),
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: {
    params: { name: 'replacement-approved' },
    response: { ...EXAMPLE_SCENARIO, text: 'name: replacement-approved\nsteps:\n  - replace: 1\n  - customer: approve\n    after: 3m\n' },
  },
  handle: ({ params }) => {
    const scenario = scenarioLibrary().get(params.name);
    if (!scenario) throw new ApiError(errors.resourceNotFound);
    return { ...scenarioAnswer(scenario), text: scenario.text };
  },
});
