/** What an organization chose for itself, with what holds where it chose nothing. */
export interface OrganizationSettings {
  /** Nothing that tells who the shopper is (contract/concepts.md §14). */
  readonly removeShopperInformation: boolean;
  /** Seconds between two Order location callbacks. */
  readonly locationIntervalSeconds: number;
  /** Items of this price or more are handed over against a signature (contract/concepts.md §7). */
  readonly certifiedDeliveryCents: number;
}

export const DEFAULT_SETTINGS: OrganizationSettings = {
  removeShopperInformation: false,
  locationIntervalSeconds: 60,
  certifiedDeliveryCents: 15_000,
};

/** The settings in an organization's row. */
export function readSettings(stored: unknown): OrganizationSettings {
  const { remove_shopper_information, location_interval_seconds, certified_delivery_cents } = (stored ?? {}) as Record<string, unknown>;
  return {
    removeShopperInformation: remove_shopper_information === true,
    locationIntervalSeconds:
      typeof location_interval_seconds === 'number' ? location_interval_seconds : DEFAULT_SETTINGS.locationIntervalSeconds,
    certifiedDeliveryCents:
      typeof certified_delivery_cents === 'number' ? certified_delivery_cents : DEFAULT_SETTINGS.certifiedDeliveryCents,
  };
}
