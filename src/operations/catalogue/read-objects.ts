import { ApiError, errors } from '../../contract/errors.ts';
import { WEEKDAYS, type Weekday } from '../../contract/store.ts';
import { blackoutMinute } from '../../fulfillment/catalogue/blackout.ts';
import type { ItemChange, ProductChange, ProductName } from '../../fulfillment/catalogue/change.ts';
import { compileReader, isoOfUsDate } from '../../http/validation.ts';
import type { BlackoutPeriod } from '../../storage/products/product.ts';
import { FlyerSchema, type ItemSubmission } from './item-schema.ts';
import { attempt } from './problems.ts';
import { type ProductSubmission, type VariantValue, VariantValueSchema } from './product-schema.ts';

/** A checked object, or what is wrong with it; keys are fields of the object. */
export interface ReadObject<Change> {
  readonly change: Change;
  readonly problems: readonly ApiError[];
}

/** Values of one dimension of a variant group. */
const MAX_VALUES = 200;
const readValue = compileReader(VariantValueSchema);
const readFlyer = compileReader(FlyerSchema);

/** What the schema of a product cannot say: names, attributes, the two shapes of variant data. */
export function readProduct(object: ProductSubmission): ReadObject<ProductChange> {
  const { lookup_code, retailer_reference_code, ...given } = object;
  const { item_name, brand_name, size, cost_unit, par_weight, price, alcohol, over_the_counter, snap_eligible, ...others } = given;
  const { beverage_weight_lb, bulky, deliverable, remote_image_URL, variant, ...attributes } = others;
  const name = nameOf(object);
  const problems = nameProblems(name, Object.keys(given).length);
  if (item_name?.trim() === '') problems.push(new ApiError(errors.blank, { key: 'item_name' }));
  const read = variant === undefined ? undefined : readVariant(variant, problems);
  return {
    change: {
      ...name,
      columns: defined({
        name: item_name,
        brand: brand_name,
        size,
        cost_unit,
        par_weight,
        price_cents: cents(price),
        alcohol,
        over_the_counter,
        snap_eligible,
        beverage_weight_lb,
        bulky,
        deliverable,
      }),
      attributes: {
        ...attributes,
        ...(remote_image_URL === undefined ? {} : { remote_image_url: remote_image_URL }),
        ...(read === undefined ? {} : { variant: read }),
      },
    },
    problems,
  };
}

/** What the schema of an item cannot say: names, attributes, hours of blackouts, taxes, flyers. */
export function readItem(object: ItemSubmission): ReadObject<ItemChange> {
  const { lookup_code, retailer_reference_code, store_identifier, ...given } = object;
  const { available, in_assortment, price, cost_price_per_unit, alcoholic, cost_unit, par_weight, blackout_times, ...attributes } = given;
  const name = nameOf(object);
  const problems = nameProblems(name, Object.keys(given).length);
  const blackouts = blackout_times?.map((period, index) => readBlackout(period, `blackout_times[${index}]`, problems));
  if (given.item_tax_data && Object.keys(given.item_tax_data).length === 0)
    problems.push(new ApiError(errors.blank, { key: 'item_tax_data' }));
  for (const [flyer, value] of Object.entries(given.retailer_flyer_data ?? {})) {
    const key = `retailer_flyer_data.${flyer}`;
    if (!/^[a-z0-9-]{1,255}$/.test(flyer)) problems.push(new ApiError(errors.invalid, { key }));
    problems.push(...attempt(() => readFlyer(value), key, errors.notAnObject).problems);
  }
  const { promotion } = given;
  if (promotion && Date.parse(promotion.promotion_end_at) <= Date.parse(promotion.promotion_start_at)) {
    problems.push(new ApiError(errors.invalid, { key: 'promotion.promotion_end_at' }));
  }
  return {
    change: {
      ...name,
      locationCode: store_identifier,
      columns: defined({
        // An item that has left the assortment is not for sale, whatever else is said of it.
        available: in_assortment === false ? false : (available ?? in_assortment),
        price_cents: cents(price ?? cost_price_per_unit),
        alcoholic,
        cost_unit,
        par_weight,
        blackout_times: blackouts,
      }),
      attributes: {
        ...attributes,
        ...(in_assortment === undefined ? {} : { in_assortment }),
        ...(blackout_times === undefined ? {} : { blackout_times }),
      },
    },
    problems,
  };
}

