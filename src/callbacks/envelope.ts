import { formatUtc } from '../fulfillment/slots/format.ts';

export interface EventToSend {
  readonly event_id: bigint | number;
  readonly name: string;
  /** Epoch milliseconds. */
  readonly occurred_at: number;
  readonly order_id: string | null;
  readonly retailer_id: string | null;
  /** JSON text of an object, the rest of the metadata. */
  readonly metadata: string;
}

/**
 * The body of a callback (contract/callbacks.md §2). Written as text: the id is an integer beyond 2^53, which JSON.stringify would not
 * write exactly, and the metadata pass through as they are stored.
 */
export function envelope(event: EventToSend): string {
  const first = [
    ...(event.order_id === null ? [] : [`"order_id":${JSON.stringify(event.order_id)}`]),
    ...(event.retailer_id === null ? [] : [`"retailer_id":${JSON.stringify(event.retailer_id)}`]),
  ];
  const rest = event.metadata.slice(1, -1).trim();
  const metadata = [...first, ...(rest === '' ? [] : [rest])].join(',');
  return `{"event_id":${event.event_id},"event_name":${JSON.stringify(event.name)},"event_timestamp":"${formatUtc(event.occurred_at)}","event_metadata":{${metadata}}}`;
}
