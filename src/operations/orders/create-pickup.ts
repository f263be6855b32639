import { errors, raiseAll } from '../../contract/errors.ts';
import { BigId, LocaleTag, OptionalText, RequiredText, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { cartProblems, toOrderLine } from './cart-checks.ts';
import { requireStoreOfHold } from './held-slot.ts';
import { checkItems, ItemsSchema } from './items.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer } from './order-answer.ts';
import { OrderUserSchema, orderUser } from './order-user.ts';
import { CREATE_ORDER_ERRORS, type NewOrder, orderLocale, placeOrder } from './placing.ts';

export const createPickupOrder = defineOperation({
  id: 'fulfillment.orders.create_pickup',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/orders/pickup',
  title: 'Create a pickup order',
  description:
    'Creates an order that the customer collects, for a reserved slot. If the reservation has expired, the slot is booked all the same while it has capacity. There is no tip, no address and no limit of items. Send `Idempotency-Key` to repeat the call safely.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({
    order_id: RetailerId("Unique id of the retailer's own."),
    service_option_hold_id: BigId('Id of the hold.'),
    loyalty_number: OptionalText('Loyalty number for this transaction.'),
    special_instructions: OptionalText('Instructions for the shopper.', 5_000),
    location_code: RequiredText('Store that fulfils the order: the one of the hold.'),
    paid_with_ebt: Type.Optional(Type.Boolean({ description: 'The order contains an EBT payment. Default false.' })),
    locale: LocaleTag,
    applied_instacartplus: Type.Optional(Type.Boolean({ description: 'Instacart+ benefits applied. Default false.' })),
    user: Type.Optional(OrderUserSchema),
    items: ItemsSchema,
  }),
  response: OrderSchema,
  errors: [...CREATE_ORDER_ERRORS, errors.locationNotOfHold],
  writes: 'own',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: {
      order_id: 'a1b2c3',
      service_option_hold_id: 1280750203,
      location_code: '941-01',
      user: { phone_number: '+14155550100' },
      items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
    },
    response: ORDER_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body } = context;
    const slot = await requireStoreOfHold(context, params.user_id, body.service_option_hold_id, 'pickup', body.location_code);
    const user = orderUser(body.user);
    const lines = await checkItems(context, body.items, slot.store);
    const { problems } = cartProblems(lines, {
      delivery: false,
      store: slot.store,
      window: slot.hold,
      postalCode: undefined,
      birthday: user.birthday,
    });
    raiseAll(problems);

    const order: NewOrder = {
      orderId: body.order_id,
      kind: 'pickup',
      locale: orderLocale(context, body.locale),
      body: {
        items: lines.map(toOrderLine),
        removed_items: [],
        location_code: slot.store.locationCode,
        ...(body.loyalty_number === undefined ? {} : { loyalty_number: body.loyalty_number }),
        tip_cents: 0,
        leave_unattended: false,
        ...(body.special_instructions === undefined ? {} : { special_instructions: body.special_instructions }),
        paid_with_ebt: body.paid_with_ebt ?? false,
        is_instacartplus: body.applied_instacartplus ?? false,
        user,
      },
    };
    return placeOrder(context, params.user_id, slot, order, orderAnswer);
  },
});
