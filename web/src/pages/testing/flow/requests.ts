import type { Hold, ServiceOption, Store } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { type Draft, itemsOf } from './draft.ts';

const server = () => connect('development');
const optionsOf = ({ retailerId }: Draft) => ({ retailerId });

/** Stores that serve the address with this kind of orders, closest first. */
export async function findStores(draft: Draft): Promise<readonly Store[]> {
  const { stores } = server();
  const { address_line_1, postal_code, city = '' } = draft.address;
  const place = address_line_1.trim() === '' ? { postal_code } : { address_line_1, postal_code, ...(city === '' ? {} : { city }) };
  switch (draft.kind) {
    case 'delivery':
      return (await stores.findDelivery({ body: { find_by: place } }, optionsOf(draft))).stores;
    case 'pickup':
      return (await stores.findPickup({ body: { find_by: { postal_code } } }, optionsOf(draft))).stores;
    case 'last_mile':
      return (await stores.findLastMile({ body: { find_by: place } }, optionsOf(draft))).stores;
    case 'dispatch':
      return (await stores.findDispatch({ body: { find_by: place } }, optionsOf(draft))).stores;
  }
}

/** The time slots of the cart at the store. */
export async function listSlots(draft: Draft): Promise<readonly ServiceOption[]> {
  const { serviceOptions } = server();
  const { kind, address, store, bags, lines, customer } = draft;
  const { user_id } = customer;
  const location_code = store!.location_code;
  const cart = { location_code, cart_total_cents: bags.cart_total, items_count: bags.items_count };
  switch (kind) {
    case 'delivery': {
      const body = { address, items: itemsOf(lines), location_code };
      return (await serviceOptions.listDelivery({ user_id, body }, optionsOf(draft))).service_options;
    }
    case 'pickup':
      return (await serviceOptions.listPickup({ user_id, body: { items: itemsOf(lines), location_code } }, optionsOf(draft)))
        .service_options;
    case 'last_mile':
      return (await serviceOptions.listLastMile({ user_id, body: { address, ...cart } }, optionsOf(draft))).service_options;
    case 'dispatch':
      return (await serviceOptions.previewLastMile({ body: cart }, optionsOf(draft))).service_options;
  }
}

export async function reserve(draft: Draft, option: ServiceOption): Promise<Hold> {
  const { user_id } = draft.customer;
  const answer = await server().serviceOptions.reserve({ user_id, service_option_id: option.id }, optionsOf(draft));
  return answer.service_option_hold;
}

/** What the last step asks for. */
export interface Placing {
  readonly order_id: string;
  readonly initial_tip_cents: number;
  readonly leave_unattended: boolean;
  readonly special_instructions: string;
  readonly replacement_policy: 'no_replacements' | 'users_choice' | 'shoppers_choice';
}

/** Creates the order; gives its id. */
export async function place(draft: Draft, placing: Placing): Promise<string> {
  const { orders, lastMile, dispatch } = server();
  const { kind, address, bags, customer, store, hold, option } = draft;
  const { user_id, first_name, last_name, phone_number, birthday } = customer;
  const { order_id, initial_tip_cents, leave_unattended, replacement_policy } = placing;
  const location_code = store!.location_code;
  const instructions = placing.special_instructions.trim() === '' ? {} : { special_instructions: placing.special_instructions };
  const user = { phone_number, ...(birthday === '' ? {} : { birthday }) };
  const items = itemsOf(draft.lines, replacement_policy);
  const ofBags = { first_name, last_name, user_phone: phone_number, initial_tip_cents, leave_unattended, ...bags, address };
  switch (kind) {
    case 'delivery': {
      const body = { order_id, service_option_hold_id: hold!.id, location_code, initial_tip_cents, leave_unattended, address, items, user };
      await orders.createDelivery({ user_id, body: { ...body, ...instructions } }, optionsOf(draft));
      break;
    }
    case 'pickup': {
      const body = { order_id, service_option_hold_id: hold!.id, location_code, items, user };
      await orders.createPickup({ user_id, body: { ...body, ...instructions } }, optionsOf(draft));
      break;
    }
    case 'last_mile': {
      const body = { order_id, location_code, service_option_hold_id: hold!.id, ...ofBags };
      await lastMile.create({ user_id, body: { ...body, ...instructions } }, optionsOf(draft));
      break;
    }
    case 'dispatch': {
      const body = { order_id, location_code, service_option_id: option!.id, user_id, ...ofBags };
      await dispatch.create({ body: { ...body, ...instructions } }, optionsOf(draft));
      break;
    }
  }
  return order_id;
}
