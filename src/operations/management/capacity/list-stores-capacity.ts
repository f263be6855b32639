import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { minuteOf } from '../../../fulfillment/slots/option-id.ts';
import { DAY } from '../../../fulfillment/slots/zone.ts';
import { countPlacesOfStores, listStoresWithCalendars } from '../../../storage/stores/board.ts';
import { toStore } from '../../../storage/stores/store.ts';
import { defineOperation, MANAGE_BANNER } from '../../define.ts';
import { NextCursor, PageQuery, pageOf, takePage } from '../paging.ts';
import { EXAMPLE_WINDOW } from './window-capacity.ts';
import { periodOf, WindowUsageSchema, windowUsage } from './window-usage.ts';

/** What one answer covers: a whole day of 25 hours fits in it. */
const MAX_HOURS = 26;
const MAX_STORES = 50;

export const listStoresCapacity = defineOperation({
  id: 'management.capacity.list_of_stores',
  method: 'GET',
  path: '/cartwright/v1/capacity',
  title: 'List capacity of stores and its use',
  description: "A page of the banner's active stores by location code, each with the windows of both pools that start in the period.",
  access: MANAGE_BANNER,
  query: Type.Object({
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: MAX_STORES, description: `Stores of the page, ${MAX_STORES} by default.` })),
    after: PageQuery.after,
    from: Type.Optional(IsoTime('Earliest start, ISO 8601; now by default.')),
    to: Type.Optional(
      IsoTime(`Windows that start before it, ISO 8601; a day after \`from\` by default, at most ${MAX_HOURS} hours after it.`),
    ),
  }),
  response: Type.Object({
    stores: Type.Array(
      Type.Object({
        location_code: Type.String({ description: 'Location code.' }),
        name: Type.String({ description: 'Store name.' }),
        time_zone: Type.String({ description: 'IANA time zone.' }),
        windows: Type.Array(Type.Object({ ...WindowUsageSchema.properties }), { description: 'By start.' }),
      }),
    ),
    next_cursor: NextCursor,
  }),
  errors: [errors.invalid, errors.invalidTime, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    query: { from: '2026-11-25T18:00:00Z', to: '2026-11-25T19:00:00Z' },
    response: {
      stores: [
        {
          location_code: 'GM-941',
          name: 'The Garden Market San Francisco',
          time_zone: 'America/Los_Angeles',
          windows: [{ ...EXAMPLE_WINDOW, held: 0, booked: 37, scheduled: true }],
        },
      ],
      next_cursor: null,
    },
  },
  handle: async ({ query, db, tenant, now }) => {
    const { limit, fetch, after = '' } = pageOf({ ...query, limit: query.limit ?? MAX_STORES });
    const { from, until: end } = periodOf(query, now);
    const latest = from + MAX_HOURS * 3_600_000;
    if (query.to !== undefined && end > latest) throw new ApiError(errors.tooLarge, { key: 'to', values: { count: formatUtc(latest) } });
    const until = query.to === undefined ? from + DAY : end;
    const found = await db.query(listStoresWithCalendars, [tenant.organizationId, tenant.bannerId, after, fetch]);
    const { rows, next } = takePage(found, limit, (row) => row.location_code);
    const bounds: [number, number] = [minuteOf(from + 59_999), minuteOf(until + 59_999)];
    const numbers = rows.map((row) => row.number);
    const places = Map.groupBy(
      await db.query(countPlacesOfStores, [tenant.organizationId, numbers, ...bounds, new Date(now)]),
      (row) => row.store_number,
    );
    const stores = rows.map((row) => ({
      location_code: row.location_code,
      name: row.name,
      time_zone: row.time_zone,
      windows: windowUsage(toStore(row).calendar, from, until, places.get(row.number) ?? []),
    }));
    return { stores, next_cursor: next };
  },
});
