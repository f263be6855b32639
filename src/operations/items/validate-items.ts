import { ApiError, errorEnvelope, errors, raiseAll } from '../../contract/errors.ts';
import { OptionalText, RetailerId, Type } from '../../contract/schema.ts';
import { checkLines, type LineInput, lineCodes } from '../../fulfillment/cart/cart.ts';
import type { Store } from '../../storage/stores/store.ts';
import { defineOperation, FULFILLMENT, type RequestScope } from '../define.ts';
import { OrderItemSchema, resolveProducts } from '../orders/items.ts';
import { type AddressInput, AddressSchema, checkAddress } from '../stores/address.ts';
import { nearestDelivering } from '../stores/nearby.ts';

const ItemToValidate = Type.Object({
  ...OrderItemSchema.properties,
  line_num: Type.Optional(RetailerId('Line number.')),
});
const Failure = Type.Object({
  line_num: Type.Optional(Type.String({ description: 'Line number, where the request had one.' })),
  item: Type.Object({ upc: Type.Optional(Type.String()), rrc: Type.Optional(Type.String()) }, { description: 'The code of the request.' }),
  error: Type.Object({ message: Type.String(), code: Type.Integer() }),
  meta: Type.Object({ key: Type.String({ description: 'Path of what is wrong, e.g. `items[0].count`.' }) }),
});

export const validateItems = defineOperation({
  id: 'fulfillment.items.validate',
  method: 'POST',
  path: '/v2/fulfillment/validate_items',
  title: 'Validate items',
  description:
    'Checks each item against the catalogue of a store: it exists, and its quantity fits the kind of product. `location_code` wins over `address`, which stands for the nearest store. Holds nothing.',
  access: FULFILLMENT,
  body: Type.Object({
    items: Type.Array(ItemToValidate, { minItems: 1, maxItems: 2_000, description: 'Items with their quantities.' }),
    address: Type.Optional(AddressSchema),
    location_code: OptionalText('Store.'),
  }),
  response: Type.Object({ validation_failures: Type.Array(Failure, { description: 'Empty when all items passed.' }) }),
  errors: [errors.blank, errors.storeNotFound, errors.addressNotServiceable, errors.invalidPostalCode, errors.postOfficeBox],
  writes: 'none',
  example: {
    body: { items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }], location_code: '941-01' },
    response: { validation_failures: [] },
  },
  handle: async (context) => {
    const { body, locale } = context;
    const store = await storeOf(context, body.location_code, body.address);
    // Line numbers are optional here: the position stands in for a missing one.
    const inputs: LineInput[] = body.items.map((item, index) => ({ ...item, line_num: item.line_num ?? `#${index}` }));
    const { codes, problems } = lineCodes(inputs);
    raiseAll(problems);
    const checked = checkLines(inputs, codes, await resolveProducts(context, codes, store));
    const failures = checked.problems.map((problem) => {
      const item = body.items[Number(/^items\[(\d+)\]/.exec(problem.key ?? '')?.[1])]!;
      const { error } = errorEnvelope(problem, locale);
      return {
        ...(item.line_num === undefined ? {} : { line_num: item.line_num }),
        item: item.item ?? {},
        error: { message: error.message, code: error.code ?? 0 },
        meta: { key: problem.key ?? '' },
      };
    });
    return { validation_failures: failures };
  },
});

async function storeOf(context: RequestScope, locationCode: string | undefined, address: AddressInput | undefined): Promise<Store> {
  const { db, tenant, environment } = context;
  if (locationCode !== undefined && locationCode !== '') {
    const store = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, locationCode);
    if (!store?.active) throw new ApiError(errors.storeNotFound);
    return store;
  }
  if (address === undefined) throw new ApiError(errors.blank, { key: 'location_code' });
  const nearest = await nearestDelivering(context, checkAddress(address, 'address'));
  if (!nearest) throw new ApiError(errors.addressNotServiceable, { key: 'address.postal_code' });
  return nearest.store;
}
