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
};
export const SettingsSchema = Type.Object(fields);

export const EXAMPLE_SETTINGS: Static<typeof SettingsSchema> = { remove_shopper_information: false, location_interval_seconds: 60 };

export function settingsAnswer(stored: unknown): Static<typeof SettingsSchema> {
  const { removeShopperInformation, locationIntervalSeconds } = readSettings(stored);
  return { remove_shopper_information: removeShopperInformation, location_interval_seconds: locationIntervalSeconds };
}
