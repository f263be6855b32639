import { oneOf, type Static, Type } from '../../contract/schema.ts';
import { KINDS_OF_ORDERS } from '../../fulfillment/automatic-shopper/journey.ts';
import type { NamedScenario } from '../../fulfillment/automatic-shopper/library.ts';

export const ScenarioSchema = Type.Object(
  {
    name: Type.String({ description: 'Name, as the automatic shopper takes it.' }),
    description: Type.String({ description: 'What it shows.' }),
    kinds: Type.Array(oneOf(KINDS_OF_ORDERS, 'Kind of orders.'), { description: 'Kinds of orders that can follow it.' }),
  },
  { description: 'A scenario of the library.' },
);

export const EXAMPLE_SCENARIO: Static<typeof ScenarioSchema> = {
  name: 'replacement-approved',
  description: 'The first line is replaced, and the customer approves it within three minutes.',
  kinds: ['delivery', 'pickup'],
};

export function scenarioAnswer({ name, description, kinds }: NamedScenario): Static<typeof ScenarioSchema> {
  return { name, description, kinds: [...kinds] };
}
