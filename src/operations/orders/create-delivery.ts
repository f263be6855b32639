import { ApiError, errors, raiseAll } from '../../contract/errors.ts';
import { BigId, Cents, LocaleTag, Metadata, OptionalText, RetailerId, Type } from '../../contract/schema.ts';
import { defineOperation, FULFILLMENT } from '../define.ts';
import { AddressSchema, checkAddress } from '../stores/address.ts';
import { deliveryMinutes } from '../stores/nearby.ts';
import { cartProblems, toOrderLine } from './cart-checks.ts';
import { heldSlot } from './held-slot.ts';
import { checkItems, ItemsSchema } from './items.ts';
import { ORDER_EXAMPLE, OrderSchema, orderAnswer } from './order-answer.ts';
import { OrderUserSchema, orderUser } from './order-user.ts';
import { CREATE_ORDER_ERRORS, DELIVERY_ITEM_ERRORS, type NewOrder, orderLocale, placeOrder } from './placing.ts';

export const createDeliveryOrder = defineOperation({
  id: 'fulfillment.orders.create_delivery',
  method: 'POST',
  path: '/v2/fulfillment/users/{user_id}/orders/delivery',
  title: 'Create a delivery order',
  description:
    'Creates an order for a reserved slot. If the reservation has expired, the slot is booked all the same while it has capacity. Send `Idempotency-Key` to repeat the call safely.',
  access: FULFILLMENT,
  params: Type.Object({ user_id: RetailerId('Id of the user.') }),
  body: Type.Object({
    order_id: RetailerId("Unique id of the retailer's own."),
    service_option_hold_id: BigId('Id of the hold.'),
    loyalty_number: OptionalText('Loyalty number for this transaction.'),
    initial_tip_cents: Cents('Tip before delivery.'),
    leave_unattended: Type.Optional(
      Type.Boolean({ description: 'The customer wants the order left unattended. Default false; false with alcohol.' }),
    ),
    special_instructions: OptionalText('Instructions for the shopper.', 5_000),
    location_code: OptionalText('Store whose catalogue the items are from. The order is fulfilled by the store of the hold.'),
    paid_with_ebt: Type.Optional(Type.Boolean({ description: 'The order contains an EBT payment. Default false.' })),
    locale: LocaleTag,
    applied_instacartplus: Type.Optional(Type.Boolean({ description: 'Instacart+ benefits applied. Default false.' })),
    user: Type.Optional(OrderUserSchema),
    address: AddressSchema,
    items: ItemsSchema,
    metadata: Type.Optional(Metadata('Order-level metadata.')),
  }),
  response: OrderSchema,
  errors: [...CREATE_ORDER_ERRORS, ...DELIVERY_ITEM_ERRORS, errors.addressOutOfReach, errors.postOfficeBox, errors.invalidPostalCode],
  writes: 'own',
  example: {
    params: { user_id: 'johnsmith6000' },
    body: {
      order_id: 'a1b2c3',
      service_option_hold_id: 1280750203,
      initial_tip_cents: 500,
      address: { address_line_1: '50 Beale St', postal_code: '94105' },
      user: { phone_number: '+14155550100' },
      items: [{ line_num: '1', count: 2, item: { upc: '400000000015' } }],
    },
    response: ORDER_EXAMPLE,
  },
  handle: async (context) => {
    const { params, body, tenant, db, environment } = context;
    const slot = await heldSlot(context, params.user_id, body.service_option_hold_id, 'delivery');
    const { store } = slot;
    let catalogue = store;
    if (body.location_code !== undefined && body.location_code !== store.locationCode) {
      const named = await environment.directory.storeByCode(db, tenant.organizationId, tenant.bannerId, body.location_code);
      if (!named) throw new ApiError(errors.storeNotFound);
      catalogue = named;
    }
    const place = checkAddress(body.address, 'address');
    if (deliveryMinutes(store, place) === undefined) throw new ApiError(errors.addressOutOfReach, { key: 'address.postal_code' });
    const user = orderUser(body.user);
    const lines = await checkItems(context, body.items, catalogue);
    const { problems, totals } = cartProblems(lines, {
      delivery: true,
      store,
      window: slot.hold,
      postalCode: place.postalCode,
      birthday: user.birthday,
    });
    raiseAll(problems);

    const order: NewOrder = {
      orderId: body.order_id,
      kind: 'delivery',
      locale: orderLocale(context, body.locale),
      body: {
        items: lines.map(toOrderLine),
        removed_items: [],
        address: body.address,
        location_code: store.locationCode,
        ...(body.loyalty_number === undefined ? {} : { loyalty_number: body.loyalty_number }),
        tip_cents: body.initial_tip_cents,
        leave_unattended: (body.leave_unattended ?? false) && !totals.alcohol,
        ...(body.special_instructions === undefined ? {} : { special_instructions: body.special_instructions }),
        paid_with_ebt: body.paid_with_ebt ?? false,
        is_instacartplus: body.applied_instacartplus ?? false,
        user,
        ...(body.metadata === undefined ? {} : { metadata: body.metadata }),
      },
    };
    return placeOrder(context, params.user_id, slot, order, orderAnswer);
  },
});
