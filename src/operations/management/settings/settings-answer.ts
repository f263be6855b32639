import { type Static, Type } from '../../../contract/schema.ts';
import { DEFAULT_SETTINGS, readSettings } from '../../../fulfillment/settings.ts';

const fields = {
  remove_shopper_information: Type.Boolean({
    description: `Nothing tells who the shopper is: neither handling, location, chat nor callbacks. Default ${DEFAULT_SETTINGS.removeShopperInformation}.`,
  }),
  location_interval_seconds: Type.Integer({
    minimum: 5,
    maximum: 3_600,
    description: `Seconds between two Order location callbacks of an order. Default ${DEFAULT_SETTINGS.locationIntervalSeconds}.`,
  }),
  certified_delivery_cents: Type.Integer({
    minimum: 1,
    maximum: 100_000_000,
    description: `Price in cents from which an item is handed over against a signature. Default ${DEFAULT_SETTINGS.certifiedDeliveryCents}.`,
  }),
};
export const SettingsSchema = Type.Object(fields);

export const EXAMPLE_SETTINGS: Static<typeof SettingsSchema> = {
  remove_shopper_information: false,
  location_interval_seconds: 60,
  certified_delivery_cents: 15_000,
};

export function settingsAnswer(stored: unknown): Static<typeof SettingsSchema> {
  const settings = readSettings(stored);
  return {
    remove_shopper_information: settings.removeShopperInformation,
    location_interval_seconds: settings.locationIntervalSeconds,
    certified_delivery_cents: settings.certifiedDeliveryCents,
  };
}
