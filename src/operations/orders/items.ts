import { raiseAll } from '../../contract/errors.ts';
import { Metadata, OptionalText, oneOf, RetailerId, Type } from '../../contract/schema.ts';
import { type CartLine, checkLines, type LineInput, lineCodes, MAX_QUANTITY, REPLACEMENT_POLICIES } from '../../fulfillment/cart/cart.ts';
import { generatedProduct } from '../../fulfillment/cart/generated-product.ts';
import type { Product, ProductCode } from '../../storage/products/product.ts';
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

/** The products of the codes: the banner's catalogue, on development a made-up one for what it lacks. One query at most. */
export async function resolveProducts(context: RequestScope, codes: readonly ProductCode[]): Promise<(Product | undefined)[]> {
  const { db, tenant, environment } = context;
  const known = await environment.directory.products(db, tenant.organizationId, tenant.bannerId, codes);
  if (environment.name !== 'development') return known;
  return known.map((product, index) => product ?? generatedProduct(codes[index]!));
}

/** The lines with their products and quantities; raises all that is wrong with them together. */
export async function checkItems(context: RequestScope, items: readonly LineInput[]): Promise<CartLine[]> {
  const { codes, problems } = lineCodes(items);
  raiseAll(problems);
  const checked = checkLines(items, codes, await resolveProducts(context, codes));
  raiseAll(checked.problems);
  return checked.lines;
}
