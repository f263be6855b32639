import type { ApiClient } from './api.ts';

/** An event of the Management API's list. */
export interface EventAnswer {
  readonly event_id: number;
  readonly event_name: string;
  readonly order_id: string | null;
}

export interface DeliveryAnswer {
  readonly delivery_id: number;
  readonly webhook_id: number;
  readonly event_id: number;
  readonly state: 'pending' | 'delivered' | 'failed';
  readonly attempts: number;
  readonly replay: boolean;
  readonly last_status: number | null;
  readonly last_error: string | null;
}

export interface AttemptAnswer {
  readonly attempt: number;
  readonly attempted_at: string;
  readonly delivered: boolean;
  readonly status: number | null;
  readonly error: string | null;
}

const PAGE = 200;

/** Ids are multiples of 1024, so that the double that JSON.parse makes of one names it exactly. */
export const idOf = ({ event_id }: { readonly event_id: number }): string => BigInt(event_id).toString();

/** All events of the organization, in the order in which they became visible. */
export async function listEvents(api: ApiClient): Promise<EventAnswer[]> {
  const events: EventAnswer[] = [];
  for (let after = ''; ; ) {
    const query = `limit=${PAGE}${after === '' ? '' : `&after=${encodeURIComponent(after)}`}`;
    const page = await api.demand<{ events: EventAnswer[]; has_more: boolean; cursor: string }>('GET', `/cartwright/v1/events?${query}`);
    events.push(...page.events);
    if (!page.has_more) return events;
    after = page.cursor;
  }
}

/** Deliveries, oldest first; `filter` as a query string. */
export async function listDeliveries(api: ApiClient, filter: string): Promise<DeliveryAnswer[]> {
  const deliveries: DeliveryAnswer[] = [];
  for (let after = ''; ; ) {
    const path = `/cartwright/v1/deliveries?limit=${PAGE}&${filter}${after}`;
    const page = await api.demand<{ deliveries: DeliveryAnswer[]; next_cursor: string | null }>('GET', path);
    deliveries.push(...page.deliveries);
    if (page.next_cursor === null) return deliveries.reverse();
    after = `&after=${encodeURIComponent(page.next_cursor)}`;
  }
}

export async function attemptsOf(api: ApiClient, deliveryId: number): Promise<readonly AttemptAnswer[]> {
  const { attempt_log } = await api.demand<{ attempt_log: AttemptAnswer[] }>('GET', `/cartwright/v1/deliveries/${deliveryId}`);
  return attempt_log;
}