function nameOf(object: { lookup_code?: string; retailer_reference_code?: string }): ProductName {
  const named = (text: string | undefined) => (text === undefined || text.trim() === '' ? undefined : text.trim());
  return { lookupCode: named(object.lookup_code), rrc: named(object.retailer_reference_code) };
}

function nameProblems(name: ProductName, attributes: number): ApiError[] {
  if (name.lookupCode === undefined && name.rrc === undefined) return [new ApiError(errors.blank, { key: 'lookup_code' })];
  return attributes === 0 ? [new ApiError(errors.attributeMissing)] : [];
}

/** `data` is an array of values or a single value; kept as an array. */
function readVariant(variant: NonNullable<ProductSubmission['variant']>, problems: ApiError[]): object {
  const seen = new Set<string>();
  const info = variant.variant_group_info.map((dimension, index) => {
    const path = `variant.variant_group_info[${index}]`;
    if (seen.has(dimension.variant_dimension)) problems.push(new ApiError(errors.taken, { key: `${path}.variant_dimension` }));
    seen.add(dimension.variant_dimension);
    return { ...dimension, data: readValues(dimension.data, `${path}.data`, problems) };
  });
  return { ...variant, variant_group_info: info };
}

function readValues(data: unknown, path: string, problems: ApiError[]): unknown[] {
  const values: unknown[] = Array.isArray(data) ? data : [data];
  if (data === undefined || values.length === 0) problems.push(new ApiError(errors.blank, { key: path }));
  else if (values.length > MAX_VALUES) problems.push(new ApiError(errors.tooManyEntries, { key: path, values: { count: MAX_VALUES } }));
  else return values.map((value, place) => readOneValue(value, Array.isArray(data) ? `${path}[${place}]` : path, problems));
  return [];
}

function readOneValue(value: unknown, key: string, problems: ApiError[]): unknown {
  const { value: read, problems: found } = attempt(() => readValue(value) as VariantValue, key, errors.notAnObject);
  problems.push(...found);
  if (read?.image_url !== undefined && read.color_hex_code !== undefined) {
    problems.push(new ApiError(errors.exclusiveFields, { key: `${key}.color_hex_code`, values: { field: 'image_url' } }));
  }
  return read;
}

function readBlackout(period: NonNullable<ItemSubmission['blackout_times']>[number], path: string, problems: ApiError[]): BlackoutPeriod {
  // The inventory file's sample writes "Monday".
  const weekday = period.weekday.trim().toLowerCase() as Weekday;
  const from = blackoutMinute(period.start_hour);
  const until = blackoutMinute(period.end_hour);
  const start = isoOfUsDate(period.start_date);
  const end = period.end_date === undefined ? undefined : isoOfUsDate(period.end_date);
  const fault = (field: string, error = errors.invalid) => problems.push(new ApiError(error, { key: `${path}.${field}` }));
  if (!WEEKDAYS.includes(weekday)) fault('weekday', errors.notIncluded);
  if (from === undefined) fault('start_hour', errors.invalidTime);
  if (until === undefined) fault('end_hour', errors.invalidTime);
  if (from !== undefined && until !== undefined && until < from) fault('end_hour');
  if (end !== undefined && end < start) fault('end_date');
  return { weekday, from: from ?? 0, until: until ?? 0, start_date: start, ...(end === undefined ? {} : { end_date: end }) };
}

function cents(price: number | undefined): number | undefined {
  return price === undefined ? undefined : Math.round(price * 100);
}

/** Without what is undefined: JSON would drop it, and a later object must not undo an earlier one. */
function defined<T extends Record<string, unknown>>(values: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined)) as never;
}
