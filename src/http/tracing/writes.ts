import type { SpanContext } from './context.ts';

/** A request that may write events, and what its events will say of themselves. */
export interface Write {
  readonly organizationId: number;
  /** The organization's clock, epoch milliseconds: the time of the event too. */
  readonly now: number;
  /** Undefined where the request names none, as one about a batch. */
  readonly orderId: string | undefined;
}

/** Requests that are remembered: more than the callbacks of a second need. */
const MOST = 4_096;

/** Which recorded request wrote an event: what was written at its organization's instant in this process, where that is one request. */
export class TracedWrites {
  readonly #spans = new Map<string, { readonly orderId: string | undefined; readonly span: SpanContext }[]>();

  note({ organizationId, now, orderId }: Write, span: SpanContext): void {
    const key = `${organizationId} ${now}`;
    const same = this.#spans.get(key);
    if (same) same.push({ orderId, span });
    else this.#spans.set(key, [{ orderId, span }]);
    if (this.#spans.size > MOST) this.#spans.delete(this.#spans.keys().next().value!);
  }

  /** Undefined where it is unknown, or where several come into question. */
  find({ organizationId, now, orderId }: Write): SpanContext | undefined {
    const same = this.#spans.get(`${organizationId} ${now}`) ?? [];
    const fitting = same.filter((one) => one.orderId === orderId || one.orderId === undefined || orderId === undefined);
    return fitting.length === 1 ? fitting[0]!.span : undefined;
  }
}
