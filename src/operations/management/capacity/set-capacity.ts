import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { toStore } from '../../../storage/stores/store.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { CapacitySchema } from '../slot-policy/policy-schema.ts';
import { savePolicy } from '../slot-policy/save-policy.ts';
import { lockOwnStore } from '../stores/own-store.ts';
import { EXAMPLE_WINDOW, WindowPath, WindowSchema, windowStartingAt, withOverride } from './window-capacity.ts';

export const setCapacity = defineOperation({
  id: 'management.capacity.set',
  method: 'PUT',
  path: '/cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}',
  title: 'Set the capacity of one window',
  description:
    'Wins over the rules and the default of the slot policy. A capacity below what is already taken takes no place away: the window is ' +
    'full until enough is given back.',
  access: MANAGE_BANNER,
  params: WindowPath,
  body: Type.Object({ capacity: CapacitySchema }),
  response: WindowSchema,
  errors: [errors.resourceNotFound, errors.notIncluded, errors.invalidTime, errors.invalid, errors.blank, errors.tooSmall, errors.tooLarge],
  writes: 'transaction',
  example: {
    params: { location_code: 'GM-941', pool: EXAMPLE_WINDOW.pool, window_starts_at: EXAMPLE_WINDOW.window_starts_at },
    body: { capacity: 60 },
    response: EXAMPLE_WINDOW,
  },
  handle: async (context) => {
    const { params, body, now } = context;
    const row = await lockOwnStore(context);
    const window = windowStartingAt(toStore(row).calendar, params.window_starts_at);
    const override = { pool: params.pool, window_starts_at: formatUtc(window.startsAt), capacity: body.capacity };
    await savePolicy(context, withOverride(row.slot_policy, override, now));
    return { ...override, window_ends_at: formatUtc(window.endsAt) };
  },
});
