import { normalizePhone } from '../../contract/phone.ts';
import { Cents, IsoTime, LocaleTag, OptionalText, PhoneNumber, RequiredText, type Static, Type } from '../../contract/schema.ts';
import type { LastMileDetails, OrderBody } from '../../fulfillment/orders/order.ts';
import type { Address } from '../../storage/users/user.ts';

const itemsCount = Type.Integer({ minimum: 0, maximum: 1_000_000, description: 'Number of items.' });
const itemsWeight = Type.Number({ minimum: 0, maximum: 1_000_000, description: 'Weight of the items in lbs.' });

/** What every request may say about the goods (contract/last-mile.md §1). */
const goods = {
  bags_count: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, description: 'Number of bags.' })),
  cart_total: Type.Optional(
    Type.Number({ minimum: 0, maximum: 10_000_000, description: 'Gross merchandise value of the cart in dollars.' }),
  ),
};
const bagLabel = { bag_label: OptionalText('User-friendly label that helps shoppers identify the order.') };
const alcoholic = { alcoholic: Type.Optional(Type.Boolean({ description: 'The order contains alcohol. Default false.' })) };
const instructions = { special_instructions: OptionalText('Instructions for the shopper.', 5_000) };
const tip = { initial_tip_cents: Type.Optional(Cents('Tip before delivery.')) };

/** What LMD and dispatch creations share. */
export const creationFields = {
  locale: LocaleTag,
  user_phone: PhoneNumber("The user's phone, E.164. Ten-digit North American forms are accepted and normalised."),
  ...tip,
  items_count: itemsCount,
  items_weight: itemsWeight,
  ...goods,
  ...bagLabel,
  ...alcoholic,
  leave_unattended: Type.Optional(
    Type.Boolean({ description: 'The customer wants the order left unattended. Default false; false with alcohol.' }),
  ),
  ...instructions,
  customer_sms_opt_out: Type.Optional(Type.Boolean({ description: 'The user opted out of SMS. Default false.' })),
  with_handoff_time: Type.Optional(
    Type.Boolean({ description: 'Compute the hand-off time: `fulfillment_details.handoff_at`. Default false.' }),
  ),
};

/** What an update may change; what is not sent stays as it is. */
export const updateFields = {
  start_at: Type.Optional(IsoTime('Start of the new delivery window, ISO 8601.')),
  end_at: Type.Optional(IsoTime('End of the new delivery window, ISO 8601.')),
  service_option_id: Type.Optional(
    Type.Integer({ minimum: 0, maximum: Number.MAX_SAFE_INTEGER, description: 'Another service option; no reservation is needed.' }),
  ),
  ...tip,
  items_count: Type.Optional(itemsCount),
  items_weight: Type.Optional(itemsWeight),
  ...goods,
  ...bagLabel,
  alcoholic: Type.Optional(Type.Boolean({ description: 'The order contains alcohol; `leave_unattended` is then set to false.' })),
  ...instructions,
};

/** What staging may say. */
export const stagingFields = {
  items_count: Type.Optional(itemsCount),
  bags_count: goods.bags_count,
  items_weight: Type.Optional(itemsWeight),
  ...bagLabel,
  bag_scan_codes: Type.Optional(
    Type.Array(RequiredText('Barcode of a bag.'), { maxItems: 500, description: 'The shopper scans them at collection.' }),
  ),
};

const Creation = Type.Object({
  ...creationFields,
  first_name: Type.String(),
  last_name: Type.String(),
  email: Type.Optional(Type.String()),
});
const Goods = Type.Object({ ...updateFields, ...stagingFields });

/** The body of a new order. `minutes`: on the road from the store to the customer. */
export function newBody(request: Static<typeof Creation>, address: Address, locationCode: string, minutes: number): OrderBody {
  const isAlcoholic = request.alcoholic ?? false;
  const details: LastMileDetails = {
    first_name: request.first_name,
    last_name: request.last_name,
    ...(request.email === undefined ? {} : { email: request.email }),
    items_count: request.items_count,
    items_weight: request.items_weight,
    ...(request.with_handoff_time ? { handoff_minutes: Math.ceil(minutes) } : {}),
    alcoholic: isAlcoholic,
  };
  return changedBody(
    {
      items: [],
      removed_items: [],
      address,
      location_code: locationCode,
      tip_cents: 0,
      leave_unattended: request.leave_unattended ?? false,
      paid_with_ebt: false,
      is_instacartplus: false,
      user: { phone_number: normalizePhone(request.user_phone)!, sms_opt_in: !(request.customer_sms_opt_out ?? false) },
      last_mile: details,
    },
    request,
  );
}

/** The body with what a request says about the goods; alcohol is never left unattended (contract/last-mile.md, update). */
export function changedBody(body: OrderBody, request: Static<typeof Goods>): OrderBody {
  const known = body.last_mile!;
  const changed: LastMileDetails = {
    ...known,
    ...pick(request, ['items_count', 'items_weight', 'bags_count', 'cart_total', 'bag_label', 'alcoholic', 'bag_scan_codes']),
  };
  return {
    ...body,
    ...pick(request, ['special_instructions']),
    tip_cents: request.initial_tip_cents ?? body.tip_cents,
    leave_unattended: body.leave_unattended && !changed.alcoholic,
    ...(changed.bags_count === undefined ? {} : { bag_count: changed.bags_count }),
    last_mile: changed,
  };
}

function pick<T extends object, K extends keyof T>(source: T, names: readonly K[]): { [N in K]?: Exclude<T[N], undefined> } {
  return Object.fromEntries(names.filter((name) => source[name] !== undefined).map((name) => [name, source[name]])) as never;
}
