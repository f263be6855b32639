import type { Kind } from './kind.ts';
import { lateness } from './kinds/late.ts';
import { orderLocationDue } from './kinds/location.ts';
import { pickupEtaDue } from './kinds/pickup-eta.ts';
import { ratingReminderDue } from './kinds/rating-reminder.ts';
import { storeEtaDue } from './kinds/store-eta.ts';

/** What can fall due. The subject of a kind `order.…` is the internal id of an order. */
export type Kinds = Readonly<Record<string, Kind>>;

export const KINDS: Kinds = {
  'order.late': lateness,
  'order.rating_reminder': ratingReminderDue,
  'order.location': orderLocationDue,
  'order.store_eta': storeEtaDue,
  'order.pickup_eta': pickupEtaDue,
};
