import { localizedText } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import { isExpired } from '../../fulfillment/orders/chat.ts';
import type { PickupDetails } from '../../fulfillment/orders/order.ts';
import { PAGE_TITLES, type PageStep, pageLife, stepOf, stepsOnPage } from '../../fulfillment/orders/order-page.ts';
import { instructionsFor, type PickupInstruction } from '../../fulfillment/orders/pickup.ts';
import { answerability } from '../../fulfillment/orders/replacement.ts';
import { formatUtc } from '../../fulfillment/slots/format.ts';
import type { OrderPageRow } from '../../storage/order-pages/order-page.ts';
import { stateOf } from '../fulfilling/batching.ts';
import { toOrderUnderWay } from '../fulfilling/finding.ts';
import { pickupCategory } from '../post-checkout/finding.ts';
import { lineItem } from '../post-checkout/get-items.ts';
import { goodsOf } from '../post-checkout/goods.ts';
import { destinationOf, locationOf, positionOf, storeOf } from '../post-checkout/places.ts';
import { vehicleAnswer } from '../post-checkout/vehicle.ts';
import { addressOf } from '../stores/postal-address.ts';
import { actionsOn } from './actions.ts';
import type { OrderPage } from './page-schema.ts';
import type { PageScope } from './scope.ts';

/** Everything that the page of an order shows. Store and products come from memory. */
export async function orderPage(scope: PageScope<OrderPageRow>): Promise<OrderPage> {
  const { row, now } = scope;
  const order = { ...toOrderUnderWay(row), row };
  const { view, settings } = order;
  const { body } = view;
  const store = await storeOf(scope, order);
  const goods = await goodsOf(scope, order);
  const state = stateOf(order);
  const locale = parseLocale(view.locale) ?? 'en-US';
  const titled = (step: PageStep) => ({ step, title: localizedText(PAGE_TITLES[step], locale) });
  const step = stepOf(view, state, row.happened);
  const open = pageLife(view, row.canceled_at, now) === 'open';
  const hidden = settings.removeShopperInformation;
  const kept = body.items.filter((line) => line.qty > 0 && line.pick?.status !== 'to_refund');
  const location = hidden ? undefined : locationOf(view, store, now);
  const bags = body.bag_count ?? body.last_mile?.bags_count;
  return {
    version: row.page_version,
    order_id: view.orderId,
    kind: view.kind,
    status: view.status,
    workflow_state: state,
    ...titled(step),
    steps: stepsOnPage(view, step, row.happened).map(({ step: one, state: where, at }) => ({
      ...titled(one),
      state: where,
      ...(at === undefined ? {} : { at: formatUtc(at) }),
    })),
    locale,
    now: formatUtc(now),
    created_at: formatUtc(view.createdAt),
    window_starts_at: formatUtc(view.windowStartsAt),
    window_ends_at: formatUtc(view.windowEndsAt),
    time_zone: store.calendar.timeZone,
    ...(view.status === 'delivering' && body.arrives_at !== undefined ? { arrives_at: body.arrives_at } : {}),
    ...(body.delivered_at === undefined ? {} : { delivered_at: body.delivered_at }),
    ...(row.canceled_at === null ? {} : { canceled_at: formatUtc(row.canceled_at) }),
    ...(body.cancellation_reason === undefined ? {} : { cancellation_reason: body.cancellation_reason }),
    retailer: { name: row.banner_name },
    store: { name: store.name, address: addressOf(store), coordinates: coordinates(store.position) },
    ...(open && view.kind !== 'pickup'
      ? { destination: { address: destinationOf(view, store), coordinates: coordinates(positionOf(view, store)) } }
      : {}),
    handling: {
      instructions: open ? (body.special_instructions ?? '') : '',
      leave_unattended: body.leave_unattended,
      alcoholic: body.last_mile?.alcoholic ?? kept.some((line) => line.alcohol !== undefined),
      certified_delivery: kept.some((line) => goods.certified(line)),
    },
    ...(hidden || !body.shopper
      ? {}
      : { shopper: { first_name: body.shopper.first_name, ...(body.shopper.avatar_url ? { avatar_url: body.shopper.avatar_url } : {}) } }),
    ...(location ? { location: coordinates(location) } : {}),
    items: body.items.map((line) => ({
      ...lineItem(row.id, line, goods),
      can_decide: state === 'picking' && row.user_ref !== 0 && answerability(line) === 'pending',
    })),
    ...(bags === undefined ? {} : { bags }),
    ...(view.kind === 'pickup'
      ? {
          pickup: {
            category: pickupCategory(view),
            instructions: [...instructionsFor(view, row.pickup_instructions as PickupInstruction[])] as never,
            ...pickupPart(row.id, body.pickup ?? {}, open),
          },
        }
      : {}),
    chat: { is_expired: hidden || isExpired(view, row.canceled_at, now), unread: open && !hidden ? row.unread : 0 },
    tip_amount_cents: body.tip_cents,
    rating: (body.rating as OrderPage['rating'] | undefined) ?? null,
    ...(hidden || !open || body.delivery_photo_url === undefined ? {} : { delivery_photo_url: body.delivery_photo_url }),
    actions: open ? actionsOn(order, now) : [],
  };
}

const coordinates = ({ latitude, longitude }: { latitude: number; longitude: number }) => ({ latitude, longitude });

function pickupPart(orderRef: number, { eta, arrived_at, vehicle, delegate }: PickupDetails, open: boolean) {
  return {
    ...(eta === undefined ? {} : { eta }),
    ...(arrived_at === undefined ? {} : { arrived_at }),
    ...(open && vehicle ? { vehicle: { ...vehicleAnswer(orderRef, vehicle), is_pickup_delegate: vehicle.by_delegate ?? false } } : {}),
    ...(open && delegate ? { delegate: { name: delegate.full_name, phone_ending: delegate.phone_number.slice(-4) } } : {}),
  };
}
