import { ApiError, errors } from '../../../contract/errors.ts';
import { oneOf, Type } from '../../../contract/schema.ts';
import {
  type ChangedOrder,
  isOfCreation,
  type ListedOrder,
  listOrders as listRows,
  type OrderPosition,
} from '../../../storage/orders/listing.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { WaitSeconds, waitForRows } from '../long-poll.ts';
import { NextCursor, PageQuery, pageOf, takePage } from '../paging.ts';
import { filtersOf, OrderFilterQuery } from './filters.ts';
import { EXAMPLE_LISTED_ORDER, ListedOrderSchema, listedOrderAnswer } from './listed-order.ts';

const Query = Type.Object({
  ...PageQuery,
  sort: Type.Optional(
    oneOf(
      ['newest', 'window', 'changed'],
      '`newest`: the one created last comes first, the default; in a range of `created_from` and `created_to` by that time. `window`: by the beginning of the window, the earliest first. `changed`: by ' +
        'the last change, the oldest first, for readers who follow what happens.',
    ),
  ),
  wait: WaitSeconds,
  ...OrderFilterQuery,
  archived: Type.Optional(
    Type.Boolean({
      description:
        'Only orders of the archive, which holds what was done long ago where the server keeps one; it is left out otherwise. Not with ' +
        '`sort=changed`.',
    }),
  ),
});

export const listOrders = defineOperation({
  id: 'management.orders.list',
  method: 'GET',
  path: '/cartwright/v1/orders',
  title: 'List orders',
  description:
    'The orders of the organization, of all its banners. Go on with `next_cursor` as `after`, with the same `sort` and filters.\n\n' +
    'To follow changes: ask with `sort=changed`, go on until `has_more` is false, then go on with `wait`, which this sort alone takes: each answer has the orders that ' +
    'had an event since, as every change of an order is one, as they are now, and an empty page when the time is over or the server stops. ' +
    'Several events of an order in a row are answered once; the list of events has each of them. An order that no longer passes the filters is not answered.',
  access: MANAGE,
  query: Query,
  response: Type.Object({
    orders: Type.Array(ListedOrderSchema),
    has_more: Type.Boolean({ description: 'There are further orders now.' }),
    next_cursor: NextCursor,
  }),
  errors: [
    errors.invalid,
    errors.notIncluded,
    errors.invalidTime,
    errors.notABoolean,
    errors.notAnInteger,
    errors.tooSmall,
    errors.tooLarge,
    errors.tooLong,
    errors.noWaitInSort,
    errors.tooManyWaiting,
  ],
  writes: 'none',
  example: {
    query: { status: 'picking', sort: 'window' },
    response: { orders: [EXAMPLE_LISTED_ORDER], has_more: false, next_cursor: null },
  },
  handle: async (context) => {
    const { query, db, tenant, now } = context;
    const { limit, fetch, after } = pageOf(query);
    const filters = { ...filtersOf(context), archived: query.archived };
    const position = positionOf(query.sort ?? 'newest', after, isOfCreation(filters));
    const wait = query.wait ?? 0;
    if (wait > 0 && position.sort !== 'changed') throw new ApiError(errors.noWaitInSort, { values: { sort: 'changed' } });
    if (query.archived && position.sort === 'changed') throw new ApiError(errors.invalid, { key: 'archived' });
    const { statement, parameters } = listRows(tenant.organizationId, filters, position, fetch);
    const found = await waitForRows(context, wait, () => db.query(statement, parameters));
    const page = takePage(found, limit, (row) => keyOf(position.sort, row));
    const last = page.rows.at(-1);
    // Who follows changes goes on from the last one, or from where he was.
    const goOn = last ? Buffer.from(keyOf('changed', last)).toString('base64url') : (query.after ?? null);
    return {
      orders: page.rows.map((row) => listedOrderAnswer(row, now)),
      has_more: page.next !== null,
      next_cursor: position.sort === 'changed' ? goOn : page.next,
    };
  },
});

/** `n12`, `n1778090400000.12`, `w1778090400000.12`, `c742.1152921504606848000`: the sort with the place of an order in it, for changes that of its last event. */
function keyOf(sort: OrderPosition['sort'], row: ListedOrder | ChangedOrder): string {
  if (sort === 'changed') return `c${(row as ChangedOrder).event_xid}.${(row as ChangedOrder).event_id}`;
  if (sort === 'newest') return `n${row.id}`;
  return sort === 'created' ? `n${row.created_at}.${row.id}` : `w${row.window_starts_at}.${row.id}`;
}

/** A cursor of the newest without a time, which a release before gave, goes on by ids as it began. */
function positionOf(sort: 'newest' | 'window' | 'changed', after: string | undefined, ofCreation: boolean): OrderPosition {
  if (after === undefined) return { sort: sort === 'newest' && ofCreation ? 'created' : sort };
  const [, kind, place = '', number] = /^([nwc])(?:(\d{1,19})\.)?(\d{1,19})$/.exec(after) ?? [];
  const id = Number(number);
  // The id of an order, which older cursors of changes have, lies before every event of its transaction.
  if (sort === 'changed' && kind === 'c' && place !== '' && BigInt(number!) < 2n ** 63n)
    return { sort, after: { transaction: place, event: number! } };
  if (!Number.isSafeInteger(id)) throw new ApiError(errors.invalid, { key: 'after' });
  if (sort === 'newest' && kind === 'n' && place.length <= 15) {
    return ofCreation && place !== '' ? { sort: 'created', after: { createdAt: Number(place), id } } : { sort, after: { id } };
  }
  if (sort === 'window' && kind === 'w' && place.length <= 15) return { sort, after: { startsAt: Number(place), id } };
  throw new ApiError(errors.invalid, { key: 'after' });
}
