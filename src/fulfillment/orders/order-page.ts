import type { ErrorDefinition } from '../../contract/errors.ts';
import type { WorkflowState } from '../workflow/workflows.ts';
import type { OrderView } from './order.ts';
import { answerability } from './replacement.ts';

const DAY = 24 * 60 * 60_000;
/** How long after its end an order's page takes anything from the customer: as long as its chat can be read (contract/post-checkout.md §4). */
const WRITABLE_FOR = DAY;
/** How long after its end an order's page can be seen. The contract names no end. */
const READABLE_FOR = 30 * DAY;

/** What an order's link is good for: everything, only a look, nothing. `canceledAt` and `now` in epoch milliseconds. */
export function pageLife({ status, body }: OrderView, canceledAt: number | null, now: number): 'open' | 'read_only' | 'gone' {
  if (status !== 'delivered' && status !== 'canceled') return 'open';
  const end = status === 'canceled' ? canceledAt : body.delivered_at === undefined ? null : Date.parse(body.delivered_at);
  if (end === null) return 'read_only';
  if (now - end >= READABLE_FOR) return 'gone';
  return now - end >= WRITABLE_FOR ? 'read_only' : 'open';
}

const title = (english: string, french: string): ErrorDefinition['text'] => ({ 'en-US': english, 'fr-CA': french });

/** Steps of an order's page with their titles: the documented ones (contract/concepts.md §11, §12); those of the ends are ours. */
export const PAGE_TITLES = {
  received: title('We got your order', 'Nous avons reçu votre commande'),
  shopping: title('Shopping in progress', 'Magasinage en cours'),
  review_replacements: title('Review replacements', 'Vérifiez les remplacements'),
  shopping_complete: title('Shopping complete', 'Magasinage terminé'),
  out_for_delivery: title('Out for delivery', 'En cours de livraison'),
  delivered: title('Delivered', 'Livrée'),
  ready_for_pickup: title('Ready for pickup', 'Prête à ramasser'),
  still_looking: title('Still looking', 'Recherche en cours'),
  runner_found: title('Runner found', 'Une personne vous apporte votre commande'),
  pick_up_in_store: title('Pick up in store', 'Ramassez votre commande dans le magasin'),
  picked_up: title('Picked up', 'Ramassée'),
  canceled: title('Canceled', 'Annulée'),
} as const satisfies Record<string, ErrorDefinition['text']>;
export type PageStep = keyof typeof PAGE_TITLES;
export const PAGE_STEPS = Object.keys(PAGE_TITLES) as PageStep[];

/** The first time of each event, epoch milliseconds by name. */
export type Happened = Readonly<Record<string, number>>;
const EVENT_OF = {
  shopping: 'fulfillment.picking',
  review_replacements: 'fulfillment.item_replaced',
  shopping_complete: 'fulfillment.checkout',
  out_for_delivery: 'fulfillment.delivering',
  delivered: 'fulfillment.delivered',
  ready_for_pickup: 'fulfillment.staged',
  still_looking: 'cartwright.customer_arrived',
  runner_found: 'fulfillment.customer_acknowledged',
  pick_up_in_store: 'fulfillment.runner_not_found',
  picked_up: 'fulfillment.delivered',
  canceled: 'fulfillment.canceled',
} as const satisfies Record<Exclude<PageStep, 'received'>, string>;
export const PAGE_EVENTS: readonly string[] = [...new Set(Object.values(EVENT_OF))];

export interface StepOnPage {
  readonly step: PageStep;
  readonly state: 'done' | 'current' | 'ahead';
  /** When it was reached, epoch milliseconds; undefined where that is not known, or not yet. */
  readonly at: number | undefined;
}

/** Whether a replacement waits for the customer's answer. */
export function hasOpenReplacement({ body }: OrderView): boolean {
  return body.items.some((line) => answerability(line) === 'pending');
}

/** Where an order stands for its customer. */
export function stepOf(order: OrderView, state: WorkflowState, happened: Happened): PageStep {
  switch (state) {
    case 'brand_new':
    case 'acknowledged':
      return 'received';
    case 'picking':
      return hasOpenReplacement(order) ? 'review_replacements' : 'shopping';
    case 'verifying_replacements':
      return 'review_replacements';
    case 'checkout':
    case 'bags_check':
    case 'staged':
      return 'shopping_complete';
    case 'waiting_for_delivery':
      // A shopper can be sought before the retailer has packed.
      return order.body.last_mile?.staged_at === undefined ? 'received' : 'shopping_complete';
    case 'bags_verified':
      return order.kind === 'pickup' ? atTheStore(order, state, happened) : 'shopping_complete';
    case 'staged_for_delivery':
    case 'acknowledged_for_delivery':
    case 'at_store':
      return 'shopping_complete';
    case 'ready_for_pickup':
    case 'user_at_store':
    case 'runner_awaiting':
    case 'runner_acknowledged':
      return atTheStore(order, state, happened);
    case 'delivering':
      return 'out_for_delivery';
    case 'delivered':
      return order.kind === 'pickup' ? 'picked_up' : 'delivered';
    case 'canceled':
      return 'canceled';
  }
}

function atTheStore({ body }: OrderView, state: WorkflowState, happened: Happened): PageStep {
  if (body.pickup?.category === 'in_store' && happened['fulfillment.runner_not_found'] !== undefined) return 'pick_up_in_store';
  if (body.pickup?.arrived_at === undefined) return 'ready_for_pickup';
  return state === 'runner_awaiting' ? 'still_looking' : 'runner_found';
}

const LAST_MILE: readonly PageStep[] = ['received', 'shopping_complete', 'out_for_delivery', 'delivered'];
const SHOPPING: readonly PageStep[] = ['received', 'shopping', 'review_replacements', 'shopping_complete'];
/** What the page leaves out until it comes to it. */
const OPTIONAL: readonly PageStep[] = ['review_replacements', 'still_looking', 'runner_found', 'pick_up_in_store'];
const COURSES: Readonly<Record<OrderView['kind'], readonly PageStep[]>> = {
  delivery: [...SHOPPING, 'out_for_delivery', 'delivered'],
  pickup: [...SHOPPING, 'ready_for_pickup', 'still_looking', 'pick_up_in_store', 'runner_found', 'picked_up'],
  last_mile: LAST_MILE,
  dispatch: LAST_MILE,
};

/** The course of an order from its creation to its end, as far as the end is known. */
export function stepsOnPage(order: OrderView, step: PageStep, happened: Happened): StepOnPage[] {
  const at = (one: PageStep) => reachedAt(order, one, happened);
  const course = COURSES[order.kind];
  if (step === 'canceled') {
    const done = course.filter((one) => at(one) !== undefined).map((one): StepOnPage => ({ step: one, state: 'done', at: at(one) }));
    return [...done, { step, state: 'current', at: at(step) }];
  }
  const current = course.indexOf(step);
  return course.flatMap((one, index): StepOnPage[] => {
    const passed = index < current && at(one) !== undefined;
    if (OPTIONAL.includes(one) && one !== step && !passed) return [];
    if (index > current) return [{ step: one, state: 'ahead', at: undefined }];
    return [{ step: one, state: index < current ? 'done' : 'current', at: at(one) }];
  });
}

function reachedAt({ kind, createdAt, body }: OrderView, step: PageStep, happened: Happened): number | undefined {
  if (step === 'received') return createdAt;
  const packed = kind === 'last_mile' || kind === 'dispatch' ? body.last_mile?.staged_at : undefined;
  if (step === 'shopping_complete' && packed !== undefined) return Date.parse(packed);
  return happened[EVENT_OF[step]];
}
