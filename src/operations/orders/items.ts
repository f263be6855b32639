import { raiseAll } from '../../contract/errors.ts';
import { Metadata, OptionalText, oneOf, RetailerId, Type } from '../../contract/schema.ts';
import { type CartLine, checkLines, type LineInput, lineCodes, MAX_QUANTITY, REPLACEMENT_POLICIES } from '../../fulfillment/cart/cart.ts';
import { generatedProduct } from '../../fulfillment/cart/generated-product.ts';
import { isBlackedOut } from '../../fulfillment/catalogue/blackout.ts';
import type { Product, ProductCode } from '../../storage/products/product.ts';
import type { Store } from '../../storage/stores/store.ts';
import type { RequestScope } from '../define.ts';

export const CodeSchema = Type.Object(
  { upc: OptionalText('Universal product code.'), rrc: OptionalText("Retailer's reference code.") },
  { description: 'One of `upc` or `rrc`.' },
);

/** OrderItem of requests (contract/orders.md §1.4). */
export const OrderItemSchema = Type.Object({
  line_num: RetailerId('Line number, unique in the order.'),
  count: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_QUANTITY, description: 'Number of units; for products sold by the unit.' })),
  weight: Type.Optional(
    Type.Number({ minimum: 0, maximum: MAX_QUANTITY, description: 'Weight in the unit of the catalogue; for products sold by weight.' }),
  ),
  special_instructions: OptionalText('Instructions about the selection of the item.', 2_000),
  replacement_policy: Type.Optional(
    oneOf(REPLACEMENT_POLICIES, 'Default `users_choice` if `replacement_items` is given, else `shoppers_choice`.'),
  ),
  replacement_items: Type.Optional(Type.Array(CodeSchema, { maxItems: 50, description: 'Preferred replacements.' })),
  item: Type.Optional(CodeSchema),
  product_codes: Type.Optional(
    Type.Array(Type.Object({ type: oneOf(['upc', 'rrc'], 'Kind of code.'), value: RetailerId('The code.') }), {
      maxItems: 50,
      description: 'Other codes of the product; the first one counts where `item` is missing.',
    }),
  ),
  metadata: Type.Optional(Metadata("The retailer's own data about the line.")),
});

/** Lines of one request; also bounded by the size of the body. */
export const ItemsSchema = Type.Array(OrderItemSchema, { minItems: 1, maxItems: 2_000, description: 'Items of the cart.' });

/**
 * The products of the codes as the store sells them, without a store as the catalogue says; on development a made-up one for what the
 * catalogue lacks. What the store has taken off sale, or may not sell at this hour, is `undefined` like what does not exist, unless
 * `kept` says that the customer has it already. One query at most.
 */
export async function resolveProducts(
  context: RequestScope,
  codes: readonly ProductCode[],
  store?: Store,
  kept: (index: number) => boolean = () => false,
): Promise<(Product | undefined)[]> {
  const { db, tenant, environment, now } = context;
  const known = await environment.directory.products(db, tenant.organizationId, tenant.bannerId, codes, store?.number);
  return known.map((product, index) => {
    if (!product) return environment.name === 'development' ? generatedProduct(codes[index]!) : undefined;
    const sold = product.available && !(store && isBlackedOut(product.blackouts, store.calendar.timeZone, now));
    return sold || kept(index) ? product : undefined;
  });
}

/** The lines with their products in the store and their quantities; raises all that is wrong with them together. */
export async function checkItems(context: RequestScope, items: readonly LineInput[], store: Store): Promise<CartLine[]> {
  const { codes, problems } = lineCodes(items);
  raiseAll(problems);
  const checked = checkLines(items, codes, await resolveProducts(context, codes, store));
  raiseAll(checked.problems);
  return checked.lines;
}
