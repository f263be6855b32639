import { eventsOfMove, itemEvent, type NewEvent } from '../../callbacks/payloads.ts';
import { ApiError, type ErrorDefinition, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, oneOf, RequiredText, type Static, Type } from '../../contract/schema.ts';
import { type LineInput, lineCodes, MAX_QUANTITY } from '../../fulfillment/cart/cart.ts';
import type { OrderLine, OrderView } from '../../fulfillment/orders/order.ts';
import { nextLineNum, PICK_STATUSES, type PickStatus, type Replacement } from '../../fulfillment/orders/picking.ts';
import { callbacksOf, impliedStatus, pickLine, SHOPPING_STATES } from '../../fulfillment/workflow/shopping.ts';
import type { Product, ProductCode } from '../../storage/products/product.ts';
import type { RequestScope } from '../define.ts';
import { CodeSchema, resolveProducts } from '../orders/items.ts';
import { orderUrl } from '../orders/order-answer.ts';
import { stateOf } from './batching.ts';
import { type OrderUnderWay, requireOrderUnderWay } from './finding.ts';
import { move } from './moving.ts';

const Scan = Type.Object({
  scanned_string: RequiredText('Barcode that was scanned: UPC, EAN and so on.'),
  scanned_string_type: RequiredText('Type of the barcode, e.g. `upca`.'),
});
const delivered = {
  delivered_count: Type.Optional(Type.Integer({ minimum: 0, maximum: MAX_QUANTITY, description: 'Delivered count.' })),
  delivered_weight: Type.Optional(
    Type.Number({ minimum: 0, maximum: MAX_QUANTITY, description: 'Delivered weight, in pounds by default in the US.' }),
  ),
  scans: Type.Optional(Type.Array(Scan, { maxItems: 50, description: 'Barcode scans; the first one is the `scan_code` of the item.' })),
};

/** Body of an item that a shopper adds. */
export const NewItemBody = Type.Object({ ...delivered, item: Type.Optional(CodeSchema) });
/** Body of a shopper's change of an item. */
export const ItemChangeBody = Type.Object({
  ...delivered,
  status: Type.Optional(
    oneOf(
      PICK_STATUSES,
      'What became of the item; `to_refund` goes with a `delivered_count` of 0. Where it is left out, a `replacement_item` means `replaced`, a count of 0 `to_refund`, all else `found`.',
    ),
  ),
  replacement_item: Type.Optional(
    Type.Object(
      {
        ...CodeSchema.properties,
        name: OptionalText('What the shopper wrote down of a replacement without codes.'),
        price: Type.Optional(Type.Number({ minimum: 0, description: 'Its price in dollars.' })),
      },
      { description: 'One of `upc` or `rrc`; or `name`, and `price` if known, of a product without codes.' },
    ),
  ),
});

export const SHOPPING_ERRORS: readonly ErrorDefinition[] = [
  errors.blank,
  errors.exactlyOneForm,
  errors.invalidItems,
  errors.resourceNotFound,
  errors.shopperNotAssigned,
  errors.notBeingPicked,
];

/** Whose hands an order is in. */
interface Target {
  /** Undefined: whoever has it. */
  readonly shopperId: number | undefined;
  readonly orderId: string;
  readonly internal: boolean;
}

/** Adds a line at the customer's request; it counts as found. Gives its line number. */
export async function addItem(context: RequestScope, target: Target, body: Static<typeof NewItemBody>): Promise<string> {
  const product = await resolveItem(context, target, body.item ?? {}, 'item');
  const quantity =
    product.costUnit === 'each' || product.parWeight !== null ? body.delivered_count : (body.delivered_weight ?? body.delivered_count);
  let lineNum = '';
  await changeLines(context, target, (view) => {
    lineNum = nextLineNum(view.body);
    const line: OrderLine = {
      line_num: lineNum,
      qty: quantity ?? 1,
      qty_unit: product.parWeight === null ? product.costUnit : 'each',
      replacement_policy: 'shoppers_choice',
      replacement_items: [],
      upc: product.upc,
      rrc: product.rrc,
      name: product.name,
      ...(product.alcohol === null ? {} : { alcohol: product.alcohol }),
      added: true,
    };
    const picked = pickLine(line, {
      status: 'found',
      weight: body.delivered_weight,
      count: body.delivered_count,
      scanCode: body.scans?.[0]?.scanned_string,
    });
    return { items: [...view.body.items, picked], before: undefined, line: picked, status: 'found' };
  });
  return lineNum;
}

