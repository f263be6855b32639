/** Days for which things are kept after they ended; null: for good. `npm start -- --keep orders=365,events=forever`. */
export interface KeepPolicy {
  /** Orders that are done and untouched, before they move into the archive, where they stay readable by their ids. */
  readonly orders: number | null;
  /** Events; the last one of each order stays as long as the order is not archived. */
  readonly events: number | null;
  /** Deliveries that arrived or failed, with their attempts. */
  readonly deliveries: number | null;
  /** Messages about orders that are done. */
  readonly chats: number | null;
  /** Windows that are over, with their places and the holds on them. */
  readonly places: number | null;
  /** Submissions of the catalogue. */
  readonly submissions: number | null;
  /** Imports from files. */
  readonly imports: number | null;
  /** Product pages that have expired. */
  readonly pages: number | null;
}

export const KEEP: KeepPolicy = {
  orders: null,
  events: 90,
  deliveries: 30,
  chats: 30,
  places: 30,
  submissions: 30,
  imports: 90,
  pages: 30,
};

/** An order's page can be seen for thirty days after the end (fulfillment/orders/order-page.ts), so that none is archived before. */
export const LEAST_DAYS: Readonly<Record<keyof KeepPolicy, number>> = {
  orders: 31,
  events: 7,
  deliveries: 1,
  chats: 1,
  places: 2,
  submissions: 1,
  imports: 1,
  pages: 0,
};
