import { ApiError, errors } from '../../contract/errors.ts';
import type { Product, ProductCode } from '../../storage/products/product.ts';

/** A line as a request sends it (contract/orders.md §1.4, contract/service-options.md §1.4). */
export interface LineInput {
  readonly line_num: string;
  readonly count?: number;
  readonly weight?: number;
  readonly special_instructions?: string;
  readonly replacement_policy?: ReplacementPolicy;
  readonly replacement_items?: readonly CodeInput[];
  readonly item?: CodeInput;
  readonly product_codes?: readonly { readonly type: 'upc' | 'rrc'; readonly value: string }[];
  readonly metadata?: Record<string, unknown>;
}

export interface CodeInput {
  readonly upc?: string;
  readonly rrc?: string;
}

export const REPLACEMENT_POLICIES = ['no_replacements', 'users_choice', 'shoppers_choice'] as const;
export type ReplacementPolicy = (typeof REPLACEMENT_POLICIES)[number];

/** A line whose product is known and whose quantity fits how the product is sold. */
export interface CartLine {
  readonly lineNum: string;
  readonly product: Product;
  /** The code that the request named. */
  readonly code: ProductCode;
  readonly quantity: number;
  readonly unit: 'each' | 'lb' | 'kg';
  readonly specialInstructions: string | undefined;
  readonly replacementPolicy: ReplacementPolicy;
  readonly replacementItems: readonly CodeInput[];
  readonly metadata: Record<string, unknown> | undefined;
}

/** What the cart as a whole asks for. */
export interface CartTotals {
  /** Countable units; items sold by weight do not count. */
  readonly units: number;
  readonly beveragePounds: number;
  readonly bulky: number;
  readonly alcohol: boolean;
  readonly overTheCounter: boolean;
}

/** 250 countable units (contract/concepts.md §16). The numbers for weight and bulky items are UNKNOWN there and ours. */
export const DELIVERY_LIMITS = { units: 250, beveragePounds: 400, bulky: 30 } as const;

/** Largest count or weight of one line. */
export const MAX_QUANTITY = 100_000;

/** The code of each line, or what is wrong with it: exactly one of rrc or upc, in `item` or first in `product_codes`. */
export function lineCodes(lines: readonly LineInput[]): { codes: ProductCode[]; problems: ApiError[] } {
  const codes: ProductCode[] = [];
  const problems: ApiError[] = [];
  lines.forEach((line, index) => {
    const code = codeOf(line, `items[${index}]`);
    if (code instanceof ApiError) problems.push(code);
    else codes.push(code);
  });
  const seen = new Set<string>();
  lines.forEach((line, index) => {
    if (seen.has(line.line_num)) problems.push(new ApiError(errors.taken, { key: `items[${index}].line_num` }));
    seen.add(line.line_num);
  });
  return { codes, problems };
}

function codeOf(line: LineInput, path: string): ProductCode | ApiError {
  const { upc, rrc } = line.item ?? {};
  const named = [upc, rrc].filter((value) => value !== undefined && value.trim() !== '');
  if (named.length > 1) return new ApiError(errors.exactlyOneForm, { key: `${path}.item`, values: { forms: 'rrc or upc' } });
  if (upc !== undefined && upc.trim() !== '') return { type: 'upc', value: upc.trim() };
  if (rrc !== undefined && rrc.trim() !== '') return { type: 'rrc', value: rrc.trim() };
  const first = line.product_codes?.[0];
  return first ? { type: first.type, value: first.value.trim() } : new ApiError(errors.blank, { key: `${path}.item` });
}

/**
 * Checks lines against their products: each product exists, and its quantity is a count or a weight as the catalogue
 * sells it (contract/concepts.md §4). `products` is in the order of the lines.
 */
export function checkLines(
  lines: readonly LineInput[],
  codes: readonly ProductCode[],
  products: readonly (Product | undefined)[],
): { lines: CartLine[]; problems: ApiError[] } {
  const checked: CartLine[] = [];
  const problems: ApiError[] = [];
  lines.forEach((line, index) => {
    const product = products[index];
    if (!product) {
      problems.push(new ApiError(errors.invalidItems, { key: `items[${index}].item` }));
      return;
    }
    const result = quantify(line, codes[index]!, product);
    if (result instanceof Object && 'lineNum' in result) checked.push(result);
    else problems.push(new ApiError(errors.blank, { key: `items[${index}].${result}` }));
  });
  return { lines: checked, problems };
}

/** The line with its quantity, or the name of the field that is missing. The other value goes to the shopper as an instruction. */
function quantify(line: LineInput, code: ProductCode, product: Product): CartLine | 'count' | 'weight' {
  const byUnit = product.costUnit === 'each' || product.parWeight !== null;
  const quantity = byUnit ? line.count : line.weight;
  if (quantity === undefined) return byUnit ? 'count' : 'weight';
  const other = byUnit ? line.weight : line.count;
  const note = other === undefined ? undefined : byUnit ? `weight: ${other}` : `count: ${other}`;
  const instructions = [line.special_instructions, note].filter((text) => text !== undefined && text !== '').join('; ');
  const replacements = line.replacement_items ?? [];
  return {
    lineNum: line.line_num,
    product,
    code,
    quantity,
    unit: byUnit ? 'each' : product.costUnit,
    specialInstructions: instructions === '' ? undefined : instructions,
    replacementPolicy: line.replacement_policy ?? (replacements.length > 0 ? 'users_choice' : 'shoppers_choice'),
    replacementItems: replacements,
    metadata: line.metadata,
  };
}

export function totalsOf(lines: readonly CartLine[]): CartTotals {
  let units = 0;
  let beveragePounds = 0;
  let bulky = 0;
  let alcohol = false;
  let overTheCounter = false;
  for (const { product, quantity, unit } of lines) {
    if (unit === 'each') units += quantity;
    if (product.beverageWeightLb !== null && unit === 'each') beveragePounds += quantity * product.beverageWeightLb;
    if (product.bulky) bulky += unit === 'each' ? quantity : 1;
    if (quantity > 0 && product.alcohol !== null) alcohol = true;
    if (quantity > 0 && product.overTheCounter) overTheCounter = true;
  }
  return { units, beveragePounds, bulky, alcohol, overTheCounter };
}

/** What a delivery may not hold: items that are not delivered, and more than the limits. Pickup has none of these. */
export function deliveryProblems(lines: readonly CartLine[], totals: CartTotals): ApiError[] {
  const problems: ApiError[] = [];
  if (lines.some((line) => !line.product.deliverable)) problems.push(new ApiError(errors.itemsNotDeliverable, { key: 'items' }));
  const { units, beveragePounds, bulky } = DELIVERY_LIMITS;
  if (totals.units > units) problems.push(new ApiError(errors.tooManyUnits, { values: { count: units } }));
  if (totals.beveragePounds > beveragePounds) problems.push(new ApiError(errors.beveragesTooHeavy, { values: { count: beveragePounds } }));
  if (totals.bulky > bulky) problems.push(new ApiError(errors.tooManyBulkyItems, { values: { count: bulky } }));
  return problems;
}

/** The same product under two line numbers (contract/orders.md, update an order). */
export function duplicateProblems(lines: readonly CartLine[]): ApiError[] {
  const distinct = new Set(lines.map(({ product }) => (product.rrc === '' ? `upc ${product.upc}` : `rrc ${product.rrc}`)));
  return distinct.size === lines.length ? [] : [new ApiError(errors.duplicateItems)];
}
