import { EVENT_TYPES } from '../../../callbacks/events.ts';
import { oneOf, Type } from '../../../contract/schema.ts';
import { defineOperation, MANAGE } from '../../define.ts';

const Applies = oneOf(
  ['yes', 'no', 'conditional', 'n/a'],
  'Whether orders of this kind have it; `conditional`: only when the shopper who picks is not the one who delivers.',
);

export const listEventTypes = defineOperation({
  id: 'management.event_types.list',
  method: 'GET',
  path: '/cartwright/v1/event_types',
  title: 'List event types',
  description:
    'Every event that a webhook can select. Names beginning with `cartwright.` are ours and are sent only where they are selected by name.',
  access: MANAGE,
  response: Type.Object({
    event_types: Type.Array(
      Type.Object({
        event_name: Type.String({ description: 'Name, as callbacks carry it.' }),
        title: Type.String({ description: 'As the documentation calls the callback.' }),
        when: Type.String({ description: 'When it happens.' }),
        delivery: Applies,
        pickup: Applies,
        last_mile: Applies,
        evidence: oneOf(['documented', 'third-party', 'inferred', 'cartwright'], 'How well the exact name is known.'),
      }),
    ),
  }),
  errors: [],
  writes: 'none',
  example: {
    response: {
      event_types: [
        {
          event_name: 'fulfillment.brand_new',
          title: 'Brand new',
          when: 'order successfully created',
          delivery: 'yes',
          pickup: 'yes',
          last_mile: 'yes',
          evidence: 'documented',
        },
      ],
    },
  },
  handle: () => ({
    event_types: EVENT_TYPES.map(({ name, title, when, kinds, evidence }) => ({ event_name: name, title, when, ...kinds, evidence })),
  }),
});
