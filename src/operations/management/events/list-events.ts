import { ApiError, errors } from '../../../contract/errors.ts';
import { IsoTime, OptionalText, Type } from '../../../contract/schema.ts';
import { parseIsoTime } from '../../../http/validation.ts';
import { listEvents as listRows } from '../../../storage/events/event.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { PageQuery, pageOf, takePage } from '../paging.ts';
import { EventSchema, EXAMPLE_EVENT, eventAnswer } from './event-answer.ts';

const BEGINNING = -8_640_000_000_000;
const END = 253_402_300_799_999;

export const listEvents = defineOperation({
  id: 'management.events.list',
  method: 'GET',
  path: '/cartwright/v1/events',
  title: 'List events',
  description:
    'Everything that happened, sent to a webhook or not, in the order in which it became visible: whoever goes on with `cursor` of the ' +
    'last page sees every event once, also those of transactions that took long. `cursor` is set on the last page too: ask again with ' +
    'it for what comes next. Within an order, ids tell the order of events.',
  access: MANAGE,
  query: Type.Object({
    ...PageQuery,
    event_name: OptionalText('Only events of this name.', 100),
    order_id: OptionalText('Only events of this order.'),
    from: Type.Optional(IsoTime('Only events that happened at this time or later. ISO 8601.')),
    to: Type.Optional(IsoTime('Only events that happened before this time. ISO 8601.')),
  }),
  response: Type.Object({
    events: Type.Array(EventSchema),
    has_more: Type.Boolean({ description: 'There are further events now.' }),
    cursor: Type.String({ description: 'Opaque; pass it as `after` to go on from here. Empty while there is no event at all.' }),
  }),
  errors: [errors.invalid, errors.invalidTime, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    query: { order_id: 'a1b2c3' },
    response: { events: [EXAMPLE_EVENT], has_more: false, cursor: 'NzQyLjExNTI5MjE1MDQ2MDY4NDgwMDA' },
  },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const [xid, id] = positionOf(after);
    const from = query.from === undefined ? undefined : parseIsoTime(query.from);
    const to = query.to === undefined ? undefined : parseIsoTime(query.to);
    const rows = await db.query(listRows({ name: query.event_name, orderId: query.order_id, from, to }), [
      tenant.organizationId,
      xid,
      id,
      fetch,
      query.event_name ?? '',
      query.order_id ?? '',
      new Date(from ?? BEGINNING),
      new Date(to ?? END),
    ]);
    const page = takePage(rows, limit, (row) => `${row.xid}.${row.id}`);
    const last = page.rows.at(-1);
    const cursor = last ? Buffer.from(`${last.xid}.${last.id}`).toString('base64url') : (query.after ?? '');
    return { events: page.rows.map(eventAnswer), has_more: page.next !== null, cursor };
  },
});

/** `742.1152921504606848000`: transaction and event. */
function positionOf(after: string | undefined): [xid: string, id: bigint] {
  if (after === undefined) return ['0', 0n];
  const match = /^(\d{1,19})\.(\d{1,19})$/.exec(after);
  const id = BigInt(match?.[2] ?? 0);
  if (!match || id >= 2n ** 63n) throw new ApiError(errors.invalid, { key: 'after' });
  return [match[1]!, id];
}
