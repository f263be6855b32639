/** What an id names; `order_ref` is an order by our own number (`X-Treat-Ids-As-Internal`). */
export const ID_KINDS = [
  'user',
  'order',
  'order_ref',
  'order_item',
  'hold',
  'option',
  'reference',
  'store',
  'banner',
  'application',
  'transaction',
  'upc',
  'rrc',
  'customer',
  'key',
  'submission',
  'request',
  'shopper',
  'batch',
  'webhook',
  'delivery',
  'event',
  'fault',
] as const;
export type IdKind = (typeof ID_KINDS)[number];
/** `none`: nothing that belongs to anybody. */
export type Kind = IdKind | 'none';

/** A parameter or field whose name ends so takes an id and has to stand in the table. */
export const LOOKS_LIKE_ID = /(?:^|_)(?:ids?|codes?|slug|reference|ref|key|number|token)$/;

/** What the ids of the API are, by the name of the parameter or field. */
export const KINDS: Readonly<Record<string, Kind>> = {
  user_id: 'user',
  order_id: 'order',
  service_option_hold_id: 'hold',
  service_option_id: 'option',
  service_option_reference: 'reference',
  location_code: 'store',
  'x-retailer-id': 'banner',
  slug: 'banner',
  client_id: 'application',
  upc: 'upc',
  rrc: 'rrc',
  'transactions.send_pos id': 'transaction',
  'management.customers.get id': 'customer',
  'management.customers.set_membership id': 'customer',
  'management.customers.unlink id': 'customer',
  'management.customers.delete id': 'customer',
  'sandbox.instacart_users.authorize user_id': 'customer',
  key_id: 'key',
  submission_id: 'submission',
  request_id: 'request',
  'management.faults.get id': 'fault',
  'management.faults.delete id': 'fault',
  retailer_key: 'banner',
  'management.orders.list retailer_id': 'banner',
  'management.orders.summarize retailer_id': 'banner',
  order_item_id: 'order_item',
  'sandbox.batches.generate id': 'order',
  'management.batches.create id': 'order',
  shopper_id: 'shopper',
  batch_id: 'batch',
  webhook_id: 'webhook',
  delivery_id: 'delivery',
  event_id: 'event',
  lookup_code: 'upc',
  retailer_reference_code: 'rrc',
  // A secret, found like a credential.
  linking_token: 'none',

  // An organization's slug is unique on the whole server; only the platform scope names one.
  'management.organizations.create slug': 'none',
  'management.organizations.delete slug': 'none',
  // Kept as text, never looked up.
  store_id: 'none',
  checkout_id: 'none',
  external_reference_id: 'none',
  customer_reference: 'none',
  'transactions.send_pos retailer_reference_code': 'none',
  bar_code: 'none',
  variant_group_id: 'none',
  config_id: 'none',
  config_option_id: 'none',
  promotion_group_id: 'none',
  weight_code: 'none',
  line_item_number: 'none',
  bag_scan_codes: 'none',
  loyalty_number: 'none',
  approval_processed_by_code: 'none',
  product_codes: 'none',
  product_ids: 'none',
  // Not needed, and not read (contract/sandbox.md, generate a batch).
  'sandbox.batches.generate user_id': 'none',
  'management.batches.create user_id': 'none',
  // The retailer's own, at the retailer's token endpoint.
  'management.webhooks.create client_id': 'none',
  'management.webhooks.update client_id': 'none',
  // Ends of a range, which need not exist.
  from_event_id: 'none',
  to_event_id: 'none',
  // Names of operations, and of a field of the error that a fault answers.
  operation_id: 'none',
  'management.faults.create key': 'none',
  // Of the callbacks that a rule is for; the webhook may be made later.
  'management.faults.create webhook_id': 'none',
  keep_idempotency_key: 'none',
  // Not ids.
  include_retailer_id: 'none',
  postal_code: 'none',
  country_code: 'none',
  currency_code: 'none',
  phone_number: 'none',
  // Credentials, not names: who has one knows that it exists.
  code: 'none',
  token: 'none',
};

/** Ids that the caller chooses for something new: others may have the same, so that they must succeed. */
export const CREATED: readonly string[] = [
  'fulfillment.users.create user_id',
  'fulfillment.users.create_with_address user_id',
  'fulfillment.lastmile.create_user_and_validate_address user_id',
  'fulfillment.orders.create_delivery order_id',
  'fulfillment.orders.create_pickup order_id',
  'fulfillment.last_mile.create order_id',
  'fulfillment.lastmile.create order_id',
  'fulfillment.dispatch.create order_id',
  'fulfillment.dispatch.create user_id',
  'transactions.send_pos id',
  'management.stores.create location_code',
  'management.banners.create slug',
  'management.applications.keys.register key_id',
];
