/** What an organization chose for itself, with what holds where it chose nothing. */
export interface OrganizationSettings {
  /** Nothing that tells who the shopper is (contract/concepts.md §14). */
  readonly removeShopperInformation: boolean;
  /** Seconds between two Order location callbacks. */
  readonly locationIntervalSeconds: number;
}

export const DEFAULT_SETTINGS: OrganizationSettings = { removeShopperInformation: false, locationIntervalSeconds: 60 };

/** The settings in an organization's row. */
export function readSettings(stored: unknown): OrganizationSettings {
  const { remove_shopper_information, location_interval_seconds } = (stored ?? {}) as Record<string, unknown>;
  return {
    removeShopperInformation: remove_shopper_information === true,
    locationIntervalSeconds:
      typeof location_interval_seconds === 'number' ? location_interval_seconds : DEFAULT_SETTINGS.locationIntervalSeconds,
  };
}
