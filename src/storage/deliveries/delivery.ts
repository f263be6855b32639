import { type Statement, statement } from '../engine/types.ts';
import { type ClaimedRow, EVENT_TO_SEND } from './sending.ts';

export const DELIVERY_STATES = ['pending', 'delivered', 'failed'] as const;
export type DeliveryState = (typeof DELIVERY_STATES)[number];

export interface DeliveryRow {
  readonly id: number;
  readonly webhook_id: number;
  readonly event_id: bigint | number;
  readonly name: string;
  readonly order_id: string | null;
  readonly state: DeliveryState;
  /** Attempts so far. */
  readonly attempts: number;
  /** On the organization's clock, epoch milliseconds. */
  readonly next_attempt_at: number;
  readonly replay: boolean;
  readonly created_at: number;
  readonly finished_at: number | null;
  readonly last_status: number | null;
  readonly last_error: string | null;
}

const COLUMNS = `d.id, d.webhook_id, d.event_id, e.name, e.order_id, d.state, d.attempts, d.next_attempt_at, d.replay, d.created_at,
  d.finished_at, d.last_status, d.last_error`;

export interface DeliveryFilters {
  readonly webhookId: number | undefined;
  readonly state: DeliveryState | undefined;
  readonly name: string | undefined;
  readonly orderId: string | undefined;
  readonly from: number | undefined;
  readonly to: number | undefined;
}

type ListParameters = [
  organizationId: number,
  beforeId: number,
  limit: number,
  webhookId: number,
  name: string,
  orderId: string,
  from: Date,
  to: Date,
];
const lists = new Map<string, Statement<ListParameters, DeliveryRow>>();

/** Newest first. Each set of filters is a statement of its own, so that each has the plan that its indexes allow. */
export function listDeliveries({ webhookId, state, name, orderId, from, to }: DeliveryFilters): Statement<ListParameters, DeliveryRow> {
  const key = [webhookId !== undefined, state ?? '', name !== undefined, orderId !== undefined, from !== undefined, to !== undefined].join(
    '_',
  );
  const known = lists.get(key);
  if (known) return known;
  const ofOrder = '(select o.id from cw.all_orders o where o.organization_id = $1 and o.order_id = $6)';
  const made = statement<ListParameters, DeliveryRow>(
    // Planned with its times, by which alone the planner sees that they are few.
    from === undefined && to === undefined ? `list_deliveries_${key}` : '',
    `select ${COLUMNS} from cw.deliveries d join cw.events e on e.id = d.event_id
      where d.organization_id = $1 and d.id < $2
        and ${webhookId === undefined ? '$4::integer is not null' : 'd.webhook_id = $4'}
        and ${state === undefined ? 'true' : `d.state = '${state}'`}
        and ${name === undefined ? '$5::text is not null' : 'e.name = $5'}
        and ${orderId === undefined ? '$6::text is not null' : `e.order_ref = ${ofOrder}`}
        and ${from === undefined ? '$7::timestamptz is not null' : 'd.created_at >= $7'}
        and ${to === undefined ? '$8::timestamptz is not null' : 'd.created_at < $8'}
      order by d.id desc limit $3`,
  );
  lists.set(key, made);
  return made;
}

export const findDelivery = statement<[organizationId: number, id: number], DeliveryRow>(
  'find_delivery',
  `select ${COLUMNS} from cw.deliveries d join cw.events e on e.id = d.event_id where d.organization_id = $1 and d.id = $2`,
);

export type DeliveryRequestRow = Pick<ClaimedRow, 'event_id' | 'name' | 'occurred_at' | 'order_id' | 'metadata' | 'retailer_id'> & {
  /** Null when the webhook is gone. */
  readonly url: string | null;
};

/** What a delivery sends as its webhook is now. */
export const findDeliveryRequest = statement<[organizationId: number, id: number], DeliveryRequestRow>(
  'find_delivery_request',
  `select w.url, ${EVENT_TO_SEND} from cw.deliveries d join cw.events e on e.id = d.event_id
     left join cw.webhooks w on w.organization_id = d.organization_id and w.id = d.webhook_id
    where d.organization_id = $1 and d.id = $2`,
);

export interface AttemptRow {
  readonly attempt: number;
  /** On the organization's clock, epoch milliseconds. */
  readonly attempted_at: number;
  /** On the wall. */
  readonly sent_at: number;
  readonly milliseconds: number;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly error: string | null;
  readonly excerpt: string | null;
  readonly remote_address: string | null;
}

export const listAttempts = statement<[organizationId: number, deliveryId: number], AttemptRow>(
  'list_delivery_attempts',
  `select attempt, attempted_at, sent_at, milliseconds, delivered, status, error, excerpt, remote_address
     from cw.delivery_attempts where organization_id = $1 and delivery_id = $2 order by id`,
);

/** Sends the event of a delivery once more, as a delivery of its own; no row when its webhook is gone. */
export const replayDelivery = statement<[organizationId: number, id: number, now: Date], DeliveryRow & { webhook_status: string }>(
  'replay_delivery',
  `with source as (
     select d.*, w.status as webhook_status from cw.deliveries d
       join cw.webhooks w on w.organization_id = d.organization_id and w.id = d.webhook_id
      where d.organization_id = $1 and d.id = $2
   ), d as (
     insert into cw.deliveries (organization_id, webhook_id, event_id, order_ref, next_attempt_at, replay, created_at)
     select organization_id, webhook_id, event_id, order_ref, $3::timestamptz, true, $3::timestamptz from source
      where webhook_status = 'Enabled'
     returning *
   )
   select ${COLUMNS}, s.webhook_status
     from source s join cw.events e on e.id = s.event_id left join d on true`,
);

/** Events of one call at most. */
export const LARGEST_REPLAY = 5_000;

/**
 * Makes deliveries for a range of events that a webhook selects, oldest ids first; what is on its way to it already is left alone. With
 * `failed` only those that failed there and were not delivered since. Gives the events' ids.
 */
export const replayRange = statement<
  [
    organizationId: number,
    webhookId: number,
    from: Date | null,
    to: Date | null,
    fromEvent: bigint | null,
    toEvent: bigint | null,
    which: 'failed' | 'all',
    now: Date,
  ],
  { event_id: bigint | number }
>(
  'replay_events',
  `insert into cw.deliveries (organization_id, webhook_id, event_id, order_ref, next_attempt_at, replay, created_at)
   select e.organization_id, w.id, e.id, e.order_ref, $8::timestamptz, true, $8::timestamptz
     from cw.webhooks w join cw.events e on e.organization_id = w.organization_id
    where w.organization_id = $1 and w.id = $2 and e.name <> 'cartwright.test' and cw.selects_event(w.events, e.name)
      and ($3::timestamptz is null or e.occurred_at >= $3) and ($4::timestamptz is null or e.occurred_at < $4)
      and ($5::bigint is null or e.id >= $5) and ($6::bigint is null or e.id <= $6)
      and not exists (select from cw.deliveries p where p.event_id = e.id and p.webhook_id + 0 = w.id and p.state = 'pending')
      and ($7::text = 'all' or (
        exists (select from cw.deliveries f where f.event_id = e.id and f.webhook_id = w.id and f.state = 'failed')
        and not exists (select from cw.deliveries s where s.event_id = e.id and s.webhook_id = w.id and s.state = 'delivered')))
    order by e.id limit ${LARGEST_REPLAY}
   returning event_id`,
);
