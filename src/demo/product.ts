/** One product of the demo catalogue, the same in every store. Field names follow `contract/catalog.md` where it has them. */
export interface DemoProduct {
  /** 12-digit UPC-A with check digit; a 4- or 5-digit PLU for loose produce sold by weight. */
  readonly upc: string;
  /** Retailer reference code, `GM-` and six digits. */
  readonly rrc: string;
  readonly name: string;
  /** Empty for goods sold loose or over the counter. */
  readonly brand: string;
  /** As printed, e.g. `42 oz`, `24 x 12 fl oz`, `per lb`, `about 4.8 lb`. */
  readonly size: string;
  readonly department: string;
  /** `kg` does not occur: the demo stores are American. */
  readonly cost_unit: 'each' | 'lb' | 'kg';
  /** Pounds one piece weighs on average, for what is bought by the piece and priced by weight; `cost_unit` is then `lb`. */
  readonly par_weight: number | null;
  /** Cents for one `cost_unit`. */
  readonly price_cents: number;
  readonly alcohol: 'wine' | 'beer' | 'spirits' | null;
  /** Medication that asks for the customer's date of birth (`contract/concepts.md` §5). */
  readonly over_the_counter: boolean;
  readonly snap_eligible: boolean;
  /** Pounds one unit weighs, package included; null for what is not a beverage. */
  readonly beverage_weight_lb: number | null;
  readonly bulky: boolean;
}

const FLUID_OUNCES: Readonly<Record<string, number>> = { 'fl oz': 1, pt: 16, qt: 32, gal: 128, L: 33.814, ml: 0.033814 };

/**
 * Pounds that a drink of `size` (`24 x 12 fl oz`, `1 gal`, `750 ml`) weighs, to one tenth. A fluid ounce of water is
 * 0.0652 lb; `grossFactor` adds the package. Throws on a size without a volume.
 */
export function beverageWeightLb(size: string, grossFactor: number): number {
  const [, packs = '1', amount, unit] = /^(?:(\d+) x )?([\d.]+) (fl oz|pt|qt|gal|L|ml)$/.exec(size) ?? [];
  if (amount === undefined || unit === undefined) throw new Error(`The size of a beverage must be a volume: "${size}"`);
  const fluidOunces = Number(packs) * Number(amount) * FLUID_OUNCES[unit]!;
  return Math.round(fluidOunces * 0.0652 * grossFactor * 10) / 10;
}
