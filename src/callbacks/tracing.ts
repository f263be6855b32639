import { formatTraceparent } from '../http/tracing/context.ts';
import { KIND } from '../http/tracing/span.ts';
import type { Tracer } from '../http/tracing/tracer.ts';
import type { TracedWrites } from '../http/tracing/writes.ts';
import type { ClaimedRow } from '../storage/deliveries/sending.ts';
import type { AttemptResult } from './sender.ts';

/** An attempt that is recorded. */
export interface AttemptSpan {
  /** Sent along, so that the receiver's spans are part of the attempt's trace. */
  readonly traceparent: string;
  end(result: AttemptResult): void;
}

/** Undefined for an attempt that is not recorded. */
export type TraceAttempt = (row: ClaimedRow) => AttemptSpan | undefined;

/** A span for each attempt, named after its event and linked from the request that caused it where that is known. Nothing of a URL is in it. */
export function traceAttempts(tracer: Tracer, writes: TracedWrites, server: string): TraceAttempt {
  return (row) => {
    const cause = writes.find({ organizationId: row.organization_id, now: row.occurred_at, orderId: row.order_id ?? undefined });
    const span = tracer.begin(row.name, KIND.client, undefined, cause ? [cause] : []);
    if (!span) return undefined;
    return {
      traceparent: formatTraceparent(span),
      end: ({ status, delivered }) =>
        span.end({
          'http.request.method': 'POST',
          'http.response.status_code': status ?? undefined,
          'cartwright.server': server,
          'cartwright.organization_id': row.organization_id,
          'cartwright.webhook_id': row.webhook_id,
          'cartwright.delivery_id': row.id,
          'cartwright.attempt': row.attempts + 1,
          'error.type': delivered ? undefined : String(status ?? 'no_answer'),
        }),
    };
  };
}
