import type { OrderView } from './order.ts';

/** How long a chat can be read after the end of its order (contract/post-checkout.md §4). */
const READABLE_FOR = 24 * 60 * 60_000;
/** Characters of a message. */
export const MAX_MESSAGE = 1_000;
/** A character may be composed of several code points, but not of any number of them. */
const MAX_CODE_POINTS = 16 * MAX_MESSAGE;

const segmenter = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Whether a message has more characters than are allowed, counted as people count them: a family of emoji is one. */
export function isTooLong(text: string): boolean {
  if (text.length <= MAX_MESSAGE) return false;
  if (text.length > 2 * MAX_CODE_POINTS) return true;
  let count = 0;
  for (const _ of segmenter.segment(text)) if (++count > MAX_MESSAGE) return true;
  return false;
}

/**
 * Whether customer and shopper can write to each other: from the start of the picking, of a last mile order from the moment a shopper has
 * it, until the customer has the order.
 */
export function canChat({
  kind,
  status,
  body,
}: Pick<OrderView, 'kind' | 'status'> & { readonly body: { readonly shopper?: unknown } }): boolean {
  if (!body.shopper) return false;
  const lastMile = kind === 'last_mile' || kind === 'dispatch';
  const before = lastMile ? ['brand_new'] : ['brand_new', 'acknowledged'];
  return ![...before, 'delivered', 'canceled'].includes(status);
}

/** Whether the order ended so long ago that its chat is closed. `canceledAt` of a canceled order, epoch milliseconds as `now`. */
export function isExpired({ status, body }: OrderView, canceledAt: number | null, now: number): boolean {
  if (status !== 'delivered' && status !== 'canceled') return false;
  const end = status === 'canceled' ? canceledAt : body.delivered_at === undefined ? null : Date.parse(body.delivered_at);
  return end === null || now - end >= READABLE_FOR;
}