/** Finds, counts, replaces or refunds a line. */
export async function changeItem(
  context: RequestScope,
  target: Target,
  lineNum: string,
  body: Static<typeof ItemChangeBody>,
): Promise<void> {
  const { delivered_count: count, delivered_weight: weight, replacement_item } = body;
  const status = body.status ?? impliedStatus({ count, weight, replaces: replacement_item !== undefined });
  if (status === 'to_refund') requireNothing(body);
  if (status === 'replaced' && replacement_item === undefined) throw new ApiError(errors.blank, { key: 'replacement_item' });
  const replacement = status === 'replaced' ? await resolveReplacement(context, target, replacement_item!) : undefined;
  await changeLines(context, target, (view) => {
    const at = view.body.items.findIndex((line) => line.line_num === lineNum);
    const before = view.body.items[at];
    if (!before) throw new ApiError(errors.lineNumsNotFound, { values: { line_nums: lineNum } });
    const line = pickLine(before, { status, count, weight, scanCode: body.scans?.[0]?.scanned_string, replacement });
    return { items: view.body.items.with(at, line), before, line, status };
  });
}

function requireNothing({ delivered_count = 0, delivered_weight = 0 }: Static<typeof ItemChangeBody>): void {
  raiseAll(
    Object.entries({ delivered_count, delivered_weight }).flatMap(([key, value]) =>
      value > 0 ? [new ApiError(errors.tooLarge, { key, values: { count: 0 } })] : [],
    ),
  );
}

interface LinesChange {
  readonly items: readonly OrderLine[];
  readonly before: OrderLine | undefined;
  readonly line: OrderLine;
  readonly status: PickStatus;
}

async function changeLines(context: RequestScope, target: Target, change: (view: OrderView) => LinesChange): Promise<void> {
  await move(context, async () => {
    const order = await requireShoppedOrder(context, target);
    const { items, before, line, status } = change(order.view);
    const view = { ...order.view, body: { ...order.view.body, items } };
    return { orders: [{ order, view, events: lineEvents(context, order, view, before, line, status) }] };
  });
}

/** The callbacks of a line that was changed. */
export function lineEvents(
  { environment }: RequestScope,
  { settings }: OrderUnderWay,
  view: OrderView,
  before: OrderLine | undefined,
  line: OrderLine,
  status: PickStatus,
): NewEvent[] {
  const [whole, item] = callbacksOf(before, status);
  const facts = { order: view, orderUrl: orderUrl(environment, view.link), settings };
  return [...eventsOfMove(whole === undefined ? [] : [whole], facts), ...(item === undefined ? [] : [itemEvent(item, view, line)])];
}

/** The order while it is in the shopper's hands and its lines may be changed. */
async function requireShoppedOrder(context: RequestScope, { shopperId, orderId, internal }: Target): Promise<OrderUnderWay> {
  const order = await requireOrderUnderWay(context, orderId, internal);
  if (shopperId !== undefined && order.batch?.shopperId !== shopperId) throw new ApiError(errors.shopperNotAssigned);
  const state = stateOf(order);
  if (state === 'canceled' || !SHOPPING_STATES.includes(state)) throw new ApiError(errors.notBeingPicked, { values: { state } });
  return order;
}

/** The product behind a code as the order's store sells it. */
async function resolveItem(context: RequestScope, target: Target, item: NonNullable<LineInput['item']>, key: string): Promise<Product> {
  const { codes, problems } = lineCodes([{ line_num: '', item }]);
  raiseAll(problems.map((problem) => new ApiError(problem.definition, { key, values: problem.values })));
  const order = await requireOrderUnderWay(context, target.orderId, target.internal);
  const store = await context.environment.directory.storeByNumber(context.db, context.tenant.organizationId, order.row.store_number);
  const [product] = await resolveProducts(context, codes as ProductCode[], store);
  if (!product) throw new ApiError(errors.invalidItems, { key });
  return product;
}

/** A product of the catalogue, or what the shopper wrote down of one that has no code. */
async function resolveReplacement(
  context: RequestScope,
  target: Target,
  item: NonNullable<Static<typeof ItemChangeBody>['replacement_item']>,
): Promise<Replacement> {
  const { upc = '', rrc = '', name, price } = item;
  if (upc.trim() === '' && rrc.trim() === '' && name !== undefined && name.trim() !== '') {
    return { upc: '', rrc: '', name: name.trim(), ...(price === undefined ? {} : { price }) };
  }
  const product = await resolveItem(context, target, { upc, rrc }, 'replacement_item');
  return { upc: product.upc, rrc: product.rrc, name: product.name };
}
