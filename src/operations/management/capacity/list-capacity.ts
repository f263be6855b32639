import { errors } from '../../../contract/errors.ts';
import { IsoTime, Type } from '../../../contract/schema.ts';
import { minuteOf } from '../../../fulfillment/slots/option-id.ts';
import { countPlaces } from '../../../storage/stores/administration.ts';
import { toStore } from '../../../storage/stores/store.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { ownStore } from '../stores/own-store.ts';
import { StorePath } from '../stores/store-answer.ts';
import { EXAMPLE_WINDOW } from './window-capacity.ts';
import { periodOf, WindowUsageSchema, windowUsage } from './window-usage.ts';

export const listCapacity = defineOperation({
  id: 'management.capacity.list',
  method: 'GET',
  path: '/cartwright/v1/stores/{location_code}/capacity',
  title: 'List capacity and its use',
  description: 'Each window of each pool that starts in the period: its capacity, and how much of it is held and booked.',
  access: MANAGE_BANNER,
  params: StorePath,
  query: Type.Object({
    from: Type.Optional(IsoTime('Earliest start, ISO 8601; now by default.')),
    to: Type.Optional(IsoTime('Windows that start before it, ISO 8601; a week after `from` by default, at most 31 days after it.')),
  }),
  response: Type.Object({ windows: Type.Array(WindowUsageSchema, { description: 'By start.' }) }),
  errors: [errors.resourceNotFound, errors.invalidTime, errors.invalid, errors.tooLarge],
  writes: 'none',
  example: {
    params: { location_code: 'GM-941' },
    query: { from: '2026-11-25T18:00:00Z', to: '2026-11-25T19:00:00Z' },
    response: {
      windows: [
        { ...EXAMPLE_WINDOW, pool: 'delivery', capacity: 20, held: 2, booked: 11, scheduled: true },
        { ...EXAMPLE_WINDOW, held: 0, booked: 37, scheduled: true },
      ],
    },
  },
  handle: async (context) => {
    const { query, db, tenant, now } = context;
    const { from, until } = periodOf(query, now);
    const store = toStore(await ownStore(context));
    // A start is a whole minute: the first at or after each bound.
    const bounds: [number, number] = [minuteOf(from + 59_999), minuteOf(until + 59_999)];
    const places = await db.query(countPlaces, [tenant.organizationId, store.number, ...bounds, new Date(now)]);
    return { windows: windowUsage(store.calendar, from, until, places) };
  },
});
