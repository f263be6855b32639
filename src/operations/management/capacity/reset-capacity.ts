import { errors } from '../../../contract/errors.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { savePolicy } from '../slot-policy/save-policy.ts';
import { lockOwnStore } from '../stores/own-store.ts';
import { EXAMPLE_WINDOW, WindowPath, withoutOverride } from './window-capacity.ts';

export const resetCapacity = defineOperation({
  id: 'management.capacity.reset',
  method: 'DELETE',
  path: '/cartwright/v1/stores/{location_code}/capacity/{pool}/{window_starts_at}',
  title: 'Reset the capacity of one window',
  description: 'The rules and the default of the slot policy apply to the window again.',
  access: MANAGE_BANNER,
  params: WindowPath,
  response: EmptyResponse,
  errors: [errors.resourceNotFound, errors.notIncluded, errors.invalidTime],
  writes: 'transaction',
  example: {
    params: { location_code: 'GM-941', pool: EXAMPLE_WINDOW.pool, window_starts_at: EXAMPLE_WINDOW.window_starts_at },
    response: {},
  },
  handle: async (context) => {
    const { slot_policy: policy } = await lockOwnStore(context);
    const { pool, window_starts_at } = context.params;
    const instant = parseIsoTime(window_starts_at)!;
    await savePolicy(context, withoutOverride(policy, { pool, window_starts_at: formatUtc(instant) }));
    return {};
  },
});
