import { type ErrorDefinition, localizedText } from '../../contract/errors.ts';
import { type Locale, parseLocale } from '../../contract/locale.ts';
import type { OrderKind, OrderView } from './order.ts';

/** An event of an order, as far as its customer is told of it. */
export interface LifecycleEvent {
  readonly name: string;
  /** The line that an event about one line is about. */
  readonly line_num: string | null;
}

type Text = ErrorDefinition['text'];
type Texts = Text | Readonly<Record<'pickup' | 'other', Text>>;

const text = (english: string, french: string): Text => ({ 'en-US': english, 'fr-CA': french });

/** What customers are told at each event. */
const TEXTS: Readonly<Record<string, Texts>> = {
  acknowledged: text('A shopper has your order', 'Un magasineur a pris votre commande'),
  picking: text('Your shopper has started shopping', 'Votre magasineur a commencé ses achats'),
  item_replaced: text('{item} was replaced', '{item} a été remplacé'),
  item_refunded: text('{item} is not available and is refunded', "{item} n'est pas offert et est remboursé"),
  order_item_refund: text('Some items are not available and are refunded', 'Certains articles ne sont pas offerts et sont remboursés'),
  staged: {
    pickup: text('Your order is ready for pickup', 'Votre commande est prête à ramasser'),
    other: text('Your order is packed and waits for its delivery', 'Votre commande est emballée et attend sa livraison'),
  },
  customer_acknowledged: text('A store employee brings out your order', 'Une personne du magasin vous apporte votre commande'),
  runner_not_found: text('Please pick up your order in the store', 'Veuillez ramasser votre commande dans le magasin'),
  delivering: text('Your order is on its way', 'Votre commande est en route'),
  delivered: {
    pickup: text('You picked up your order', 'Vous avez ramassé votre commande'),
    other: text('Your order was delivered', 'Votre commande a été livrée'),
  },
  canceled: text('Your order was canceled', 'Votre commande a été annulée'),
  late_delivery: text('Your delivery is late', 'Votre livraison est en retard'),
  late_pickup: text('Your order will be ready later than promised', 'Votre commande sera prête plus tard que promis'),
  rescheduled: text('Your order has a new time', 'Votre commande a une nouvelle plage horaire'),
};

/** What an order's customer was told, in the order's language. */
export function lifecycleMessages<Event extends LifecycleEvent>(
  order: OrderView,
  events: readonly Event[],
): { event: Event; type: string; body: string }[] {
  const locale: Locale = parseLocale(order.locale) ?? 'en-US';
  return events.flatMap((event, index) => {
    const type = event.name.replace(/^fulfillment\./, '');
    // The callback about the line says the same, and of which line.
    if (type === 'order_item_refund' && events[index + 1]?.name === 'fulfillment.item_refunded') return [];
    const body = bodyOf(type, order.kind, locale, order.body.items.find((line) => line.line_num === event.line_num)?.name);
    return body === undefined ? [] : [{ event, type, body }];
  });
}

function bodyOf(type: string, kind: OrderKind, locale: Locale, item: string | undefined): string | undefined {
  const texts = Object.hasOwn(TEXTS, type) ? TEXTS[type] : undefined;
  if (texts === undefined) return undefined;
  const chosen = 'en-US' in texts ? texts : texts[kind === 'pickup' ? 'pickup' : 'other'];
  return localizedText(chosen, locale, { item: item ?? (locale === 'fr-CA' ? 'Un article' : 'An item') });
}
