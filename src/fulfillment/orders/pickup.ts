import { type ErrorDefinition, localizedText } from '../../contract/errors.ts';
import { parseLocale } from '../../contract/locale.ts';
import type { OrderView, PickupCategory, Vehicle } from './order.ts';

export const VEHICLE_TYPES = ['hatchback', 'minivan', 'sedan', 'suv', 'truck', 'other'] as const;

/** Colours of vehicles and what they look like; silver is the contract's own sample, the others are ours. */
export const VEHICLE_COLORS = {
  black: '#000000',
  blue: '#1F4E9E',
  brown: '#6B4423',
  gray: '#808080',
  green: '#2E7D32',
  yellow: '#F2C300',
  orange: '#E67300',
  red: '#C62828',
  silver: '#E8E8E8',
  white: '#FFFFFF',
} as const;
export type VehicleColor = keyof typeof VEHICLE_COLORS;

export function colorHex({ color }: Vehicle): string | undefined {
  return color !== undefined && Object.hasOwn(VEHICLE_COLORS, color) ? VEHICLE_COLORS[color as VehicleColor] : undefined;
}

/** What a store tells customers who collect in one way. */
export interface PickupInstruction {
  readonly category: PickupCategory;
  readonly instruction: string;
  readonly instruction_images?: readonly { readonly url: string; readonly value?: string }[];
}

/** What stores say that say nothing of their own; lockers only a store itself can explain. */
const DEFAULTS: readonly { readonly category: PickupCategory; readonly text: ErrorDefinition['text'] }[] = [
  {
    category: 'curbside',
    text: {
      'en-US':
        'Park in a pickup spot at the store, then tell us that you have arrived. A store employee brings your order to your vehicle.',
      'en-CA':
        'Park in a pickup spot at the store, then tell us that you have arrived. A store employee brings your order to your vehicle.',
      'fr-CA':
        'Garez-vous dans un espace de ramassage du magasin, puis indiquez que vous êtes sur place. Une personne du magasin apportera la commande à votre véhicule.',
    },
  },
  {
    category: 'in_store',
    text: {
      'en-US': 'Come into the store and ask for your order at the customer service desk.',
      'en-CA': 'Come into the store and ask for your order at the customer service desk.',
      'fr-CA': 'Entrez dans le magasin et demandez votre commande au comptoir du service à la clientèle.',
    },
  },
];

/** The instructions for an order's customer, those of the way in which the order is collected first. */
export function instructionsFor(order: OrderView, own: readonly PickupInstruction[]): readonly PickupInstruction[] {
  const locale = parseLocale(order.locale) ?? 'en-US';
  const all = own.length > 0 ? own : DEFAULTS.map(({ category, text }) => ({ category, instruction: localizedText(text, locale) }));
  const wanted = order.body.pickup?.category ?? 'curbside';
  return all.toSorted((a, b) => Number(b.category === wanted) - Number(a.category === wanted));
}
