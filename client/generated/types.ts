// Made from the operations by `node scripts/client.ts`; not edited by hand.

/** Delivery address. */
export interface Address {
  /** First line. */
  address_line_1: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code: string;
  /** City. */
  city?: string;
}

export interface AddressFlags {
  /** True if the address is more than 30 minutes from the closest store. */
  long_distance_delivery: boolean;
}

/** What the shopper is to look for instead; only with `REJECTED`. One of `upc` or `rrc`, one of `count` or `weight`. */
export interface AlternativeItem {
  /** Universal product code. */
  upc?: string;
  /** Retailer's reference code. */
  rrc?: string;
  /** Number of units, above 0; for products sold by the unit. */
  count?: number;
  /** Weight, above 0; for products sold by weight. */
  weight?: number;
}

export interface Application {
  /** Client ID. */
  client_id: string;
  /** Name. */
  name: string;
  /** The server that the application belongs to. */
  environment: 'development' | 'production';
  /** `Enabled` issues tokens. `Disabled`, `Deleting` and `Delete Failed` issue none; issued tokens stay valid until they expire. */
  status: 'Enabled' | 'Disabled' | 'Deleting' | 'Delete Failed';
  /** Scopes that tokens may be requested for. */
  scopes: string[];
  /** Where customers may be sent back to when they link their accounts. */
  redirect_uris: string[];
  /** User assertions must be JWTs signed with a registered key; the unsigned form is refused. */
  require_signed_assertion: boolean;
  /** Client ID of the application that this one is a copy of, while that exists. */
  cloned_from: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When the credentials should be rotated: six months after creation. ISO 8601, UTC. */
  renew_by: string;
  /** When the last issued token expires, and with it what keeps the application from being deleted. ISO 8601, UTC. */
  tokens_valid_until: string | null;
}

export interface ApplicationKey {
  /** Value of `kid` in the header of assertions. */
  key_id: string;
  /** The only algorithm that the key verifies. */
  algorithm: 'RS256' | 'ES256';
  /** The public key (RFC 7517). */
  jwk: Record<string, string>;
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface Arrival {
  /** It is the delegate who arrived; the order must have a delegate. Default false. */
  is_pickup_delegate?: boolean;
}

/** The automatic shopper for all new orders. */
export interface AutomaticShopper {
  /** New orders are taken into its hands. */
  enabled: boolean;
  /** Orders that it has in hand. */
  running: number;
  /** How many times faster than a person the shopper is; what it waits for others is shorter by as much. Default 1. */
  speed: number;
  /** The same seed makes the same decisions for the same order ids. Default `1`. */
  seed: string;
  /** When an order is begun: at once, or an hour before its window. Default `at_once`. */
  start: 'at_once' | 'before_window';
  /** Name of a scenario of the library; orders that cannot follow it go by the probabilities. */
  scenario: string | null;
  /** Chances, from 0 to 1. */
  probabilities: {
    /** Of each line: less of it is found than ordered. Default 0.05. */
    short: number;
    /** Of each line: it is replaced. Default 0.08. */
    replace: number;
    /** Of each line: it is refunded. Default 0.04. */
    refund: number;
    /** Of each order: the customer has an item added. Default 0.02. */
    add: number;
    /** Of each order: the shopper writes, and writes again about a replacement. Default 0.3. */
    message: number;
    /** Of each replacement: the customer approves it without being asked through the API. Default 0. */
    customer_approves: number;
    /** Of each replacement: the customer rejects it. Default 0. */
    customer_rejects: number;
    /** Of each replacement: the customer rejects it and names an alternative. Default 0. */
    customer_alternative: number;
    /** Of each pickup order: the customer arrives who has not been recorded as arrived. Default 1. */
    customer_arrives: number;
    /** Of each last mile order: it is staged that nobody has staged before a shopper is sent. Default 1. */
    staged: number;
    /** Of each order: it is late. Default 0.05. */
    late: number;
    /** Of each order: the customer is not found at first. Default 0.02. */
    customer_missing: number;
    /** Of each pickup order: no runner is found. Default 0.02. */
    runner_missing: number;
    /** Of each order: it is canceled under way. Default 0.02. */
    cancel: number;
    /** Of each order: it is moved to a later window. Default 0.02. */
    reschedule: number;
    /** Of each order: the customer rates it afterwards. Default 0. */
    rate: number;
  };
  /** Seconds at speed 1. */
  waits: {
    /** For the answers to replacements. Seconds. Default 600. */
    answer: number;
    /** For the customer of a pickup order, before the customer arrives by itself. Seconds. Default 1200. */
    customer: number;
    /** For the bags of a last mile order, before they are staged without the retailer, or fetched unstaged. Seconds. Default 1800. */
    staging: number;
  };
}

/** An order in the hands of the automatic shopper. */
export interface AutomaticShopperRun {
  order_id: string;
  /** `done`: nothing is left to do. `held`: the scenario stays at a point. `stopped`: by you. `failed`: it could not go on; the log says why. */
  status: 'running' | 'done' | 'held' | 'stopped' | 'failed';
  /** Name of the scenario that it follows; null: none, or one without a name. */
  scenario: string | null;
  /** Steps that are done. */
  step: number;
  /** Steps in all. */
  steps: number;
  /** The next step, in words; null at the end. */
  doing: string | null;
  /** When it is taken, or looked at again, ISO 8601; null: never. */
  next_at: string | null;
  /** ISO 8601. */
  started_at: string;
  speed: number;
  seed: string;
  /** All steps, in words. */
  plan: string[];
  /** What it did, the latest 200 entries. */
  log: {
    /** ISO 8601, of the organization's clock. */
    at: string;
    /** The step, in words. */
    did: string;
    /** `done`, or why it was `skipped`, `refused` or `stopped`. */
    result: string;
  }[];
}

export interface Banner {
  /** Value of `X-Retailer-Id`; never changes. */
  slug: string;
  /** Name. */
  name: string;
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface Batch {
  /** Id of the batch. */
  id: number;
  /** `delivery`, `pickup`, `delivery_only` or `runner_customer`. */
  batch_type: string;
  /** State of the batch now. */
  workflow_state: string;
  /** Null while the batch waits for a shopper. */
  shopper_id: number | null;
  /** States to which it may be moved, the next one first; none while it waits for a shopper. */
  next_states: string[];
  /** Orders that the batch took. */
  order_ids: string[];
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface BatchOrder {
  /** Id of the order. */
  id: string;
  /** Id of the user; not needed. */
  user_id?: string;
}

export interface BatchState {
  /** Id of the batch. */
  id: number;
  /** State of the batch now. */
  workflow_state: string;
}

/** A line in the flat form of callbacks. */
export interface CallbackItem {
  /** The line number of the order. */
  line_num: string;
  /** The quantity delivered once the item is found or replaced, before that and after a refund the one ordered. */
  qty: number;
  /** `each`, `lb` or `kg`. */
  qty_unit: string;
  replaced: boolean;
  refunded: boolean;
  /** Of what goes to the customer; empty where there is no such code, as in the members below. */
  item_upc: string;
  item_rrc: string;
  /** Of what was ordered. */
  requested_item_upc: string;
  requested_item_rrc: string;
  /** Of what was found or came in its place; empty before. */
  delivered_item_upc: string;
  delivered_item_rrc: string;
  /** Barcode that the shopper scanned, or empty. */
  scan_code: string;
  /** Of a replacement that has no code and was not scanned. */
  shopper_provided_item_details?: {
    name: string;
    /** Dollars. */
    price?: number;
  };
}

/** A time slot, ISO 8601, UTC. */
export interface CallbackWindow {
  /** Start. */
  starts_at: string;
  /** End. */
  ends_at: string;
}

/** Orders per window and pool, where no rule or override says otherwise. */
export interface CapacityByPool {
  /** Orders that one window takes. */
  delivery: number;
  /** Orders that one window takes. */
  pickup: number;
}

export interface CapacityOverride {
  /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
  pool: 'delivery' | 'pickup';
  /** Start of the window, ISO 8601. */
  window_starts_at: string;
  /** Orders that one window takes. */
  capacity: number;
}

export interface CapacityRule {
  /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
  pool: 'delivery' | 'pickup';
  /** Local weekdays of the start. */
  weekdays: ('monday' | 'tuesday' | 'wednesday' | 'thursday' | 'friday' | 'saturday' | 'sunday')[];
  /** Windows that start at this local time or later. */
  from: string;
  /** Windows that start before this local time; after `from`, `24:00` included. */
  until: string;
  /** Orders that one window takes. */
  capacity: number;
}

export interface ChatMessage {
  /** Id of the message. */
  id: number;
  /** The order's internal id, as `X-Treat-Ids-As-Internal` takes it. */
  order_id: number;
  /** ISO 8601. */
  created_at: string;
  /** Internal id of the customer, or id of the shopper. */
  recipient_id: number;
  /** `user` or `driver`. */
  recipient_type: string;
  /** Internal id of the customer, or id of the shopper. */
  sender_id: number;
  /** `user` or `driver`. */
  sender_type: string;
  /** The recipient has read it. */
  read: boolean;
  /** When it was read, ISO 8601. */
  read_at?: string;
  /** The text. */
  body: string;
  /** Picture that goes with it. */
  image?: string;
}

export interface ChatMessages {
  chat_messages: ChatMessage[];
  metadata: ChatMetadata;
}

export interface ChatMetadata {
  customer: ChatUser;
  current_shopper: ChatUser;
  /** Everybody who had the order, the current one last. */
  shoppers: ChatUser[];
  /** True 24 hours after the order was delivered or canceled: the messages are no longer accessible. */
  is_expired: boolean;
}

export interface ChatUser {
  /** Internal id of the customer, or id of the shopper; 0 while there is no shopper. */
  id: number;
  /** First name; empty where there is none. */
  display_name: string;
  /** Picture; empty where there is none. */
  avatar_url: string;
}

/** An organization's clock. */
export interface Clock {
  /** What the clock shows, ISO 8601 to the millisecond. */
  now: string;
  /** Whether it stands still. */
  frozen: boolean;
  /** How far it is ahead of the wall; negative: behind. */
  offset_seconds: number;
  /** False where the organization follows the wall. */
  test_clock: boolean;
}

export interface Coordinates {
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
}

export interface Customer {
  /** Id of the account. */
  id: number;
  /** E-mail address, unique in the organization, in lower case. */
  email: string;
  /** E.164. */
  phone: string | null;
  /** Instacart+ member now. */
  instacartplus_member: boolean;
  /** When the membership ends or ended; null without an end. ISO 8601, UTC. */
  instacartplus_expires_at: string | null;
  /** `user_id` of the user that the account is linked to. */
  linked_user_id: string | null;
  /** ISO 8601, UTC. */
  linked_at: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface CustomerItem {
  /** Name of the product. */
  name: string;
  /** Picture, where the catalogue has one. */
  image_url?: string;
  /** How much of it, a decimal number. */
  quantity: string;
  /** Unit of the quantity: `each`, `lb` or `kg`. */
  cost_unit: string;
}

export interface Delivery {
  /** Id of the delivery. */
  delivery_id: number;
  /** Where it goes. */
  webhook_id: number;
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  event_id: number;
  /** Name of the event. */
  event_name: string;
  /** Order that the event is about. */
  order_id: string | null;
  /** `pending`: to be sent or to be repeated; `delivered`: answered 2xx; `failed`: given up after the last attempt. */
  state: 'pending' | 'delivered' | 'failed';
  /** Attempts so far. */
  attempts: number;
  /** While pending: when it is sent next. ISO 8601, UTC. */
  next_attempt_at: string | null;
  /** Made by a replay. */
  replay: boolean;
  /** HTTP status of the last answer; null when none came. */
  last_status: number | null;
  /** Why the last attempt failed. */
  last_error: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When it was delivered or given up. ISO 8601, UTC. */
  finished_at: string | null;
}

export interface DesiredWindow {
  /** Start, ISO 8601, on the hour. */
  starts_at: string;
  /** End, ISO 8601, on the hour. */
  ends_at: string;
}

export interface Destination {
  /** First line. */
  address_line_1: string;
  /** Second line. */
  address_line_2?: string;
  /** City. */
  locality?: string;
  /** State, territory or province. */
  administrative_area?: string;
  /** Postal code. */
  postal_code: string;
  /** `US` or `CA`. */
  country_code: string;
}

/** An empty object. */
export type Empty = Record<string, unknown>;

export interface Event {
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  event_id: number;
  /** Name of the event. */
  event_name: string;
  /** When it happened. ISO 8601, UTC. */
  event_timestamp: string;
  /** Order that it is about. */
  order_id: string | null;
  /** Slug of the banner that it belongs to. */
  retailer_id: string | null;
  /** As callbacks carry it. */
  event_metadata: Record<string, unknown>;
}

export interface Fault {
  /** Id of the rule, as in the header `Cartwright-Fault`. */
  id: string;
  /** Only calls of this operation, e.g. `fulfillment.orders.create_delivery`. */
  operation_id: string | null;
  /** Only calls with this method. */
  method: string | null;
  /** Only calls whose path begins so. */
  path_prefix: string | null;
  /** Part of the calls that meet it. */
  probability: number;
  /** Only the first calls, this many. */
  first_calls: number | null;
  /** Only every how manieth call. */
  every: number | null;
  /** What the draws follow from. */
  seed: number;
  /** Wait before the call is served: between the two, drawn by the seed. */
  latency: {
    /** At least. In milliseconds. */
    min_ms: number;
    /** At most. In milliseconds. */
    max_ms: number;
  } | null;
  /** What is answered; null members are the defaults. */
  answer: {
    /** Status of the answer. */
    status: number;
    /** Message of the envelope. Default: the platform's own of 429, 500 and 503, else the status in words. */
    message: string | null;
    /** Code of the envelope. Default: the platform's own, else 4001. */
    code: number | null;
    /** `meta.key` of the envelope. */
    key: string | null;
    /** Sent as it is instead of the envelope. */
    body: string | null;
    /** Type of `body`. */
    content_type: string | null;
    /** Seconds of the header `Retry-After`. 429 and 503 have 1 by default. */
    retry_after: number | null;
  } | null;
  /** What becomes of the connection: `dropped` closes it, `truncated` sends half of the answer first. */
  connection: string | null;
  /** The operation does its work and only its answer is lost: what it wrote stays, and what it answered is kept under an `Idempotency-Key`. Default false; always so with `truncated` and with latency alone. */
  handler_runs: boolean;
  /** The rule is about callbacks instead of calls. */
  callback: {
    /** `dropped`: not sent, and the attempt counts as failed; the usual retry follows. `duplicated`: sent twice, with one id. `delayed`: put off, and later events of the order wait. `reordered`: as dropped, and later events of the order overtake it until its retry. */
    effect: 'dropped' | 'duplicated' | 'delayed' | 'reordered';
    /** Seconds of the organization's clock by which a callback is `delayed`, or at least until the retry of one that is `reordered`. */
    seconds: number;
    /** Only callbacks to this webhook. */
    webhook_id: number | null;
    /** Only callbacks of these events. */
    events: string[] | null;
  } | null;
  /** What the rule is for. */
  description: string | null;
  /** Calls, or attempts of callbacks, that it was about so far. */
  matched: number;
  /** How many of them met it. */
  applied: number;
  /** On the wall. ISO 8601, UTC. */
  created_at: string;
}

/** A position, an address, or a postal code. */
export interface FindBy {
  /** Degrees north; with `longitude`. */
  latitude?: number;
  /** Degrees east; with `latitude`. */
  longitude?: number;
  /** First line of an address; with `postal_code`. */
  address_line_1?: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code of the address, or alone. */
  postal_code?: string;
  /** City. */
  city?: string;
}

export interface Hold {
  /** Pass it as `service_option_hold_id` when creating the order. */
  id: number;
  /** ISO 8601. */
  expires_at: string;
  service_option: ServiceOption;
}

export interface HoldResponse {
  service_option_hold: Hold;
}

export interface HoursException {
  /** Local date, `YYYY-MM-DD`. */
  date: string;
  /** At most 5, none of which overlap; empty: closed. */
  periods: HoursPeriod[];
  /** Name. */
  name?: string;
}

export interface HoursPeriod {
  /** Local time, `HH:MM`. */
  opens: string;
  /** Local time, `24:00` included. A period that does not close after it opens runs past midnight. */
  closes: string;
}

export interface InspectedRequest {
  /** `X-Request-Id` of the answer, the client’s own where it sent one. */
  request_id: string;
  /** When it came, on the wall. ISO 8601, UTC, with milliseconds. */
  started_at: string;
  /** What the organization's clock showed for it; null where no operation ran. ISO 8601, UTC, with milliseconds. */
  clock_time: string | null;
  /** From its head to the end of the answer. In milliseconds. */
  duration_ms: number;
  /** Method. */
  method: string;
  /** Path with its query, secrets masked. */
  path: string;
  /** Operation; `unknown` for a path that leads nowhere, `method_not_allowed` for a wrong method. */
  operation_id: string;
  /** Status of the answer; null where a fault closed the connection before it. */
  status: number | null;
  /** Whose token it came with; null for an API key and for an application that is deleted. */
  application: {
    /** Client ID. */
    client_id: string;
    /** Name. */
    name: string;
  } | null;
  /** As sent. */
  user_agent: string | null;
  /** What a refusal said; of several errors the wrapper. */
  error: {
    /** Code of the envelope; of the token endpoints the `error`. */
    code: number | string | null;
    /** `meta.key`. */
    key: string | null;
    /** Message. */
    message: string;
  } | null;
  /** Fault rules that were applied, comma-separated. */
  fault: string | null;
  /** What a fault did to the connection: `dropped` or `truncated`. */
  connection: string | null;
  /** Request id that it repeats. */
  replay_of: string | null;
  /** Process that served it. Each process keeps its own. */
  process: string;
}

export interface ItemFilters {
  /** Brands. */
  brand_filters?: string[];
  /** Health filters. */
  health_filters?: ('ORGANIC' | 'GLUTEN_FREE' | 'FAT_FREE' | 'VEGAN' | 'KOSHER' | 'SUGAR_FREE' | 'LOW_FAT')[];
}

/** A product in one store; only the attributes that are present change. */
export interface ItemSubmission {
  /** PLU or UPC as printed, check digit included. Required without `retailer_reference_code`. */
  lookup_code?: string;
  /** The retailer's own code, which groups several lookup codes into one product. Required without `lookup_code`. */
  retailer_reference_code?: string;
  /** Location code of the store. */
  store_identifier: string;
  /** Contains alcohol. */
  alcoholic?: boolean;
  /** Can be bought in this store. */
  available?: boolean;
  /** Can be bought with a Caper Cart. */
  available_for_cart?: boolean;
  /** Loose bakery item that may be mixed in one bag. */
  baked_good_baggable?: boolean;
  /** Number in this store. */
  balance_on_hand?: number;
  /** When the item may not be ordered (contract/catalog.md §3.7). */
  blackout_times?: {
    /** `monday` … `sunday`. */
    weekday: string;
    /** Local time of the store, `6:00:00:00+0000`, inclusive. */
    start_hour: string;
    /** Local time of the store, `24:00:00:00+0000`, inclusive. */
    end_hour: string;
    /** First date. MM/DD/YYYY. */
    start_date: string;
    /** Last date. MM/DD/YYYY. */
    end_date?: string;
    /** Shown to the customer. */
    message?: string;
  }[];
  /** Minutes in which a catering item cannot be cancelled. */
  cancel_lead_time?: number;
  /** Minutes to fulfil. */
  order_lead_time?: number;
  /** Price in this store, decimal currency (5.99), not cents. */
  price?: number;
  /** Configurations. */
  configurable_products?: {
    /** Id of the configuration. */
    config_id: string;
    /** Lead time in minutes. */
    lead_time?: number;
    /** Kind of configuration. */
    config_type: 'prep_style' | 'custom' | 'builder';
    /** In use. */
    status: boolean;
    /** Options. */
    options: {
      /** Id of the option. */
      config_option_id: string;
      /** Name shown. */
      name: string;
      /** Kind of choice. */
      type: 'base_selection' | 'single_selection' | 'multiple_selection' | 'text' | 'text_field';
      /** In use. */
      status: boolean;
      /** Must be chosen. */
      mandatory: boolean;
      /** Text by default. */
      default_text?: string;
      /** Price, for example `5.00`. */
      price?: string;
      /** Choices; kept as they are. */
      items?: Record<string, unknown>[];
    }[];
  }[];
  /** A promotion; all fields are required. */
  promotion?: {
    /** Kind, for example `Buy_M_Get_N_Free`. */
    promotion_type: string;
    /** Terms; the keys depend on the kind (contract/catalog.md §3.3). */
    promotion_metadata: Record<string, unknown>;
    /** Start, ISO 8601. */
    promotion_start_at: string;
    /** End, ISO 8601. */
    promotion_end_at: string;
    /** Group; a new promotion replaces that of the item. */
    promotion_group_id: string;
  };
  /** Taxes and fees by kind (contract/catalog.md §3.4). */
  item_tax_data?: {
    /** One tax or fee. */
    sales_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    bottle_redemption?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    bottle_deposit?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    sugar_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    liquor_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    alcohol_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    bottle_water_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    value_added_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    goods_and_services_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    provincial_sales_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    harmonized_sales_tax?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
    /** One tax or fee. */
    other?: {
      /** Whether `value` is percent or cents. */
      tax_type: 'rate_percent' | 'amount_cents';
      /** Percent (8.5 is 8.5 %) or cents. */
      value: number;
      /** Who levies it. */
      authority?: 'national' | 'state' | 'province' | 'region' | 'county' | 'city' | 'parish' | 'other';
    };
  };
  /** By flyer identifier: `starts_at`, `ends_at` (ISO 8601), `activity_id`, `page`, `top_deal` (contract/catalog.md §3.5). */
  retailer_flyer_data?: Record<string, unknown>;
  /** Packages whose weight is subtracted. */
  tare_packaging?: {
    /** Code of the package. */
    weight_code: number;
    /** Subtracted from the total weight, in the unit of the item. */
    weight_value: number;
    /** Name of the package. */
    name: string;
    /** Image of the package. */
    image_url: string;
  }[];
  /** As `price`. */
  cost_price_per_unit?: number;
  /** How the item is sold in this store. */
  cost_unit?: 'each' | 'lb' | 'kg';
  /** Weight of one piece. */
  par_weight?: number;
  /** Weight as sold. */
  sold_weight?: number;
  /** False: not sold in this store. */
  in_assortment?: boolean;
  /** When it was last sold. MM/DD/YYYY. */
  last_sold_date?: string;
  /** Most units in one cart; 0: no limit. */
  max_in_cart?: number;
  /** Sale price in cents. */
  sale_price_cents?: number;
  /** First day of the sale. */
  sale_start_at?: string;
  /** End of the sale, exclusive. */
  sale_end_at?: string;
  /** Price for members in cents. */
  loyalty_cost_price_cents?: number;
  /** First day of the price for members. */
  loyalty_cost_price_start_at?: string;
  /** End of the price for members, exclusive. */
  loyalty_cost_price_end_at?: string;
  /** Catering. */
  is_catering?: boolean;
  /** Served hot. */
  is_hot?: boolean;
  /** Storage. */
  storage_temp?: 'Chilled' | 'Room' | 'Frozen';
  /** May be paid with SNAP. */
  usa_snap_eligible?: boolean;
  /** May be paid with EBT cash. */
  usa_ebtcash_eligible?: boolean;
}

export interface LandingPageConfiguration {
  /** Link back to the partner. */
  partner_linkback_url?: string;
  /** Lets people leave out what they have. Recipes only. */
  enable_pantry_items?: boolean;
}

export interface LastMileOrder {
  /** The retailer's order id. */
  id: string;
  /** Current status: `brand_new` until a shopper is assigned, then `acknowledged`, `picking`, `checkout`, `staged`, `delivering`, `delivered`; or `canceled`. */
  status: string;
  /** Page of the order, an unguessable link. */
  order_url: string;
  /** ISO 8601. */
  created_at: string;
  /** Only in canceled orders. */
  cancellation_reason?: string;
  /** How the order is localized, e.g. `en_US`. */
  locale: string;
  /** @deprecated Use `is_instacartplus` instead. */
  is_express: boolean;
  /** The order received Instacart+ membership benefits. */
  is_instacartplus: boolean;
  /** Order-level metadata. */
  metadata?: Record<string, unknown>;
  fulfillment_details: {
    /** Location code of the store. */
    store_location?: string;
    /** ISO 8601. */
    window_starts_at: string;
    /** ISO 8601. */
    window_ends_at: string;
    /** ISO 8601. */
    delivered_at?: string;
    /** Number of bags. */
    bag_count?: number;
    /** When the shopper takes over the bags, ISO 8601. Only where the order was created `with_handoff_time`. */
    handoff_at?: string;
  };
}

export interface LastMileStaging {
  /** Number of items. */
  items_count?: number;
  /** Number of bags. */
  bags_count?: number;
  /** Weight of the items in lbs. */
  items_weight?: number;
  /** User-friendly label that helps shoppers identify the order. */
  bag_label?: string;
  /** The shopper scans them at collection. */
  bag_scan_codes?: string[];
}

export interface LastMileUpdate {
  /** Start of the new delivery window, ISO 8601. */
  start_at?: string;
  /** End of the new delivery window, ISO 8601. */
  end_at?: string;
  /** Another service option; no reservation is needed. */
  service_option_id?: number;
  /** Tip before delivery. In cents. */
  initial_tip_cents?: number;
  /** Number of items. */
  items_count?: number;
  /** Weight of the items in lbs. */
  items_weight?: number;
  /** Number of bags. */
  bags_count?: number;
  /** Gross merchandise value of the cart in dollars. */
  cart_total?: number;
  /** User-friendly label that helps shoppers identify the order. */
  bag_label?: string;
  /** The order contains alcohol; `leave_unattended` is then set to false. */
  alcoholic?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
}

export interface ListDeliveryOptionsRequest {
  address: Address;
  /** Items of the cart. */
  items: OrderItem[];
  /** Store. Default: the nearest one that delivers to the address. */
  location_code?: string;
  /** Windows that the customer would like; the answer has the options that stand for them. */
  desired_windows?: DesiredWindow[];
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
}

export interface ManagedProduct {
  /** The retailer's own code; null where the product has none. */
  retailer_reference_code: string | null;
  /** The first lookup code, as it was sent; null where the product has none. */
  lookup_code: string | null;
  /** Further lookup codes of the product, without leading zeros. */
  further_lookup_codes: string[];
  /** Name. */
  item_name: string;
  /** Brand. */
  brand_name: string | null;
  /** Size as printed. */
  size: string | null;
  /** How the product is sold. */
  cost_unit: 'each' | 'lb' | 'kg';
  /** Weight of one piece of what is bought by the piece and priced by weight. */
  par_weight: number | null;
  /** Price where the store sets none. */
  price_cents: number | null;
  /** `wine`, `beer` or `spirits`. */
  alcohol: string | null;
  /** Medication that asks for the date of birth. */
  over_the_counter: boolean;
  /** May be paid with SNAP. */
  snap_eligible: boolean;
  /** Pounds that one unit of a beverage weighs. */
  beverage_weight_lb: number | null;
  /** Large or bulky. */
  bulky: boolean;
  /** May be delivered. */
  deliverable: boolean;
  /** What else was submitted, under the names of the Catalog API. */
  attributes: Record<string, unknown>;
}

export interface ManagedStore {
  /** Code of the store in every call; never changes. */
  location_code: string;
  /** Store name. */
  name: string;
  address: {
    /** First line. */
    address_line_1: string;
    /** Second line. */
    address_line_2?: string;
    /** City. */
    city?: string;
    /** State, territory or province. */
    region?: string;
    /** Postal code without spaces: `94105`, `M6K3L5`. */
    postal_code: string;
  };
  /** Country of the postal code. */
  country: 'US' | 'CA';
  /** Degrees north. */
  latitude: number;
  /** Degrees east. */
  longitude: number;
  /** IANA time zone of opening hours and time slots. */
  time_zone: string;
  /** False: the store is not found and offers nothing; its orders go on. */
  active: boolean;
  /** The store supports alcohol orders. */
  alcohol: boolean;
  /** The store supports pickup orders. */
  pickup: boolean;
  /** True: not eligible for delivery or last mile delivery. */
  pickup_only: boolean;
  /** The store accepts addresses 30 to 60 minutes away. */
  long_distance_delivery: boolean;
  /** The store also delivers to every address that shares the first three characters of its postal code. */
  serves_postal_prefix: boolean;
  /** Straight-line kilometres within which it delivers; 0 for a store without delivery. With `serves_postal_prefix` it delivers to that area besides. */
  reach_kilometres: number;
  /** ISO 8601, UTC. */
  created_at: string;
  /** Last change of the store, its hours or its slot policy. ISO 8601, UTC. */
  updated_at: string;
}

export interface ManagedUser {
  /** Id that the retailer chose. */
  user_id: string;
  first_name: string | null;
  last_name: string | null;
  /** E.164. */
  phone_number: string | null;
  /** E.g. `en-US`. */
  locale: string | null;
  /** Operations on the user and its orders answer `User Not Active` while this is false. */
  active: boolean;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  updated_at: string;
}

export interface Measurement {
  /** Default 1. */
  quantity?: number;
  /** Unit, default `each`. */
  unit?: string;
}

export interface MessagesRead {
  /** Messages that were unread. */
  messages_read_count: number;
}

export interface NewApplication {
  /** Client ID. */
  client_id: string;
  /** Name. */
  name: string;
  /** The server that the application belongs to. */
  environment: 'development' | 'production';
  /** `Enabled` issues tokens. `Disabled`, `Deleting` and `Delete Failed` issue none; issued tokens stay valid until they expire. */
  status: 'Enabled' | 'Disabled' | 'Deleting' | 'Delete Failed';
  /** Scopes that tokens may be requested for. */
  scopes: string[];
  /** Where customers may be sent back to when they link their accounts. */
  redirect_uris: string[];
  /** User assertions must be JWTs signed with a registered key; the unsigned form is refused. */
  require_signed_assertion: boolean;
  /** Client ID of the application that this one is a copy of, while that exists. */
  cloned_from: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When the credentials should be rotated: six months after creation. ISO 8601, UTC. */
  renew_by: string;
  /** When the last issued token expires, and with it what keeps the application from being deleted. ISO 8601, UTC. */
  tokens_valid_until: string | null;
  /** Shown in this answer only; it cannot be read again. */
  client_secret: string;
}

export interface NewChatMessage {
  /** The text, at most 1000 characters as people count them. */
  body: string;
}

export interface NewShopperItem {
  /** Delivered count. */
  delivered_count?: number;
  /** Delivered weight, in pounds by default in the US. */
  delivered_weight?: number;
  /** Barcode scans; the first one is the `scan_code` of the item. */
  scans?: Scan[];
  item?: ProductCodes;
}

export interface Order {
  /** The retailer's order id. */
  id: string;
  /** Current status: `brand_new` until a shopper is assigned, then `acknowledged`, `picking`, `checkout`, `staged`, `delivering`, `delivered`; or `canceled`. */
  status: string;
  /** Page of the order, an unguessable link. */
  order_url: string;
  /** ISO 8601. */
  created_at: string;
  /** Only in canceled orders. */
  cancellation_reason?: string;
  /** How the order is localized, e.g. `en_US`. */
  locale: string;
  /** @deprecated Use `is_instacartplus` instead. */
  is_express: boolean;
  /** The order received Instacart+ membership benefits. */
  is_instacartplus: boolean;
  /** Order-level metadata. */
  metadata?: Record<string, unknown>;
  fulfillment_details: {
    /** Location code of the store. */
    store_location?: string;
    /** ISO 8601. */
    window_starts_at: string;
    /** ISO 8601. */
    window_ends_at: string;
    /** ISO 8601. */
    delivered_at?: string;
    /** Number of bags. */
    bag_count?: number;
    /** When the shopper takes over the bags, ISO 8601. Only where the order was created `with_handoff_time`. */
    handoff_at?: string;
  };
  /** Warnings of this request. */
  warnings: {
    message: string;
  }[];
  items: {
    line_num: string;
    /** Quantity: the one delivered once the item is found or replaced, before that and after a refund the one ordered. */
    qty: number;
    /** `each`, `lb` or `kg`. */
    qty_unit: string;
    /** The item was replaced. */
    replaced: boolean;
    /** The item was refunded. */
    refunded: boolean;
    /** Scan code. */
    scan_code?: string;
    /** `no_replacements`, `users_choice` or `shoppers_choice`. */
    replacement_policy: string;
    special_instructions?: string;
    /** Codes; the empty string where there is none. */
    item: {
      upc: string;
      rrc: string;
      requested_upc: string;
      requested_rrc: string;
      delivered_upc: string;
      delivered_rrc: string;
    };
    requested_item_upc: string;
    requested_item_rrc: string;
    delivered_item_upc: string;
    delivered_item_rrc: string;
    /** What the shopper wrote down of a replacement that has no code and was not scanned. */
    shopper_provided_item_details?: {
      name: string;
      /** Dollars. */
      price?: number;
    };
    /** The retailer's own data about the line. */
    metadata?: Record<string, unknown>;
  }[];
  /** `UNSPECIFIED`, `UNKNOWN`, `MARQETA` or `BYPASS`. Get an order only. */
  pos_payment_method?: string;
}

export interface OrderItem {
  /** Line number, unique in the order. */
  line_num: string;
  /** Number of units; for products sold by the unit. */
  count?: number;
  /** Weight in the unit of the catalogue; for products sold by weight. */
  weight?: number;
  /** Instructions about the selection of the item. */
  special_instructions?: string;
  /** Default `users_choice` if `replacement_items` is given, else `shoppers_choice`. */
  replacement_policy?: 'no_replacements' | 'users_choice' | 'shoppers_choice';
  /** Preferred replacements. */
  replacement_items?: ProductCodes[];
  item?: ProductCodes;
  /** Other codes of the product; the first one counts where `item` is missing. */
  product_codes?: {
    /** Kind of code. */
    type: 'upc' | 'rrc';
    /** The code. */
    value: string;
  }[];
  /** The retailer's own data about the line. */
  metadata?: Record<string, unknown>;
}

/** Additional attributes of the user. */
export interface OrderUser {
  /** ISO 8601 date; needed for age-restricted items. */
  birthday?: string;
  /** E.164. Required if the user has none. */
  phone_number?: string;
  /** Default false. */
  sms_opt_in?: boolean;
}

export interface Organization {
  /** Name in URLs; never changes. */
  slug: string;
  /** Name. */
  name: string;
  /** Country; decides the languages of the answers. */
  country: 'US' | 'CA';
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface PageResponse {
  /** URL of the page; each call makes a new one. */
  products_link_url: string;
}

export interface PickupDelegate {
  /** Name of the delegate. */
  name: string;
  /** E.164. Ten-digit North American forms are accepted and normalised. */
  phone_number: string;
}

export interface PickupInstruction {
  /** How the order is collected. */
  category: 'curbside' | 'locker' | 'in_store';
  /** What the customer is to do. */
  instruction: string;
  /** Pictures that go with it. */
  instruction_images?: {
    /** An `https` URL. */
    url: string;
    /** What the picture shows. */
    value?: string;
  }[];
}

export interface PickupInstructions {
  /** Empty: the default texts hold. */
  pickup_instructions: PickupInstruction[];
}

export interface PreviewLastMileOptionsRequest {
  /** Store. Or `postal_code`. */
  location_code?: string;
  /** Delivery postal code. Or `location_code`. */
  postal_code?: string;
  /** Total value of the items, in cents. */
  cart_total_cents?: number;
  /** Number of different items. */
  items_count?: number;
  /** Number of all units. */
  units_count?: number;
  /** When the order will be ready at the earliest, ISO 8601; options that start before it are left out. */
  earliest_option_start_at?: string;
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
  /** Windows that the customer would like; the answer has the options that stand for them. */
  desired_windows?: DesiredWindow[];
}

/** One of `upc` or `rrc`. */
export interface ProductCodes {
  /** Universal product code. */
  upc?: string;
  /** Retailer's reference code. */
  rrc?: string;
}

/** A product; only the attributes that are present change. */
export interface ProductSubmission {
  /** PLU or UPC as printed, check digit included. Required without `retailer_reference_code`. */
  lookup_code?: string;
  /** The retailer's own code, which groups several lookup codes into one product. Required without `lookup_code`. */
  retailer_reference_code?: string;
  /** Further images. */
  additional_images_url?: {
    /** What the image shows. */
    angle: 'ingredients' | 'nutrition' | 'drugs' | 'supplements' | 'lifestyle' | 'angle_left' | 'angle_right' | 'angle_back' | 'angle_top' | 'unknown';
    /** Address of the image. No spaces; ends in a file extension. */
    src: string;
  }[];
  /** At most 100 characters. Applied only when the product is created. */
  brand_name?: string;
  /** Text that California law asks for; United States only. */
  ca_prop65_text?: string;
  /** Version of the code set that the code is matched with. */
  code_set_version?: number;
  /** Department in which the product is shown. */
  department?: string;
  /** When the data was generated, ISO 8601. */
  generated_at?: string;
  /** Further details. */
  item_details?: string;
  /** At most 100 characters. Required to create a product, and applied only then. */
  item_name?: string;
  /** Kosher. */
  kosher?: boolean;
  /** Organic. */
  organic?: boolean;
  /** Main image. No spaces; ends in a file extension. */
  remote_image_URL?: string;
  /** Main image; the same as `remote_image_URL`. No spaces; ends in a file extension. */
  remote_image_url?: string;
  /** Variants of a product (contract/catalog.md §3.2). */
  variant?: {
    /** Products of one group are variants of each other. */
    variant_group_id: string;
    /** Dimensions in which the products of the group differ. */
    variant_group_info: {
      /** Unique name of the dimension, not shown. */
      variant_dimension: string;
      /** Heading shown. */
      heading: string;
      /** Values: an array of objects, or a single one. */
      data: unknown;
    }[];
  };
  /** Size as printed. Added by Cartwright. */
  size?: string;
  /** How the product is sold; `each` by default. Added by Cartwright. */
  cost_unit?: 'each' | 'lb' | 'kg';
  /** Weight of one piece of what is bought by the piece and priced by weight. Added by Cartwright. */
  par_weight?: number;
  /** Price in every store that sets none, decimal currency. Added by Cartwright. */
  price?: number;
  /** Kind of alcohol. Added by Cartwright. */
  alcohol?: 'wine' | 'beer' | 'spirits';
  /** Medication that asks for the date of birth. Added by Cartwright. */
  over_the_counter?: boolean;
  /** May be paid with SNAP. Added by Cartwright. */
  snap_eligible?: boolean;
  /** Pounds that one unit of a beverage weighs. Added by Cartwright. */
  beverage_weight_lb?: number;
  /** Large or bulky. Added by Cartwright. */
  bulky?: boolean;
  /** May be delivered; true by default. Added by Cartwright. */
  deliverable?: boolean;
}

export interface Rating {
  /** `STARS1` dissatisfied (lowest) to `STARS5` happy (highest). */
  rating_value: 'STARS1' | 'STARS2' | 'STARS3' | 'STARS4' | 'STARS5';
  /** What was good. */
  highlights?: ('QUALITY_ITEMS' | 'SMART_BAGGING' | 'EXTRA_EFFORT' | 'HELPFUL_CHAT' | 'GOOD_REPLACEMENTS' | 'SMOOTH_DELIVERY' | 'FAST_PICKUP' | 'CLEAR_PICKUP_INSTRUCTIONS' | 'EASY_PARKING' | 'SMOOTH_HANDOFF')[];
  /** A note to the shopper. */
  thank_you_note?: string;
}

export interface RatingResponse {
  success: boolean;
}

export interface ReplacementAnswer {
  /** Required: `APPROVED` or `REJECTED`. */
  status?: string;
  alternative_item?: AlternativeItem;
}

export interface Scan {
  /** Barcode that was scanned: UPC, EAN and so on. */
  scanned_string: string;
  /** Type of the barcode, e.g. `upca`. */
  scanned_string_type: string;
}

/** A scenario of the library. */
export interface Scenario {
  /** Name, as the automatic shopper takes it. */
  name: string;
  /** What it shows. */
  description: string;
  /** Kinds of orders that can follow it. */
  kinds: ('delivery' | 'pickup' | 'last_mile' | 'dispatch')[];
}

export interface SentMessage {
  /** Id of the message. */
  id: number;
  /** `CHAT`. */
  type: string;
  /** ISO 8601. */
  created_at: string;
  /** IANA time zone of the order's store. */
  timezone: string;
}

export interface ServiceOption {
  /** Service option id, up to 53 bits. */
  id: number;
  /** Opaque; reserves the option with its desired window. */
  service_option_reference: string;
  /** Date of the service in the store's zone, `YYYY-MM-DD`. */
  date: string;
  window: {
    /** ISO 8601. */
    start_at: string;
    /** ISO 8601. */
    end_at: string;
    /** `scheduled`, `immediate`, `eta` or `priority_eta`. */
    type: string;
    /** True for immediate options. */
    asap: boolean;
  };
  availability: {
    /** Bookable for this user and cart. */
    available: boolean;
    /** `slot_full`, `alcohol_not_available`. */
    reasons: string[];
  };
  flags: {
    /** The address is more than 30 minutes from the store; last mile: 30 to 60. */
    long_distance_delivery: boolean;
  };
  /** Last mile, with `with_handoff_time`: when the driver is to collect the order at the store. ISO 8601. */
  handoff_at?: string;
}

export interface ServiceOptionsResponse {
  /** By time. */
  service_options: ServiceOption[];
}

export interface Settings {
  /** Nothing tells who the shopper is: neither handling, location, chat nor callbacks. Default false. */
  remove_shopper_information: boolean;
  /** Seconds between two Order location callbacks of an order. Default 60. */
  location_interval_seconds: number;
  /** Price in cents from which an item is handed over against a signature. Default 15000. */
  certified_delivery_cents: number;
}

export interface Shopper {
  /** Id of the shopper. */
  id: number;
  /** First name, which customers see. */
  first_name: string;
  email: string | null;
  /** E.164. */
  phone: string | null;
  avatar_url: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
}

export interface ShopperItemChange {
  /** Delivered count. */
  delivered_count?: number;
  /** Delivered weight, in pounds by default in the US. */
  delivered_weight?: number;
  /** Barcode scans; the first one is the `scan_code` of the item. */
  scans?: Scan[];
  /** What became of the item; `to_refund` goes with a `delivered_count` of 0. Where it is left out, a `replacement_item` means `replaced`, a count of 0 `to_refund`, all else `found`. */
  status?: 'not_found' | 'found' | 'replaced' | 'to_refund';
  /** One of `upc` or `rrc`; or `name`, and `price` if known, of a product without codes. */
  replacement_item?: {
    /** Universal product code. */
    upc?: string;
    /** Retailer's reference code. */
    rrc?: string;
    /** What the shopper wrote down of a replacement without codes. */
    name?: string;
    /** Its price in dollars. */
    price?: number;
  };
}

/** Chances, from 0 to 1. */
export interface ShopperProbabilities {
  /** Of each line: less of it is found than ordered. Default 0.05. */
  short?: number;
  /** Of each line: it is replaced. Default 0.08. */
  replace?: number;
  /** Of each line: it is refunded. Default 0.04. */
  refund?: number;
  /** Of each order: the customer has an item added. Default 0.02. */
  add?: number;
  /** Of each order: the shopper writes, and writes again about a replacement. Default 0.3. */
  message?: number;
  /** Of each replacement: the customer approves it without being asked through the API. Default 0. */
  customer_approves?: number;
  /** Of each replacement: the customer rejects it. Default 0. */
  customer_rejects?: number;
  /** Of each replacement: the customer rejects it and names an alternative. Default 0. */
  customer_alternative?: number;
  /** Of each pickup order: the customer arrives who has not been recorded as arrived. Default 1. */
  customer_arrives?: number;
  /** Of each last mile order: it is staged that nobody has staged before a shopper is sent. Default 1. */
  staged?: number;
  /** Of each order: it is late. Default 0.05. */
  late?: number;
  /** Of each order: the customer is not found at first. Default 0.02. */
  customer_missing?: number;
  /** Of each pickup order: no runner is found. Default 0.02. */
  runner_missing?: number;
  /** Of each order: it is canceled under way. Default 0.02. */
  cancel?: number;
  /** Of each order: it is moved to a later window. Default 0.02. */
  reschedule?: number;
  /** Of each order: the customer rates it afterwards. Default 0. */
  rate?: number;
}

/** How long the shopper waits for others, at speed 1. */
export interface ShopperWaits {
  /** For the answers to replacements. Seconds. Default 600. */
  answer?: number;
  /** For the customer of a pickup order, before the customer arrives by itself. Seconds. Default 1200. */
  customer?: number;
  /** For the bags of a last mile order, before they are staged without the retailer, or fetched unstaged. Seconds. Default 1800. */
  staging?: number;
}

export interface SlotPolicy {
  /** Length of a scheduled window in minutes. */
  window_minutes: number;
  /** Minutes between the starts of windows, counted from midnight. */
  step_minutes: number;
  /** Local days for which windows are offered, today included. */
  horizon_days: number;
  /** A window is offered if it starts at least so many minutes ahead. */
  lead_minutes: number;
  /** Lengths of the immediate options ("within N minutes"); empty to offer none. */
  immediate_minutes: number[];
  /** Standard ETA: minutes from the request to the promised time. */
  eta_minutes: number | null;
  /** Priority ETA: minutes to the promised time, at least 30 less than `eta_minutes`. */
  priority_eta_minutes: number | null;
  /** Local hours in which a window must lie whole to be bookable with alcohol. */
  alcohol_hours: HoursPeriod | null;
  capacity: CapacityByPool;
  /** Capacity by weekday and time; the first rule that matches decides. */
  capacity_rules: CapacityRule[];
  /** Capacity of single windows; wins over rules and default. */
  capacity_overrides: CapacityOverride[];
}

export interface Snapshot {
  /** Its name. */
  name: string;
  /** Slug of the organization. */
  organization: string;
  /** Bytes of the file. */
  size: number;
  /** When it was taken, on the wall. ISO 8601. */
  taken_at: string;
  /** What the organization's clock showed then. ISO 8601. */
  clock_at: string;
  /** Version of the tables: the number of the last migration. */
  schema: number;
  /** Rows by table. */
  counts: Record<string, number>;
  /** SHA-256 of the rows: the same for the same state. */
  checksum: string;
}

export interface Store {
  /** Store name. */
  name: string;
  /** Store code used in other calls. */
  location_code: string;
  flags: {
    /** The store supports alcohol orders. */
    alcohol: boolean;
    /** The store supports pickup orders. */
    pickup: boolean;
    /** True: not eligible for delivery or last mile delivery. */
    pickup_only: boolean;
    /** The store accepts addresses 30 to 60 minutes away. */
    long_distance_delivery: boolean;
  };
}

/** Address of the store. */
export interface StoreAddress {
  /** First line. */
  address_line_1: string;
  /** Second line; empty to remove it. */
  address_line_2?: string;
  /** City. */
  city: string;
  /** State, territory or province, for example `CA`. */
  region: string;
  /** ZIP code or Canadian postal code. */
  postal_code: string;
}

export interface StoresResponse {
  /** Closest first; empty where no store serves the place. */
  stores: Store[];
  /** The postal code, given alone, has only partial coverage; search again with an address. */
  is_partial: boolean;
}

export interface Success {
  /** True: it is done. */
  success: boolean;
}

export interface UserAddress {
  user_id: string;
  address_line_1: string;
  /** Validated: spaces removed, upper case. */
  postal_code: string;
  flags: AddressFlags;
}

export interface Vehicle {
  /** Id of the vehicle. An order has one vehicle, which has its internal id. */
  id: number;
  /** Make and model; empty where not given. */
  model: string;
  /** Kind of vehicle; empty where not given. */
  vehicle_type: string;
  /** Licence plate. */
  license_plate?: string;
  /** Colour; empty where not given. */
  color: string;
  /** The colour in hexadecimal. */
  color_hex?: string;
}

export interface VehicleDetails {
  /** Make and model. */
  model?: string;
  /** Kind of vehicle, in lower case. */
  vehicle_type?: 'hatchback' | 'minivan' | 'sedan' | 'suv' | 'truck' | 'other';
  /** Licence plate. */
  license_plate?: string;
  /** Colour, in lower case. */
  color?: 'black' | 'blue' | 'brown' | 'gray' | 'green' | 'yellow' | 'orange' | 'red' | 'silver' | 'white';
  /** It is the delegate's vehicle; the order must have a delegate. Default false. */
  is_pickup_delegate?: boolean;
}

export interface VehicleInfo {
  vehicle_info: Vehicle;
}

export interface Webhook {
  /** Id of the webhook. */
  webhook_id: number;
  /** Name of the configuration. */
  name: string;
  /** The server whose events it gets. */
  environment: 'development' | 'production';
  /** Callback URL. */
  url: string;
  /** A disabled webhook gets nothing; what was pending waits until it is enabled again. */
  status: 'Enabled' | 'Disabled';
  /** Why the server disabled it, such as an answer of 410 Gone. */
  disabled_reason: string | null;
  /** Token endpoint. Null: callbacks are sent without a token. */
  auth_uri: string | null;
  /** Client ID for the token endpoint. */
  client_id: string | null;
  /** Sixteen hexadecimal digits that are equal for equal client secrets, on both servers of an installation. Use another secret on each. Null without a secret, and where the server's key cannot read it: then set it again. */
  client_secret_fingerprint: string | null;
  /** How the token is requested. */
  grant_type: 'client_credentials';
  /** Sent with the token request. */
  scope: string | null;
  /** Sent with the token request. */
  resource: string | null;
  /** Names of the events that it gets. Empty: all of Connect, and none of those that begin with `cartwright.`. */
  events: string[];
  /** Adds `retailer_id` to `event_metadata` of every event. */
  include_retailer_id: boolean;
  /** PEM of a CA that is trusted besides the public ones. */
  ca_certificate: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  updated_at: string;
}

export interface WebhookWithSecret {
  /** Id of the webhook. */
  webhook_id: number;
  /** Name of the configuration. */
  name: string;
  /** The server whose events it gets. */
  environment: 'development' | 'production';
  /** Callback URL. */
  url: string;
  /** A disabled webhook gets nothing; what was pending waits until it is enabled again. */
  status: 'Enabled' | 'Disabled';
  /** Why the server disabled it, such as an answer of 410 Gone. */
  disabled_reason: string | null;
  /** Token endpoint. Null: callbacks are sent without a token. */
  auth_uri: string | null;
  /** Client ID for the token endpoint. */
  client_id: string | null;
  /** Sixteen hexadecimal digits that are equal for equal client secrets, on both servers of an installation. Use another secret on each. Null without a secret, and where the server's key cannot read it: then set it again. */
  client_secret_fingerprint: string | null;
  /** How the token is requested. */
  grant_type: 'client_credentials';
  /** Sent with the token request. */
  scope: string | null;
  /** Sent with the token request. */
  resource: string | null;
  /** Names of the events that it gets. Empty: all of Connect, and none of those that begin with `cartwright.`. */
  events: string[];
  /** Adds `retailer_id` to `event_metadata` of every event. */
  include_retailer_id: boolean;
  /** PEM of a CA that is trusted besides the public ones. */
  ca_certificate: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  updated_at: string;
  /** Key of the `webhook-signature` header (Standard Webhooks). Shown in this answer only; it cannot be read again. */
  signing_secret: string;
}

export interface WeeklyHours {
  /** At most 5, none of which overlap; empty: closed. */
  monday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  tuesday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  wednesday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  thursday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  friday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  saturday: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  sunday: HoursPeriod[];
}

export interface WholeRequest {
  /** `X-Request-Id` of the answer, the client’s own where it sent one. */
  request_id: string;
  /** When it came, on the wall. ISO 8601, UTC, with milliseconds. */
  started_at: string;
  /** What the organization's clock showed for it; null where no operation ran. ISO 8601, UTC, with milliseconds. */
  clock_time: string | null;
  /** From its head to the end of the answer. In milliseconds. */
  duration_ms: number;
  /** Method. */
  method: string;
  /** Path with its query, secrets masked. */
  path: string;
  /** Operation; `unknown` for a path that leads nowhere, `method_not_allowed` for a wrong method. */
  operation_id: string;
  /** Status of the answer; null where a fault closed the connection before it. */
  status: number | null;
  /** Whose token it came with; null for an API key and for an application that is deleted. */
  application: {
    /** Client ID. */
    client_id: string;
    /** Name. */
    name: string;
  } | null;
  /** As sent. */
  user_agent: string | null;
  /** What a refusal said; of several errors the wrapper. */
  error: {
    /** Code of the envelope; of the token endpoints the `error`. */
    code: number | string | null;
    /** `meta.key`. */
    key: string | null;
    /** Message. */
    message: string;
  } | null;
  /** Fault rules that were applied, comma-separated. */
  fault: string | null;
  /** What a fault did to the connection: `dropped` or `truncated`. */
  connection: string | null;
  /** Request id that it repeats. */
  replay_of: string | null;
  /** Process that served it. Each process keeps its own. */
  process: string;
  timings: {
    /** Until it was read and the handler began; null where none ran. In milliseconds. */
    received_ms: number | null;
    /** The handler's own. In milliseconds. */
    handler_ms: number | null;
    /** The whole. In milliseconds. */
    total_ms: number;
  };
  request: {
    /** Of the request. */
    headers: {
      /** As sent. */
      name: string;
      /** Secrets are masked. */
      value: string;
    }[];
    /** Null: empty. */
    body: {
      /** The first 64 KiB, secrets masked. */
      text: string;
      /** Of the whole. */
      bytes: number;
      /** It was longer than what is kept. */
      truncated: boolean;
      /** Something in it is masked. */
      masked: boolean;
    } | null;
  };
  answer: {
    /** Of the answer. */
    headers: {
      /** As sent. */
      name: string;
      /** Secrets are masked. */
      value: string;
    }[];
    /** Null: empty or not sent. A truncated answer shows what was sent. */
    body: {
      /** The first 64 KiB, secrets masked. */
      text: string;
      /** Of the whole. */
      bytes: number;
      /** It was longer than what is kept. */
      truncated: boolean;
      /** Something in it is masked. */
      masked: boolean;
    } | null;
  };
  /** Events that it caused for orders named in it, at most 200. */
  events: {
    /** Id of the event; its callbacks carry it. */
    event_id: number;
    /** Name of the event. */
    event_name: string;
    /** When it happened, on the organization's clock. ISO 8601, UTC. */
    event_timestamp: string;
    /** Order that it is about. */
    order_id: string | null;
  }[];
}

/** Body of `oauth.token`. */
export interface OauthTokenBody {
  /** Client ID. */
  client_id?: string;
  /** Client secret. */
  client_secret?: string;
  /** One of the grants above. */
  grant_type?: string;
  /** Scopes the token may reach, comma-separated. Default: all scopes of the application that the grant may carry. */
  scope?: string;
  /** Authorization code. */
  code?: string;
  /** Redirect URI used when the code was generated. */
  redirect_uri?: string;
  /** PKCE verifier (RFC 7636), where the code was generated with a challenge. */
  code_verifier?: string;
  /** Assertion of the user. */
  assertion?: string;
}

/** Answer of `oauth.token`. */
export interface OauthTokenAnswer {
  /** Opaque, 43 URL-safe characters. */
  access_token: string;
  /** `Bearer`. */
  token_type: string;
  /** Seconds. */
  expires_in: number;
  /** Scopes of the token, comma-separated. */
  scope: string;
  /** Epoch seconds. */
  created_at: number;
}

/** Body of `oauth.revoke`. */
export interface OauthRevokeBody {
  /** Client ID. */
  client_id?: string;
  /** Client secret. */
  client_secret?: string;
  /** Token to revoke. */
  token?: string;
}

/** Body of `fulfillment.users.create`. */
export interface FulfillmentUsersCreateBody {
  /** Unique id chosen by the retailer: login name, loyalty id, e-mail … */
  user_id: string;
  /** First name. Must not contain any of `/ : < > $ % ?` */
  first_name: string;
  /** Last name, same restriction. */
  last_name?: string;
  /** E.164. Ten-digit North American forms are accepted and normalised. */
  phone_number?: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
}

/** Answer of `fulfillment.users.create`. */
export interface FulfillmentUsersCreateAnswer {
  user_id: string;
  first_name: string;
  last_name?: string;
  /** E.164. */
  phone_number?: string;
  locale?: string;
}

/** Body of `fulfillment.users.create_with_address`. */
export interface FulfillmentUsersCreateWithAddressBody {
  /** First line. */
  address_line_1: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code: string;
  /** City. */
  city?: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E.164. */
  phone_number?: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
}

/** Body of `fulfillment.stores.find_delivery`. */
export interface FulfillmentStoresFindDeliveryBody {
  find_by: FindBy;
}

/** Body of `fulfillment.service_options.preview_delivery`. */
export interface FulfillmentServiceOptionsPreviewDeliveryBody {
  /** Delivery postal code. */
  postal_code: string;
  /** Total value of the items, in cents. */
  cart_total_cents?: number;
  /** Number of items. */
  items_count?: number;
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
  /** Windows that the customer would like; the answer has the options that stand for them. */
  desired_windows?: DesiredWindow[];
}

/** Body of `fulfillment.service_options.reserve_desired`. */
export interface FulfillmentServiceOptionsReserveDesiredBody {
  /** Reference of a listed service option. */
  service_option_reference: string;
}

/** Body of `fulfillment.orders.create_delivery`. */
export interface FulfillmentOrdersCreateDeliveryBody {
  /** Unique id of the retailer's own. */
  order_id: string;
  /** Id of the hold. */
  service_option_hold_id: number;
  /** Loyalty number for this transaction. */
  loyalty_number?: string;
  /** Tip before delivery. In cents. */
  initial_tip_cents: number;
  /** The customer wants the order left unattended. Default false; false with alcohol. */
  leave_unattended?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
  /** Store whose catalogue the items are from. The order is fulfilled by the store of the hold. */
  location_code?: string;
  /** The order contains an EBT payment. Default false. */
  paid_with_ebt?: boolean;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
  /** Instacart+ benefits applied. Default false. */
  applied_instacartplus?: boolean;
  user?: OrderUser;
  address: Address;
  /** Items of the cart. */
  items: OrderItem[];
  /** Order-level metadata. */
  metadata?: Record<string, unknown>;
}

/** Answer of `fulfillment.orders.list`. */
export interface FulfillmentOrdersListAnswer {
  orders: Order[];
}

/** Body of `fulfillment.orders.update`. */
export interface FulfillmentOrdersUpdateBody {
  /** A new hold, to change the time slot. */
  service_option_hold_id?: number;
  /** Tip before delivery; 0 for pickup. In cents. */
  initial_tip_cents: number;
  /** Left unattended; false with alcohol. Stays as it is when not sent. */
  leave_unattended?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
  user?: OrderUser;
  /** Items of the cart. */
  items: OrderItem[];
}

/** Body of `fulfillment.orders.update_tip`. */
export interface FulfillmentOrdersUpdateTipBody {
  /** New tip. In cents. */
  tip_amount_cents: number;
}

/** Body of `fulfillment.items.validate`. */
export interface FulfillmentItemsValidateBody {
  /** Items with their quantities. */
  items: {
    /** Line number. */
    line_num?: string;
    /** Number of units; for products sold by the unit. */
    count?: number;
    /** Weight in the unit of the catalogue; for products sold by weight. */
    weight?: number;
    /** Instructions about the selection of the item. */
    special_instructions?: string;
    /** Default `users_choice` if `replacement_items` is given, else `shoppers_choice`. */
    replacement_policy?: 'no_replacements' | 'users_choice' | 'shoppers_choice';
    /** Preferred replacements. */
    replacement_items?: ProductCodes[];
    item?: ProductCodes;
    /** Other codes of the product; the first one counts where `item` is missing. */
    product_codes?: {
      /** Kind of code. */
      type: 'upc' | 'rrc';
      /** The code. */
      value: string;
    }[];
    /** The retailer's own data about the line. */
    metadata?: Record<string, unknown>;
  }[];
  address?: Address;
  /** Store. */
  location_code?: string;
}

/** Answer of `fulfillment.items.validate`. */
export interface FulfillmentItemsValidateAnswer {
  /** Empty when all items passed. */
  validation_failures: {
    /** Line number, where the request had one. */
    line_num?: string;
    /** The code of the request. */
    item: {
      upc?: string;
      rrc?: string;
    };
    error: {
      message: string;
      code: number;
    };
    meta: {
      /** Path of what is wrong, e.g. `items[0].count`. */
      key: string;
    };
  }[];
}

/** Body of `transactions.send_pos`. */
export interface TransactionsSendPosBody {
  /** First six digits of the payment card. */
  bin?: '539186' | '546683' | '555370' | '551917';
  /** Last four digits of the card. */
  last_four: string;
  /** With time zone or UTC. */
  transaction_timestamp: string;
  /** Globally unique across stores and banners. */
  id: string;
  /** Store. */
  store_id: string;
  /** Identifier submitted in checkout registration. */
  checkout_id?: string;
  /** Without taxes and fees. Decimal, in the currency. */
  sub_total?: number;
  /** With taxes and fees. Decimal, in the currency. */
  total: number;
  /** ISO 4217, default USD. */
  currency_code?: string;
  /** Taxes. Decimal, in the currency. */
  total_tax: number;
  /** For example `Instacart 12345`. */
  cardholder_name?: string;
  /** Id, e-mail or phone. */
  customer_reference?: string;
  /** Ways in which the transaction was paid. */
  tenders?: {
    /** For example `CREDIT_CARD`. */
    type?: string;
    /** Amount. Decimal, in the currency. */
    amount?: number;
    /** For example `RETAILER`. */
    approval_processed_by_code?: string;
  }[];
  /** Items. */
  items?: {
    /** Line number. */
    line_item_number?: string;
    /** Bar code. */
    bar_code?: string;
    /** Retailer's reference code. */
    retailer_reference_code?: string;
    /** Description. */
    description?: string;
    /** Category. */
    category?: string;
    /** Price of one unit. Decimal, in the currency. */
    price_per_unit?: number;
    /** Price of the line. Decimal, in the currency. */
    item_price?: number;
    /** Quantity. */
    quantity?: number;
  }[];
  /** Taxes. */
  taxes?: {
    /** For example `OTHER`. */
    type?: string;
    /** For example `TotalTaxes`. */
    type_other?: string;
    /** Amount. Decimal, in the currency. */
    amount?: number;
  }[];
}

/** Answer of `transactions.send_pos`. */
export interface TransactionsSendPosAnswer {
  id: string;
}

/** Body of `developer_platform.create_products_link`. */
export interface DeveloperPlatformCreateProductsLinkBody {
  /** Title of the page. */
  title: string;
  /** Image of 500 × 500 pixels. */
  image_url?: string;
  /** Days. */
  expires_in?: number;
  /** Steps. */
  instructions?: string[];
  landing_page_configuration?: LandingPageConfiguration;
  /** Default `shopping_list`. A recipe expires after 30 days by default, a list never. */
  link_type?: 'shopping_list' | 'recipe';
  /** Items of the list. */
  line_items: {
    /** Search term: generic, without brand or size. */
    name: string;
    /** Text shown for the item. */
    display_text?: string;
    /** Product ids. */
    product_ids?: number[];
    /** UPCs of 12 to 14 digits; not together with `product_ids`. */
    upcs?: string[];
    filters?: ItemFilters;
    /** @deprecated Use `line_item_measurements` instead. Default 1. */
    quantity?: number;
    /** @deprecated Use `line_item_measurements` instead. Default `each`. */
    unit?: string;
    /** How much of it. */
    line_item_measurements?: Measurement[];
  }[];
}

/** Body of `developer_platform.create_recipe`. */
export interface DeveloperPlatformCreateRecipeBody {
  /** Title of the page. */
  title: string;
  /** Image of 500 × 500 pixels. */
  image_url?: string;
  /** Days. */
  expires_in?: number;
  /** Steps. */
  instructions?: string[];
  landing_page_configuration?: LandingPageConfiguration;
  /** Author. */
  author?: string;
  /** Servings. */
  servings?: number;
  /** Minutes. */
  cooking_time?: number;
  /** The partner's own id. */
  external_reference_id?: string;
  /** Credit of the creator. */
  content_creator_credit_info?: string;
  /** Ingredients of the recipe. */
  ingredients: {
    /** Search term: generic, without brand or size. */
    name: string;
    /** Text shown for the item. */
    display_text?: string;
    /** Product ids. */
    product_ids?: number[];
    /** UPCs of 12 to 14 digits; not together with `product_ids`. */
    upcs?: string[];
    filters?: ItemFilters;
    /** How much of it. */
    measurements?: Measurement[];
  }[];
}

/** Answer of `developer_platform.nearby_retailers`. */
export interface DeveloperPlatformNearbyRetailersAnswer {
  retailers: {
    /** Append it to a page URL to preselect the store. */
    retailer_key: string;
    name: string;
    /** Empty: logos are not kept. */
    retailer_logo_url: string;
  }[];
}

/** Answer of `recommendations.replacement_items_backend`. */
export type RecommendationsReplacementItemsBackendAnswer = Record<string, unknown>;

/** Answer of `recommendations.replacement_items_of_order_backend`. */
export type RecommendationsReplacementItemsOfOrderBackendAnswer = Record<string, unknown>;

/** Answer of `recommendations.replacement_items_frontend`. */
export type RecommendationsReplacementItemsFrontendAnswer = Record<string, unknown>;

/** Answer of `recommendations.replacement_items_of_order_frontend`. */
export type RecommendationsReplacementItemsOfOrderFrontendAnswer = Record<string, unknown>;

/** Answer of `recommendations.complementary_items_backend`. */
export type RecommendationsComplementaryItemsBackendAnswer = Record<string, unknown>;

/** Answer of `recommendations.complementary_items_of_order_backend`. */
export type RecommendationsComplementaryItemsOfOrderBackendAnswer = Record<string, unknown>;

/** Answer of `recommendations.complementary_items_frontend`. */
export type RecommendationsComplementaryItemsFrontendAnswer = Record<string, unknown>;

/** Answer of `recommendations.complementary_items_of_order_frontend`. */
export type RecommendationsComplementaryItemsOfOrderFrontendAnswer = Record<string, unknown>;

/** Body of `fulfillment.orders.create_pickup`. */
export interface FulfillmentOrdersCreatePickupBody {
  /** Unique id of the retailer's own. */
  order_id: string;
  /** Id of the hold. */
  service_option_hold_id: number;
  /** Loyalty number for this transaction. */
  loyalty_number?: string;
  /** Instructions for the shopper. */
  special_instructions?: string;
  /** Store that fulfils the order: the one of the hold. */
  location_code: string;
  /** The order contains an EBT payment. Default false. */
  paid_with_ebt?: boolean;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
  /** Instacart+ benefits applied. Default false. */
  applied_instacartplus?: boolean;
  user?: OrderUser;
  /** Items of the cart. */
  items: OrderItem[];
}

/** Body of `fulfillment.orders.set_replacements`. */
export interface FulfillmentOrdersSetReplacementsBody {
  /** One for each line item. */
  selections: {
    /** Line item of the order. */
    line_num: string;
    /** Preferred count of the replacement, for items sold by the unit. Default: as many as of the item. */
    count?: number;
    /** The same for items sold by weight, in the unit of the item. */
    weight?: number;
    /** Preferred replacements, instead of those set before; an empty list clears them. Stay as they are when not sent. */
    replacement_items?: ProductCodes[];
  }[];
}

/** Body of `fulfillment.last_mile.create`. */
export interface FulfillmentLastMileCreateBody {
  /** Unique id of the retailer's own, to find the order with. Default: a random one. */
  order_id?: string;
  /** Store where the driver collects the order: the one of the hold. */
  location_code: string;
  /** Start of the requested delivery window, ISO 8601. */
  start_at?: string;
  /** End of the requested delivery window, ISO 8601. */
  end_at?: string;
  /** Id of the hold. */
  service_option_hold_id: number;
  /** User's first name. */
  first_name: string;
  /** User's last name. */
  last_name: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
  /** The user's phone, E.164. Ten-digit North American forms are accepted and normalised. */
  user_phone: string;
  /** Tip before delivery. In cents. */
  initial_tip_cents?: number;
  /** Number of items. */
  items_count: number;
  /** Weight of the items in lbs. */
  items_weight: number;
  /** Number of bags. */
  bags_count?: number;
  /** Gross merchandise value of the cart in dollars. */
  cart_total?: number;
  /** User-friendly label that helps shoppers identify the order. */
  bag_label?: string;
  /** The order contains alcohol. Default false. */
  alcoholic?: boolean;
  /** The customer wants the order left unattended. Default false; false with alcohol. */
  leave_unattended?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
  /** The user opted out of SMS. Default false. */
  customer_sms_opt_out?: boolean;
  /** Compute the hand-off time: `fulfillment_details.handoff_at`. Default false. */
  with_handoff_time?: boolean;
  address?: Address;
  /** First line, where there is no `address`. Default: the address validated for the user. */
  address_line_1?: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code?: string;
  /** City. */
  city?: string;
}

/** Body of `fulfillment.dispatch.create`. */
export interface FulfillmentDispatchCreateBody {
  /** Unique id of the retailer's own. */
  order_id: string;
  /** Store. */
  location_code: string;
  /** Start of the delivery window, ISO 8601, on the hour. Required without `service_option_id`. */
  start_at?: string;
  /** End of the delivery window, on the hour, an hour or more after the start. Required without `service_option_id`. */
  end_at?: string;
  /** A last mile service option of the store, instead of a window or around it. */
  service_option_id?: number;
  /** Instead of failing for lack of capacity, take the soonest alternative of the same day. Default false. */
  fallback_to_soonest_sameday?: boolean;
  /** User of the order; created if there is no such user yet. */
  user_id?: string;
  /** User's first name. */
  first_name: string;
  /** User's last name. */
  last_name: string;
  /** User's e-mail address. */
  email?: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
  /** The user's phone, E.164. Ten-digit North American forms are accepted and normalised. */
  user_phone: string;
  /** Tip before delivery. In cents. */
  initial_tip_cents?: number;
  /** Number of items. */
  items_count: number;
  /** Weight of the items in lbs. */
  items_weight: number;
  /** Number of bags. */
  bags_count?: number;
  /** Gross merchandise value of the cart in dollars. */
  cart_total?: number;
  /** User-friendly label that helps shoppers identify the order. */
  bag_label?: string;
  /** The order contains alcohol. Default false. */
  alcoholic?: boolean;
  /** The customer wants the order left unattended. Default false; false with alcohol. */
  leave_unattended?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
  /** The user opted out of SMS. Default false. */
  customer_sms_opt_out?: boolean;
  /** Compute the hand-off time: `fulfillment_details.handoff_at`. Default false. */
  with_handoff_time?: boolean;
  address?: Address;
  /** First line, where there is no `address`. Default: the address validated for the user. */
  address_line_1?: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code?: string;
  /** City. */
  city?: string;
}

/** Body of `fulfillment.dispatch.cancel`. */
export interface FulfillmentDispatchCancelBody {
  /** User of the order. */
  user_id?: string;
}

/** Body of `fulfillment.lastmile.create`. */
export interface FulfillmentLastmileCreateBody {
  /** Unique id of the retailer's own, to find the order with. Default: a random one. */
  order_id?: string;
  /** Store where the driver collects the order: the one of the hold. */
  location_code: string;
  /** Start of the requested delivery window, ISO 8601. */
  start_at?: string;
  /** End of the requested delivery window, ISO 8601. */
  end_at?: string;
  /** Id of the hold. */
  service_option_hold_id: number;
  /** User's first name. */
  first_name: string;
  /** User's last name. */
  last_name: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
  /** The user's phone, E.164. Ten-digit North American forms are accepted and normalised. */
  user_phone: string;
  /** Tip before delivery. In cents. */
  initial_tip_cents?: number;
  /** Number of items. */
  items_count: number;
  /** Weight of the items in lbs. */
  items_weight: number;
  /** Number of bags. */
  bags_count?: number;
  /** Gross merchandise value of the cart in dollars. */
  cart_total?: number;
  /** User-friendly label that helps shoppers identify the order. */
  bag_label?: string;
  /** The order contains alcohol. Default false. */
  alcoholic?: boolean;
  /** The customer wants the order left unattended. Default false; false with alcohol. */
  leave_unattended?: boolean;
  /** Instructions for the shopper. */
  special_instructions?: string;
  /** The user opted out of SMS. Default false. */
  customer_sms_opt_out?: boolean;
  /** Compute the hand-off time: `fulfillment_details.handoff_at`. Default false. */
  with_handoff_time?: boolean;
  address?: Address;
  /** First line, where there is no `address`. Default: the address validated for the user. */
  address_line_1?: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code?: string;
  /** City. */
  city?: string;
}

/** Body of `fulfillment.stores.find_pickup`. */
export interface FulfillmentStoresFindPickupBody {
  /** A position or a postal code. */
  find_by: {
    /** Degrees north; with `longitude`. */
    latitude?: number;
    /** Degrees east; with `latitude`. */
    longitude?: number;
    /** Postal code near which the customer wants to collect. */
    postal_code?: string;
  };
}

/** Answer of `fulfillment.stores.find_pickup`. */
export interface FulfillmentStoresFindPickupAnswer {
  /** Closest first; empty where no store serves the place. */
  stores: Store[];
}

/** Body of `fulfillment.stores.find_last_mile`. */
export interface FulfillmentStoresFindLastMileBody {
  /** A position or an address. */
  find_by: {
    /** Degrees north; with `longitude`. */
    latitude?: number;
    /** Degrees east; with `latitude`. */
    longitude?: number;
    /** First line of an address; with `postal_code`. */
    address_line_1?: string;
    /** Second line. */
    address_line_2?: string;
    /** For example `residential`. */
    address_type?: string;
    /** Postal code of the address. Alone: deprecated, the stores found may not be the right ones. */
    postal_code?: string;
    /** City. */
    city?: string;
  };
}

/** Body of `fulfillment.stores.find_dispatch`. */
export interface FulfillmentStoresFindDispatchBody {
  find_by: FindBy;
}

/** Body of `fulfillment.service_options.preview_pickup`. */
export interface FulfillmentServiceOptionsPreviewPickupBody {
  /** Store. */
  location_code: string;
  /** Total value of the items, in cents. */
  cart_total_cents?: number;
  /** Number of items. */
  items_count?: number;
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
}

/** Body of `fulfillment.service_options.list_pickup`. */
export interface FulfillmentServiceOptionsListPickupBody {
  /** Items of the cart. */
  items: OrderItem[];
  /** Store. */
  location_code: string;
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
}

/** Answer of `fulfillment.service_options.list_pickup`. */
export interface FulfillmentServiceOptionsListPickupAnswer {
  /** By time. */
  service_options: ServiceOption[];
  /** What to know of the cart; it is accepted all the same. */
  warnings: {
    message: string;
  }[];
}

/** Body of `fulfillment.service_options.list_last_mile`. */
export interface FulfillmentServiceOptionsListLastMileBody {
  address: Address;
  /** Store where the driver collects the order. */
  location_code: string;
  /** Total value of the items, in cents. */
  cart_total_cents: number;
  /** Number of different items. */
  items_count: number;
  /** Number of all units. */
  units_count?: number;
  /** When the order will be ready at the earliest, ISO 8601; options that start before it are left out. */
  earliest_option_start_at?: string;
  /** ETA options instead of immediate ones. Default false. */
  with_eta_options?: boolean;
  /** Priority ETA options instead of immediate ones. Default false. */
  with_priority_eta_options?: boolean;
  /** Windows that the customer would like; the answer has the options that stand for them. */
  desired_windows?: DesiredWindow[];
  /** Compute the hand-off time of each option. Default false. */
  with_handoff_time?: boolean;
}

/** Body of `fulfillment.service_options.reserve_with_cart`. */
export interface FulfillmentServiceOptionsReserveWithCartBody {
  address: Address;
  /** Items of the cart. */
  items: OrderItem[];
  /** Store whose catalogue the items are from. The slot is that of its own store. */
  location_code?: string;
}

/** Answer of `fulfillment.lastmile.validate_address`. */
export interface FulfillmentLastmileValidateAddressAnswer {
  address_line_1: string;
  /** Validated: spaces removed, upper case. */
  postal_code: string;
  flags: AddressFlags;
}

/** Body of `fulfillment.lastmile.create_user_and_validate_address`. */
export interface FulfillmentLastmileCreateUserAndValidateAddressBody {
  /** Id of the user, existing or new. */
  user_id: string;
  /** First line. */
  address_line_1: string;
  /** Second line. */
  address_line_2?: string;
  /** For example `residential`. */
  address_type?: string;
  /** Postal code. */
  postal_code: string;
  /** City. */
  city?: string;
  /** First name. */
  first_name?: string;
  /** Last name. */
  last_name?: string;
  /** E.164. */
  phone_number?: string;
  /** IETF language tag, e.g. `en-US`. Wins over `Accept-Language`. */
  locale?: string;
}

/** Body of `fulfillment.users.link`. */
export interface FulfillmentUsersLinkBody {
  /** Access token of the grant `authorization_code`. */
  linking_token: string;
}

/** Answer of `fulfillment.users.get_link`. */
export interface FulfillmentUsersGetLinkAnswer {
  /** @deprecated Use `instacartplus_member` instead. */
  express_member: boolean;
  /** The account is a member of Instacart+ now. */
  instacartplus_member: boolean;
  /** When the membership expires or expired, if it has an end. ISO 8601. */
  expired_at?: string;
}

/** Body of `sandbox.shoppers.create`. */
export interface SandboxShoppersCreateBody {
  /** E-mail address. */
  email?: string;
  /** Phone number, unique among the shoppers. */
  phone?: string;
}

/** Answer of `sandbox.shoppers.create`. */
export interface SandboxShoppersCreateAnswer {
  /** Id of the shopper. */
  id: number;
}

/** Body of `sandbox.batches.generate`. */
export interface SandboxBatchesGenerateBody {
  /** Id of the shopper. */
  shopper_id: number;
  /** Type of the batch. Default: what the first order needs next. */
  batch_type?: 'delivery' | 'pickup' | 'delivery_only' | 'runner_customer';
  /** One of the states of the batch's type: brand_new, acknowledged, picking, verifying_replacements, checkout, receipt_sanity_check, delivering, completed, bags_check, staged, at_store, bags_verified. */
  workflow_state?: string;
  /** Orders of the batch. */
  orders: BatchOrder[];
}

/** Body of `sandbox.batches.advance`. */
export interface SandboxBatchesAdvanceBody {
  /** One of the states of the batch's type: brand_new, acknowledged, picking, verifying_replacements, checkout, receipt_sanity_check, delivering, completed, bags_check, staged, at_store, bags_verified. */
  workflow_state?: string;
}

/** Body of `sandbox.orders.simulate_callback`. */
export interface SandboxOrdersSimulateCallbackBody {
  /** What happens. */
  event_name: 'canceled' | 'rescheduled' | 'late_delivery' | 'customer_mia' | 'arrival_at_customer' | 'unable_to_find_customer' | 'runner_not_found' | 'pickup_geofence_reached';
}

/** Body of `sandbox.instacart_users.create`. */
export interface SandboxInstacartUsersCreateBody {
  /** E-mail address. */
  email: string;
  /** Phone number. */
  phone: string;
  /** Password. */
  password: string;
  /** @deprecated Use `instacartplus_member` instead. Default false. */
  express_member?: boolean;
  /** Instacart+ member. Default false. */
  instacartplus_member?: boolean;
}

/** Answer of `sandbox.instacart_users.create`. */
export interface SandboxInstacartUsersCreateAnswer {
  /** Id of the account. */
  id: number;
}

/** Body of `sandbox.instacart_users.authorize`. */
export interface SandboxInstacartUsersAuthorizeBody {
  /** Redirect URI of the authorization code; a registered one, where the application has any. */
  redirect_uri: string;
  /** Scopes to authorize: `account_linking`. `openid` may stand beside it and has no effect. */
  scope: string;
  /** PKCE method: `S256`. */
  code_challenge_method?: string;
  /** PKCE challenge (RFC 7636): the exchange must then show its verifier. */
  code_challenge?: string;
}

/** Answer of `sandbox.instacart_users.authorize`. */
export interface SandboxInstacartUsersAuthorizeAnswer {
  /** 43 URL-safe characters, exchangeable for a linking token. */
  code: string;
}

/** Body of `data_ingestion.batch.catalog.product.submit`. */
export interface DataIngestionBatchCatalogProductSubmitBody {
  /** Products, at most 1000. */
  batch: ProductSubmission[];
}

/** Body of `data_ingestion.batch.catalog.item.submit`. */
export interface DataIngestionBatchCatalogItemSubmitBody {
  /** Items, at most 1000. */
  batch: ItemSubmission[];
}

/** Answer of `post_checkout.orders.get`. */
export interface PostCheckoutOrdersGetAnswer {
  /** The retailer's order id. */
  id: string;
  /** ISO 8601. */
  created_at: string;
  /** Where the order stands: `brand_new`, `acknowledged`, `picking`, `verifying_replacements`, `checkout`, `bags_check`, `staged`, `staged_for_delivery`, `waiting_for_delivery`, `acknowledged_for_delivery`, `at_store`, `bags_verified`, `ready_for_pickup`, `user_at_store`, `runner_awaiting`, `runner_acknowledged`, `delivering`, `delivered`, `canceled`. */
  workflow_state: string;
  /** `delivery`, `last_mile_delivery` or `pickup`. */
  fulfillment_type: string;
  /** Only of pickup orders: `curbside` (the default), `locker` or `in_store`. */
  pickup_category?: string;
  /** Start of the promised window, ISO 8601. */
  window_starts_at: string;
  /** End of the promised window, ISO 8601. */
  window_ends_at: string;
  /** Page of the order, an unguessable link. */
  order_url: string;
  /** Language of the order, e.g. `en_US`. */
  locale: string;
  /** When the customer got the order, ISO 8601. */
  delivered_at?: string;
  /** Only of canceled orders. */
  cancellation_reason?: string;
}

/** Answer of `post_checkout.orders.get_handling`. */
export interface PostCheckoutOrdersGetHandlingAnswer {
  address: Destination;
  coordinates: Coordinates;
  shopper?: {
    /** The shopper's first name. */
    first_name: string;
    /** Picture. */
    avatar_url?: string;
  };
  /** Where to leave the order, in the order's language; where it may be left unattended. */
  dropoff_location?: string;
  /** What is known of the address: its `address_type`. */
  notes?: string;
  /** The order's `special_instructions`; empty where there are none. */
  instructions: string;
  /** The order may be left unattended. */
  leave_unattended?: boolean;
  /** The order contains alcohol. */
  alcoholic?: boolean;
  /** The customer signs for it: an item costs $150 or more, or as the organization set. */
  certified_delivery?: boolean;
}

/** Answer of `post_checkout.orders.get_location`. */
export interface PostCheckoutOrdersGetLocationAnswer {
  coordinates?: Coordinates;
}

/** Answer of `post_checkout.items.list`. */
export interface PostCheckoutItemsListAnswer {
  line_items: {
    /** Id of the line item; it stays through updates and replacements. */
    id: string;
    /** `SUBSTITUTION_STATUS_UNSPECIFIED` without a replacement, `PENDING` until the customer answers, `APPROVED` or `REJECTED`. */
    replacement_status: string;
    /** What became of the ordered item: `NOT_PICKED`, `FOUND`, `REPLACED` or `TO_REFUND`. */
    status: string;
    /** The customer signs for it. */
    certified_delivery: boolean;
    /** The retailer's line number. */
    line_num: string;
    item: CustomerItem;
    replacement?: CustomerItem;
    alternative?: CustomerItem;
  }[];
}

/** Answer of `post_checkout.messages.list`. */
export interface PostCheckoutMessagesListAnswer {
  chat_messages: ChatMessage[];
  lifecycle_messages: {
    /** `event_id` of the event that it tells of; a multiple of 1024 above 2^53. */
    id: number;
    /** ISO 8601. */
    created_at: string;
    /** Name of the event: `acknowledged`, `picking`, `item_replaced`, `staged`, `delivered` and so on. */
    type: string;
    /** What the customer is told, in the order's language. */
    body: string;
  }[];
  metadata: ChatMetadata;
}

/** Answer of `post_checkout.pickup.get_details`. */
export interface PostCheckoutPickupGetDetailsAnswer {
  /** At most three. */
  pickup_instructions: PickupInstruction[];
}

/** Answer of `post_checkout.pickup.get_vehicle`. */
export interface PostCheckoutPickupGetVehicleAnswer {
  vehicle_info?: Vehicle;
}

/** Body of `post_checkout.pickup.schedule`. */
export interface PostCheckoutPickupScheduleBody {
  /** When the customer arrives: ISO 8601 with an offset, or seconds since 1970. A past time counts as now. */
  schedule_pickup_eta: string;
}

/** Answer of `order_pages.get`. */
export interface OrderPagesGetAnswer {
  /** Other after each change; send it as `after` to wait for the next one. */
  version: string;
  /** The retailer's order id. */
  order_id: string;
  /** Kind of order. */
  kind: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
  /** As in Get an order. */
  status: string;
  /** As in Get an order after checkout. */
  workflow_state: 'brand_new' | 'acknowledged' | 'picking' | 'verifying_replacements' | 'checkout' | 'bags_check' | 'staged' | 'staged_for_delivery' | 'waiting_for_delivery' | 'acknowledged_for_delivery' | 'at_store' | 'bags_verified' | 'ready_for_pickup' | 'user_at_store' | 'runner_awaiting' | 'runner_acknowledged' | 'delivering' | 'delivered' | 'canceled';
  /** A step of the order as its customer sees it. */
  step: 'received' | 'shopping' | 'review_replacements' | 'shopping_complete' | 'out_for_delivery' | 'delivered' | 'ready_for_pickup' | 'still_looking' | 'runner_found' | 'pick_up_in_store' | 'picked_up' | 'canceled';
  /** Title of the step, in the language of the order. */
  title: string;
  /** The course of the order. Replacements and the search for a runner are in it only if the order came to them. */
  steps: {
    /** A step of the order as its customer sees it. */
    step: 'received' | 'shopping' | 'review_replacements' | 'shopping_complete' | 'out_for_delivery' | 'delivered' | 'ready_for_pickup' | 'still_looking' | 'runner_found' | 'pick_up_in_store' | 'picked_up' | 'canceled';
    title: string;
    /** Where it lies. */
    state: 'done' | 'current' | 'ahead';
    /** When it was reached. ISO 8601. */
    at?: string;
  }[];
  /** Language of the order: `en-US`, `en-CA` or `fr-CA`. */
  locale: string;
  /** The organization's clock, to which all times of the page belong. ISO 8601. */
  now: string;
  /** When the order was placed. ISO 8601. */
  created_at: string;
  /** Start of the promised window. ISO 8601. */
  window_starts_at: string;
  /** End of the promised window. ISO 8601. */
  window_ends_at: string;
  /** IANA time zone of the store. */
  time_zone: string;
  /** When the shopper on the way is expected. ISO 8601. */
  arrives_at?: string;
  /** When the customer got the order. ISO 8601. */
  delivered_at?: string;
  /** When it was canceled. ISO 8601. */
  canceled_at?: string;
  cancellation_reason?: string;
  retailer: {
    /** Name of the banner. */
    name: string;
  };
  store: {
    name: string;
    address: Destination;
    coordinates: Coordinates;
  };
  /** Where it is delivered; not of pickup orders, and not more than 24 hours after the end of the order. */
  destination?: {
    address: Destination;
    coordinates: Coordinates;
  };
  handling: {
    /** What the customer asked for; empty where nothing. */
    instructions: string;
    leave_unattended: boolean;
    /** Somebody of age has to receive it. */
    alcoholic: boolean;
    /** The customer signs for it. */
    certified_delivery: boolean;
  };
  /** Who has the order now; not where the organization removes shopper information. */
  shopper?: {
    first_name: string;
    avatar_url?: string;
  };
  /** Where the shopper is; only while delivering, and not where the organization removes shopper information. */
  location?: Coordinates;
  /** As in Get order items. Last mile orders have none. */
  items: {
    /** Id of the line item; it stays through updates and replacements. */
    id: string;
    /** `SUBSTITUTION_STATUS_UNSPECIFIED` without a replacement, `PENDING` until the customer answers, `APPROVED` or `REJECTED`. */
    replacement_status: string;
    /** What became of the ordered item: `NOT_PICKED`, `FOUND`, `REPLACED` or `TO_REFUND`. */
    status: string;
    /** The customer signs for it. */
    certified_delivery: boolean;
    /** The retailer's line number. */
    line_num: string;
    item: CustomerItem;
    replacement?: CustomerItem;
    alternative?: CustomerItem;
    /** A replacement waits for the answer, now. */
    can_decide: boolean;
  }[];
  /** Number of bags, where known. */
  bags?: number;
  /** Only of pickup orders; vehicle and delegate not more than 24 hours after the end of the order. */
  pickup?: {
    /** How the order is collected. */
    category: 'curbside' | 'locker' | 'in_store';
    /** What the store says, the order's own way first. */
    instructions: PickupInstruction[];
    /** When the customer said to arrive. ISO 8601. */
    eta?: string;
    /** When the arrival was recorded. ISO 8601. */
    arrived_at?: string;
    vehicle?: {
      /** Id of the vehicle. An order has one vehicle, which has its internal id. */
      id: number;
      /** Make and model; empty where not given. */
      model: string;
      /** Kind of vehicle; empty where not given. */
      vehicle_type: string;
      /** Licence plate. */
      license_plate?: string;
      /** Colour; empty where not given. */
      color: string;
      /** The colour in hexadecimal. */
      color_hex?: string;
      /** It is the delegate's. */
      is_pickup_delegate: boolean;
    };
    delegate?: {
      name: string;
      /** Last four digits of the phone number. */
      phone_ending: string;
    };
  };
  chat: {
    /** The messages can no longer be read. */
    is_expired: boolean;
    /** Messages of a shopper that were not read. */
    unread: number;
  };
  /** Tip, cents. */
  tip_amount_cents: number;
  /** What the customer said of it. */
  rating: Rating | null;
  /** Picture of the order at the door. */
  delivery_photo_url?: string;
  /** What the customer may do now. */
  actions: ('decide_replacement' | 'read_messages' | 'send_message' | 'set_vehicle' | 'record_arrival' | 'set_delegate' | 'rate' | 'set_tip')[];
}

/** Answer of `order_pages.products.search`. */
export interface OrderPagesProductsSearchAnswer {
  products: {
    /** Lookup code. */
    upc?: string;
    /** The retailer's reference code. */
    rrc?: string;
    name: string;
    brand?: string;
    size?: string;
    image_url?: string;
    /** `each`, `lb` or `kg`. */
    cost_unit: string;
    /** Price of one unit; null where the catalogue has none. */
    price_cents: number | null;
    /** Which of the two an alternative item of this product names. */
    ordered_by: 'count' | 'weight';
  }[];
}

/** Body of `order_pages.tip.set`. */
export interface OrderPagesTipSetBody {
  /** Tip. In cents. */
  tip_amount_cents: number;
}

/** Answer of `order_pages.tip.set`. */
export interface OrderPagesTipSetAnswer {
  /** Tip. In cents. */
  tip_amount_cents: number;
}

/** Answer of `product_pages.get`. */
export interface ProductPagesGetAnswer {
  /** Kind of page. */
  kind: 'shopping_list' | 'recipe';
  title: string;
  image_url?: string;
  author?: string;
  servings?: number;
  /** Minutes. */
  cooking_time?: number;
  content_creator_credit_info?: string;
  /** Steps. */
  instructions: string[];
  /** ISO 8601. */
  created_at: string;
  /** ISO 8601; null: never. */
  expires_at: string | null;
  /** Back to the partner; `http` or `https`. */
  partner_linkback_url?: string;
  /** People may leave out what they have. */
  enable_pantry_items: boolean;
  items: {
    /** What is wanted. */
    name: string;
    /** What to show for it. */
    display_text?: string;
    /** How much of it. */
    measurements: {
      quantity: number;
      unit: string;
    }[];
    brand_filters: string[];
    health_filters: ('ORGANIC' | 'GLUTEN_FREE' | 'FAT_FREE' | 'VEGAN' | 'KOSHER' | 'SUGAR_FREE' | 'LOW_FAT')[];
    /** What the chosen store sells for it; null where nothing fits or no store is chosen. */
    product: {
      name: string;
      brand?: string;
      size?: string;
      image_url?: string;
      upc?: string;
      /** The retailer's reference code. */
      rrc?: string;
      /** `each`, `lb` or `kg`. */
      cost_unit: string;
      /** Price of one unit; null where the catalogue has none. */
      price_cents: number | null;
      /** The store has it. */
      available: boolean;
      /** Only for people of age. */
      alcohol: boolean;
    } | null;
  }[];
  /** The chosen store; null without a place or a code. */
  store: {
    /** Code of the store, unique for its retailer. */
    location_code: string;
    /** Key of the retailer. */
    retailer_key: string;
    retailer_name: string;
    name: string;
    address: Destination;
    coordinates: Coordinates;
    /** From the postal code, in a straight line. */
    kilometres?: number;
    /** Delivers to the postal code. */
    delivers: boolean;
    /** Orders can be collected. */
    pickup: boolean;
  } | null;
  /** Stores around the postal code, the nearest first, twenty at most. */
  stores: {
    /** Code of the store, unique for its retailer. */
    location_code: string;
    /** Key of the retailer. */
    retailer_key: string;
    retailer_name: string;
    name: string;
    address: Destination;
    coordinates: Coordinates;
    /** From the postal code, in a straight line. */
    kilometres?: number;
    /** Delivers to the postal code. */
    delivers: boolean;
    /** Orders can be collected. */
    pickup: boolean;
  }[];
}

/** Body of `management.organization.update`. */
export interface ManagementOrganizationUpdateBody {
  /** Name. */
  name?: string;
}

/** Body of `management.settings.update`. */
export interface ManagementSettingsUpdateBody {
  /** Nothing tells who the shopper is: neither handling, location, chat nor callbacks. Default false. */
  remove_shopper_information?: boolean;
  /** Seconds between two Order location callbacks of an order. Default 60. */
  location_interval_seconds?: number;
  /** Price in cents from which an item is handed over against a signature. Default 15000. */
  certified_delivery_cents?: number;
}

/** Answer of `management.organizations.list`. */
export interface ManagementOrganizationsListAnswer {
  organizations: Organization[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.organizations.create`. */
export interface ManagementOrganizationsCreateBody {
  /** Name in URLs, unique on the server. Lower-case letters, digits and hyphens, at most 64. */
  slug: string;
  /** Name. */
  name: string;
  /** Country; decides the languages of the answers. */
  country: 'US' | 'CA';
  /** One banner with the slug and name of the organization by default. */
  banners?: {
    /** Value of `X-Retailer-Id`. Lower-case letters, digits and hyphens, at most 64. */
    slug: string;
    /** Name. */
    name: string;
  }[];
  /** Stores and catalogue that the banners begin with; `none` by default. */
  stock?: 'none' | 'demo';
}

/** Answer of `management.organizations.create`. */
export interface ManagementOrganizationsCreateAnswer {
  /** Name in URLs; never changes. */
  slug: string;
  /** Name. */
  name: string;
  /** Country; decides the languages of the answers. */
  country: 'US' | 'CA';
  /** ISO 8601, UTC. */
  created_at: string;
  banners: Banner[];
  application: NewApplication;
}

/** Answer of `management.banners.list`. */
export interface ManagementBannersListAnswer {
  banners: Banner[];
}

/** Body of `management.banners.create`. */
export interface ManagementBannersCreateBody {
  /** Value of `X-Retailer-Id`. Lower-case letters, digits and hyphens, at most 64. */
  slug: string;
  /** Name. */
  name: string;
}

/** Body of `management.banners.rename`. */
export interface ManagementBannersRenameBody {
  /** Name. */
  name: string;
}

/** Answer of `management.applications.list`. */
export interface ManagementApplicationsListAnswer {
  applications: Application[];
}

/** Body of `management.applications.create`. */
export interface ManagementApplicationsCreateBody {
  /** Name. */
  name: string;
  /** Scopes that tokens may be requested for; each must be one that your own token has. */
  scopes: ('connect:fulfillment' | 'connect:post_checkout' | 'connect:data_ingestion' | 'connect:recommendations' | 'Connect::Orders::RatingService' | 'account_linking' | 'cartwright:manage' | 'cartwright:platform')[];
  /** Where customers may be sent back to: `https`, or `http` on localhost; no fragment (RFC 6749 §3.1.2). */
  redirect_uris?: string[];
  /** Accept only signed user assertions, whose keys are registered with the application. */
  require_signed_assertion?: boolean;
}

/** Body of `management.applications.update`. */
export interface ManagementApplicationsUpdateBody {
  /** Name. */
  name?: string;
  /** Scopes that tokens may be requested for; each must be one that your own token has. */
  scopes?: ('connect:fulfillment' | 'connect:post_checkout' | 'connect:data_ingestion' | 'connect:recommendations' | 'Connect::Orders::RatingService' | 'account_linking' | 'cartwright:manage' | 'cartwright:platform')[];
  /** Where customers may be sent back to: `https`, or `http` on localhost; no fragment (RFC 6749 §3.1.2). */
  redirect_uris?: string[];
  /** Accept only signed user assertions, whose keys are registered with the application. */
  require_signed_assertion?: boolean;
}

/** Body of `management.applications.clone`. */
export interface ManagementApplicationsCloneBody {
  /** Name of the copy; that of the original by default. */
  name?: string;
}

/** Answer of `management.applications.keys.list`. */
export interface ManagementApplicationsKeysListAnswer {
  keys: ApplicationKey[];
}

/** Body of `management.applications.keys.register`. */
export interface ManagementApplicationsKeysRegisterBody {
  /** Id of the key; by default the JWK's `kid`, else its SHA-256 thumbprint (RFC 7638). */
  key_id?: string;
  /** Public key as a JWK (RFC 7517). */
  jwk: Record<string, unknown>;
}

/** Answer of `management.stores.list`. */
export interface ManagementStoresListAnswer {
  stores: ManagedStore[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.stores.list_positions`. */
export interface ManagementStoresListPositionsAnswer {
  stores: {
    /** Slug of the banner. */
    retailer_id: string;
    /** Location code. */
    location_code: string;
    /** Store name. */
    name: string;
    /** Degrees north. */
    latitude: number;
    /** Degrees east. */
    longitude: number;
    /** IANA time zone. */
    time_zone: string;
    /** Whether it is found and offers slots. */
    active: boolean;
    /** Orders that are neither delivered nor canceled. */
    under_way: number;
    /** Of these, those whose window is over. */
    late: number;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.stores.create`. */
export interface ManagementStoresCreateBody {
  /** Code of the store in every call; any characters, unique in the banner. */
  location_code: string;
  /** Store name. */
  name: string;
  address: StoreAddress;
  /** Degrees north; with `longitude`. From the address by default. */
  latitude?: number;
  /** Degrees east; with `latitude`. */
  longitude?: number;
  /** IANA time zone; that of the postal area by default. */
  time_zone?: string;
  /** False: the store is not found and offers nothing; its orders go on. True by default. */
  active?: boolean;
  /** The store supports alcohol orders. False by default. */
  alcohol?: boolean;
  /** The store supports pickup orders. False by default. */
  pickup?: boolean;
  /** Not eligible for delivery; implies `pickup`. False by default. */
  pickup_only?: boolean;
  /** The store accepts addresses 30 to 60 minutes away. False by default. */
  long_distance_delivery?: boolean;
  /** The store also delivers to every address with the first three characters of its postal code. False by default. */
  serves_postal_prefix?: boolean;
}

/** Body of `management.stores.update`. */
export interface ManagementStoresUpdateBody {
  /** Store name. */
  name?: string;
  address?: {
    /** First line. */
    address_line_1?: string;
    /** Second line; empty to remove it. */
    address_line_2?: string;
    /** City. */
    city?: string;
    /** State, territory or province, for example `CA`. */
    region?: string;
    /** ZIP code or Canadian postal code. */
    postal_code?: string;
  };
  /** Degrees north; with `longitude`. From the address by default. */
  latitude?: number;
  /** Degrees east; with `latitude`. */
  longitude?: number;
  /** IANA time zone; that of the postal area by default. */
  time_zone?: string;
  /** False: the store is not found and offers nothing; its orders go on. True by default. */
  active?: boolean;
  /** The store supports alcohol orders. False by default. */
  alcohol?: boolean;
  /** The store supports pickup orders. False by default. */
  pickup?: boolean;
  /** Not eligible for delivery; implies `pickup`. False by default. */
  pickup_only?: boolean;
  /** The store accepts addresses 30 to 60 minutes away. False by default. */
  long_distance_delivery?: boolean;
  /** The store also delivers to every address with the first three characters of its postal code. False by default. */
  serves_postal_prefix?: boolean;
}

/** Body of `management.stores.set_pickup_instructions`. */
export interface ManagementStoresSetPickupInstructionsBody {
  /** At most one for each of `curbside`, `locker` and `in_store`. */
  pickup_instructions: PickupInstruction[];
}

/** Body of `management.hours.replace`. */
export interface ManagementHoursReplaceBody {
  /** At most 5, none of which overlap; empty: closed. */
  monday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  tuesday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  wednesday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  thursday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  friday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  saturday?: HoursPeriod[];
  /** At most 5, none of which overlap; empty: closed. */
  sunday?: HoursPeriod[];
}

/** Answer of `management.hours_exceptions.list`. */
export interface ManagementHoursExceptionsListAnswer {
  exceptions: HoursException[];
}

/** Body of `management.hours_exceptions.set`. */
export interface ManagementHoursExceptionsSetBody {
  /** At most 5, none of which overlap; empty: closed. */
  periods: HoursPeriod[];
  /** For example the name of the holiday. */
  name?: string;
}

/** Body of `management.slot_policy.replace`. */
export interface ManagementSlotPolicyReplaceBody {
  /** Length of a scheduled window in minutes. */
  window_minutes: number;
  /** Minutes between the starts of windows, counted from midnight. */
  step_minutes: number;
  /** Local days for which windows are offered, today included. */
  horizon_days: number;
  /** A window is offered if it starts at least so many minutes ahead. */
  lead_minutes: number;
  /** Lengths of the immediate options ("within N minutes"); empty to offer none. */
  immediate_minutes: number[];
  /** Standard ETA: minutes from the request to the promised time. */
  eta_minutes?: number;
  /** Priority ETA: minutes to the promised time, at least 30 less than `eta_minutes`. */
  priority_eta_minutes?: number;
  /** Local hours in which a window must lie whole to be bookable with alcohol. */
  alcohol_hours?: HoursPeriod;
  capacity: CapacityByPool;
  /** Capacity by weekday and time; the first rule that matches decides. */
  capacity_rules?: CapacityRule[];
  /** Capacity of single windows; wins over rules and default. */
  capacity_overrides?: CapacityOverride[];
}

/** Body of `management.slot_policy.update`. */
export interface ManagementSlotPolicyUpdateBody {
  /** Length of a scheduled window in minutes. */
  window_minutes?: number;
  /** Minutes between the starts of windows, counted from midnight. */
  step_minutes?: number;
  /** Local days for which windows are offered, today included. */
  horizon_days?: number;
  /** A window is offered if it starts at least so many minutes ahead. */
  lead_minutes?: number;
  /** Lengths of the immediate options ("within N minutes"); empty to offer none. */
  immediate_minutes?: number[];
  /** Standard ETA: minutes from the request to the promised time. */
  eta_minutes?: number;
  /** Priority ETA: minutes to the promised time, at least 30 less than `eta_minutes`. */
  priority_eta_minutes?: number;
  /** Local hours in which a window must lie whole to be bookable with alcohol. */
  alcohol_hours?: HoursPeriod;
  capacity?: {
    /** Orders that one window takes. */
    delivery?: number;
    /** Orders that one window takes. */
    pickup?: number;
  };
  /** Capacity by weekday and time; the first rule that matches decides. */
  capacity_rules?: CapacityRule[];
  /** Capacity of single windows; wins over rules and default. */
  capacity_overrides?: CapacityOverride[];
}

/** Answer of `management.capacity.list`. */
export interface ManagementCapacityListAnswer {
  /** By start. */
  windows: {
    /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
    pool: 'delivery' | 'pickup';
    /** ISO 8601, UTC. */
    window_starts_at: string;
    /** ISO 8601, UTC. */
    window_ends_at: string;
    /** Orders that one window takes. */
    capacity: number;
    /** Places reserved for orders that are not created yet. */
    held: number;
    /** Places of orders. */
    booked: number;
    /** False: policy and hours no longer have this window, but places of it are taken. */
    scheduled: boolean;
  }[];
}

/** Answer of `management.capacity.list_of_stores`. */
export interface ManagementCapacityListOfStoresAnswer {
  stores: {
    /** Location code. */
    location_code: string;
    /** Store name. */
    name: string;
    /** IANA time zone. */
    time_zone: string;
    /** By start. */
    windows: {
      /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
      pool: 'delivery' | 'pickup';
      /** ISO 8601, UTC. */
      window_starts_at: string;
      /** ISO 8601, UTC. */
      window_ends_at: string;
      /** Orders that one window takes. */
      capacity: number;
      /** Places reserved for orders that are not created yet. */
      held: number;
      /** Places of orders. */
      booked: number;
      /** False: policy and hours no longer have this window, but places of it are taken. */
      scheduled: boolean;
    }[];
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.capacity.set`. */
export interface ManagementCapacitySetBody {
  /** Orders that one window takes. */
  capacity: number;
}

/** Answer of `management.capacity.set`. */
export interface ManagementCapacitySetAnswer {
  /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
  pool: 'delivery' | 'pickup';
  /** ISO 8601, UTC. */
  window_starts_at: string;
  /** ISO 8601, UTC. */
  window_ends_at: string;
  /** Orders that one window takes. */
  capacity: number;
}

/** Answer of `management.customers.list`. */
export interface ManagementCustomersListAnswer {
  customers: Customer[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.customers.create`. */
export interface ManagementCustomersCreateBody {
  /** E-mail address, unique in the organization. */
  email: string;
  /** E.164. Ten-digit North American forms are accepted and normalised. */
  phone?: string;
  /** Instacart+ member. Default false. */
  instacartplus_member?: boolean;
  /** When the membership ends; without it, it has no end. Of members only. */
  instacartplus_expires_at?: string;
}

/** Body of `management.customers.set_membership`. */
export interface ManagementCustomersSetMembershipBody {
  /** Instacart+ member. */
  instacartplus_member: boolean;
  /** When the membership ends; without it, it has no end. Of members only. */
  instacartplus_expires_at?: string;
}

/** Answer of `management.shoppers.list`. */
export interface ManagementShoppersListAnswer {
  shoppers: Shopper[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.shoppers.create`. */
export interface ManagementShoppersCreateBody {
  /** E-mail address. */
  email?: string;
  /** Phone number, unique among the shoppers. */
  phone?: string;
  /** First name, which customers see. */
  first_name?: string;
  /** Picture, an `https` URL. */
  avatar_url?: string;
}

/** Answer of `management.batches.list`. */
export interface ManagementBatchesListAnswer {
  batches: Batch[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.batches.create`. */
export interface ManagementBatchesCreateBody {
  /** Id of the shopper. */
  shopper_id?: number;
  /** Type of the batch. Default: what the first order needs next. */
  batch_type?: 'delivery' | 'pickup' | 'delivery_only' | 'runner_customer';
  /** One of the states of the batch's type: brand_new, acknowledged, picking, verifying_replacements, checkout, receipt_sanity_check, delivering, completed, bags_check, staged, at_store, bags_verified. */
  workflow_state?: string;
  /** Orders of the batch. */
  orders: BatchOrder[];
}

/** Body of `management.batches.assign`. */
export interface ManagementBatchesAssignBody {
  /** Id of the shopper. */
  shopper_id: number;
}

/** Body of `management.batches.advance`. */
export interface ManagementBatchesAdvanceBody {
  /** One of the states of the batch's type: brand_new, acknowledged, picking, verifying_replacements, checkout, receipt_sanity_check, delivering, completed, bags_check, staged, at_store, bags_verified. */
  workflow_state?: string;
  /** Photo of the delivery, an `https` URL. */
  delivery_photo_url?: string;
  /** Who signed for a certified delivery. */
  certified_delivery_name?: string;
}

/** Answer of `management.order_items.create`. */
export interface ManagementOrderItemsCreateAnswer {
  /** Line number of the new item. */
  line_num: string;
}

/** Body of `management.orders.record_event`. */
export interface ManagementOrdersRecordEventBody {
  /** What happens. */
  event_name: 'canceled' | 'rescheduled' | 'late_delivery' | 'customer_mia' | 'arrival_at_customer' | 'unable_to_find_customer' | 'runner_not_found' | 'pickup_geofence_reached';
  /** Why the order is canceled. Default `retailer_driven`. */
  cancellation_reason?: 'customer_driven' | 'instacart_driven' | 'retailer_driven' | 'shopper_driven' | 'unbatchable' | 'other';
}

/** Body of `management.orders.report_location`. */
export interface ManagementOrdersReportLocationBody {
  /** Degrees. */
  latitude: number;
  /** Degrees. */
  longitude: number;
}

/** Answer of `management.order_messages.list`. */
export interface ManagementOrderMessagesListAnswer {
  chat_messages: ChatMessage[];
}

/** Body of `management.order_messages.send`. */
export interface ManagementOrderMessagesSendBody {
  /** The text, at most 1000 characters as people count them. */
  body: string;
  /** Picture that goes with it, an `https` URL. */
  image?: string;
  /** Who writes; must be the shopper who has the order. */
  shopper_id?: number;
}

/** Answer of `management.workflows.list`. */
export interface ManagementWorkflowsListAnswer {
  workflows: {
    /** Type of the batches. */
    batch_type: 'delivery' | 'pickup' | 'delivery_only' | 'runner_customer';
    /** Kind of orders. */
    kind: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
    /** Workflow states in which an order can be put into such a batch. */
    from: string[];
    /** In their order; a batch may skip states, which its orders go through nevertheless. */
    steps: {
      /** `workflow_state` of the batch. */
      batch_state: string;
      /** `status` of its orders then. */
      status: string;
      /** `workflow_state` of its orders then. */
      workflow_state: string;
      /** Callbacks at the arrival in the state, in their order. */
      events: string[];
      /** There is no way back from here. */
      settled: boolean;
    }[];
  }[];
  outside_batches: {
    /** Kind of orders. */
    kind: 'delivery' | 'pickup' | 'last_mile' | 'dispatch';
    /** Where orders stand that are in no batch: as created, staged, arrived at, canceled. */
    workflow_states: string[];
  }[];
}

/** Body of `management.users.set_active`. */
export interface ManagementUsersSetActiveBody {
  /** Whether the user may be acted for. */
  active: boolean;
}

/** Answer of `management.orders.list`. */
export interface ManagementOrdersListAnswer {
  orders: {
    /** Id that the retailer chose. */
    order_id: string;
    /** Our number of it, as chats and `X-Treat-Ids-As-Internal` know it. */
    internal_id: number;
    /** Slug of its banner. */
    retailer_id: string;
    /** `delivery`, `pickup`, `last_mile` or `dispatch`. */
    kind: string;
    /** Status, as Get an order answers it. */
    status: string;
    /** Where it stands in the hands of shoppers. */
    workflow_state: string;
    /** Its user; null for a dispatch order without one. */
    user_id: string | null;
    /** Its store. */
    location_code: string;
    /** Batch in which it stands. */
    batch_id: number | null;
    /** Who fulfills it now, or did last. */
    shopper_id: number | null;
    /** ISO 8601, UTC. */
    window_starts_at: string;
    /** ISO 8601, UTC. */
    window_ends_at: string;
    /** Its window is over, and it is neither delivered nor canceled. */
    late: boolean;
    /** ISO 8601, UTC. */
    created_at: string;
    /** ISO 8601, UTC. */
    updated_at: string;
  }[];
  /** There are further orders now. */
  has_more: boolean;
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.orders.get`. */
export interface ManagementOrdersGetAnswer {
  /** Id that the retailer chose. */
  order_id: string;
  /** Our number of it, as chats and `X-Treat-Ids-As-Internal` know it. */
  internal_id: number;
  /** Slug of its banner. */
  retailer_id: string;
  /** `delivery`, `pickup`, `last_mile` or `dispatch`. */
  kind: string;
  /** Status, as Get an order answers it. */
  status: string;
  /** Where it stands in the hands of shoppers. */
  workflow_state: string;
  /** Its user; null for a dispatch order without one. */
  user_id: string | null;
  /** Its store. */
  location_code: string;
  /** Batch in which it stands. */
  batch_id: number | null;
  /** Who fulfills it now, or did last. */
  shopper_id: number | null;
  /** ISO 8601, UTC. */
  window_starts_at: string;
  /** ISO 8601, UTC. */
  window_ends_at: string;
  /** Its window is over, and it is neither delivered nor canceled. */
  late: boolean;
  /** ISO 8601, UTC. */
  created_at: string;
  /** ISO 8601, UTC. */
  updated_at: string;
  /** Grows by one with each change. */
  version: number;
  /** Page of the order. */
  order_url: string;
  /** Last part of `order_url`: the credential of the operations on order pages. */
  link: string;
  /** E.g. `en-US`. */
  locale: string;
  /** The hold by which it has its place. */
  service_option_hold_id: number | null;
  /** Its user as now; null without one. */
  user: {
    user_id: string;
    first_name: string | null;
    last_name: string | null;
    /** E.164. */
    phone_number: string | null;
    active: boolean;
  } | null;
  /** The batch in which it stands. */
  batch: {
    id: number;
    batch_type: string;
    workflow_state: string;
    shopper_id: number | null;
    order_ids: string[];
  } | null;
  /** What may be done with it now. */
  actions: {
    /** Type of the new batch that it may be put into; null: none. */
    batch_type: string | null;
    /** Its batch may be given to a shopper, or to another one. */
    assign_batch: boolean;
    /** States to which its batch may be moved, the next one first. */
    batch_states: string[];
    /** Its items may be found, replaced, refunded and added to. */
    change_items: boolean;
    /** The retailer may stage it: orders of the kinds `last_mile` and `dispatch`. */
    stage: boolean;
    /** The place of its shopper may be reported. */
    report_location: boolean;
    /** Customer and shopper may write to each other; not where the organization removes shopper information. */
    write_messages: boolean;
    /** What may be recorded of it, as Record what happens to an order takes it. */
    events: string[];
  };
  /** The order as it is kept. `items` are its lines, each with what the shopper made of it as `pick` (status, quantity, replacement); `removed_items` are those that updates took away; `shopper` and `shoppers` are who fulfills it and everybody who did; the rest is named as in the requests that set it. */
  details: Record<string, unknown>;
  /** Its events, the oldest first; of more than 500 the newest. */
  events: {
    /** 64 bits. */
    event_id: number;
    event_name: string;
    /** ISO 8601, UTC. */
    event_timestamp: string;
    /** As callbacks carry it. */
    event_metadata: Record<string, unknown>;
  }[];
}

/** Answer of `management.orders.summarize`. */
export interface ManagementOrdersSummarizeAnswer {
  /** All of them, as far as they were counted. */
  orders: number;
  /** False where 10,000 of them or more are delivered or canceled: of these only the newest 10,000 are counted then. What is under way is always counted whole. */
  complete: boolean;
  /** Neither delivered nor canceled. */
  under_way: number;
  /** Of these, those whose window is over. */
  late: number;
  /** Orders by status; those without orders are missing. */
  statuses: Record<string, number>;
  /** Orders by workflow state; those without orders are missing. */
  workflow_states: Record<string, number>;
  /** Orders by kind; those without orders are missing. */
  kinds: Record<string, number>;
}

/** Answer of `management.holds.list`. */
export interface ManagementHoldsListAnswer {
  holds: {
    /** Id of the hold. */
    service_option_hold_id: number;
    /** Slug of the banner. */
    retailer_id: string;
    /** Its store. */
    location_code: string;
    /** Who reserved it. */
    user_id: string;
    /** First and last name; null where neither is known. */
    user_name: string | null;
    /** Who competes for the capacity: delivery with last mile and dispatch, or pickup. */
    pool: 'delivery' | 'pickup';
    /** ISO 8601, UTC. */
    window_starts_at: string;
    /** ISO 8601, UTC. */
    window_ends_at: string;
    /** When the place is free again if no order is created. ISO 8601, UTC. */
    expires_at: string;
    /** ISO 8601, UTC. */
    created_at: string;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.reset`. */
export interface ManagementResetBody {
  /** Resets every organization of the server, which needs the scope `cartwright:platform`. */
  all?: boolean;
  /** What was set up (settings, stores with hours, policies and capacities, catalogue): `initial` sets it back to the demo data, or in organizations without demo data to nothing; `kept` leaves it. `initial` by default where there are demo data, else `kept`. */
  setup?: 'kept' | 'initial';
}

/** Answer of `management.reset`. */
export interface ManagementResetAnswer {
  /** Slugs of the organizations that were reset. */
  organizations: string[];
  /** By slug what became of the setup: `kept` or `initial`. */
  setup: Record<string, string>;
}

/** Answer of `management.snapshots.list`. */
export interface ManagementSnapshotsListAnswer {
  snapshots: Snapshot[];
}

/** Body of `management.snapshots.create`. */
export interface ManagementSnapshotsCreateBody {
  /** Name of the snapshot: lower-case letters, digits, hyphens and underscores, beginning with a letter or a digit. */
  name: string;
}

/** Body of `management.snapshots.restore`. */
export interface ManagementSnapshotsRestoreBody {
  /** Whether the time of the snapshot goes on also where it followed the wall. */
  clock_of_snapshot?: boolean;
}

/** Body of `management.clock.freeze`. */
export interface ManagementClockFreezeBody {
  /** Default: what the clock shows. ISO 8601, from 2020 to 2082. */
  at?: string;
  /** Lets the clock go back, which is refused otherwise. Orders then lie in its future. */
  allow_backwards?: boolean;
}

/** Body of `management.clock.advance`. */
export interface ManagementClockAdvanceBody {
  /** By how much, at most 366 days. This or `to`. */
  seconds?: number;
  /** Up to when; not before what the clock shows. ISO 8601, from 2020 to 2082. */
  to?: string;
}

/** Answer of `management.clock.advance`. */
export interface ManagementClockAdvanceAnswer {
  /** What the clock shows, ISO 8601 to the millisecond. */
  now: string;
  /** Whether it stands still. */
  frozen: boolean;
  /** How far it is ahead of the wall; negative: behind. */
  offset_seconds: number;
  /** False where the organization follows the wall. */
  test_clock: boolean;
  /** False: it stopped before its goal, at `now`; advance again to go on. */
  complete: boolean;
  /** Pieces of work done, by kind. */
  ran: Record<string, number>;
  /** Pieces that failed and are tried again. */
  failed: number;
}

/** Body of `management.clock.set`. */
export interface ManagementClockSetBody {
  /** Where the clock is set. ISO 8601, from 2020 to 2082. */
  at: string;
  /** Lets the clock go back, which is refused otherwise. Orders then lie in its future. */
  allow_backwards?: boolean;
}

/** Body of `management.clock.resume`. */
export interface ManagementClockResumeBody {
  /** Gives up the test clock. */
  to_wall?: boolean;
}

/** Body of `management.automatic_shopper.set`. */
export interface ManagementAutomaticShopperSetBody {
  /** Takes new orders. Default true. */
  enabled?: boolean;
  /** How many times faster than a person the shopper is; what it waits for others is shorter by as much. Default 1. */
  speed?: number;
  /** The same seed makes the same decisions for the same order ids. Default `1`. */
  seed?: string;
  /** When an order is begun: at once, or an hour before its window. Default `at_once`. */
  start?: 'at_once' | 'before_window';
  /** Name of a scenario of the library; orders that cannot follow it go by the probabilities. */
  scenario?: string;
  probabilities?: ShopperProbabilities;
  waits?: ShopperWaits;
}

/** Answer of `management.automatic_shopper.delete`. */
export interface ManagementAutomaticShopperDeleteAnswer {
  /** Orders that it had in hand. */
  stopped: number;
}

/** Body of `management.automatic_shopper.start`. */
export interface ManagementAutomaticShopperStartBody {
  /** How many times faster than a person the shopper is; what it waits for others is shorter by as much. Default 1. */
  speed?: number;
  /** The same seed makes the same decisions for the same order ids. Default `1`. */
  seed?: string;
  /** When an order is begun: at once, or an hour before its window. Default `at_once`. */
  start?: 'at_once' | 'before_window';
  /** Name of a scenario of the library; orders that cannot follow it go by the probabilities. */
  scenario?: string;
  probabilities?: ShopperProbabilities;
  waits?: ShopperWaits;
  /** A scenario of your own, as YAML or JSON, in place of a named one. Its language: Get the language of scenarios. */
  scenario_text?: string;
}

/** Answer of `management.scenarios.list`. */
export interface ManagementScenariosListAnswer {
  scenarios: Scenario[];
}

/** Answer of `management.scenarios.get`. */
export interface ManagementScenariosGetAnswer {
  /** Name, as the automatic shopper takes it. */
  name: string;
  /** What it shows. */
  description: string;
  /** Kinds of orders that can follow it. */
  kinds: ('delivery' | 'pickup' | 'last_mile' | 'dispatch')[];
  /** The scenario, YAML. */
  text: string;
}

/** Answer of `management.scenarios.get_language`. */
export type ManagementScenariosGetLanguageAnswer = Record<string, unknown>;

/** Answer of `management.products.list`. */
export interface ManagementProductsListAnswer {
  products: ManagedProduct[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.departments.list`. */
export interface ManagementDepartmentsListAnswer {
  departments: {
    /** As the products name it. */
    name: string;
    /** How many products it has. */
    products: number;
  }[];
}

/** Answer of `management.products.list_stores`. */
export interface ManagementProductsListStoresAnswer {
  stores: {
    /** Location code of the store. */
    location_code: string;
    /** Name of the store. */
    name: string;
    /** The store says something of the product by itself; else it is sold as the catalogue says. */
    listed: boolean;
    /** Can be bought in the store. */
    available: boolean;
    /** Price in the store; null: that of the product. */
    price_cents: number | null;
    /** When the store last said something of it. ISO 8601, UTC. */
    updated_at: string | null;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.product_pages.list`. */
export interface ManagementProductPagesListAnswer {
  product_pages: {
    /** Last part of `products_link_url`: the credential of the page. */
    link: string;
    /** What it shows. */
    kind: 'shopping_list' | 'recipe';
    /** Its title. */
    title: string;
    /** ISO 8601, UTC. */
    created_at: string;
    /** When it stops being shown; null: never. ISO 8601, UTC. */
    expires_at: string | null;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.store_items.list`. */
export interface ManagementStoreItemsListAnswer {
  items: {
    /** The retailer's own code of the product. */
    retailer_reference_code: string | null;
    /** First lookup code of the product. */
    lookup_code: string | null;
    /** Name of the product. */
    item_name: string;
    /** Can be bought in this store. */
    available: boolean;
    /** Price in this store; null: that of the product. */
    price_cents: number | null;
    /** Null: as the product says. */
    alcoholic: boolean | null;
    /** Null: as the product says. */
    cost_unit: string | null;
    /** Null: as the product says. */
    par_weight: number | null;
    /** What else was submitted, under the names of the Catalog API: `item_tax_data`, `promotion`, `blackout_times` … */
    attributes: Record<string, unknown>;
    /** ISO 8601, UTC. */
    updated_at: string;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.catalogue_submissions.list`. */
export interface ManagementCatalogueSubmissionsListAnswer {
  submissions: {
    /** Id of the submission. */
    submission_id: number;
    /** What was submitted. */
    kind: 'product' | 'item';
    /** Submitted as a batch. */
    batch: boolean;
    /** Objects submitted. */
    object_count: number;
    /** `received`, then `processing`, then `completed`, or `failed`: nothing of the submission was written. */
    state: 'received' | 'processing' | 'completed' | 'failed';
    /** Errors found when it was processed. */
    error_count: number;
    /** `X-Request-Id` of the submitting request. */
    request_id: string;
    /** ISO 8601, UTC. */
    received_at: string;
    /** When processing began. */
    started_at: string | null;
    /** When it was completed or failed. */
    finished_at: string | null;
  }[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.catalogue_submissions.get`. */
export interface ManagementCatalogueSubmissionsGetAnswer {
  /** Id of the submission. */
  submission_id: number;
  /** What was submitted. */
  kind: 'product' | 'item';
  /** Submitted as a batch. */
  batch: boolean;
  /** Objects submitted. */
  object_count: number;
  /** `received`, then `processing`, then `completed`, or `failed`: nothing of the submission was written. */
  state: 'received' | 'processing' | 'completed' | 'failed';
  /** Errors found when it was processed. */
  error_count: number;
  /** `X-Request-Id` of the submitting request. */
  request_id: string;
  /** ISO 8601, UTC. */
  received_at: string;
  /** When processing began. */
  started_at: string | null;
  /** When it was completed or failed. */
  finished_at: string | null;
  /** What was wrong with which object. */
  errors: {
    /** Place of the object, from 0; null for the submission as a whole. */
    index: number | null;
    error: {
      /** Cause. */
      message: string;
      /** Code. */
      code: number | null;
    };
    meta: {
      /** The field concerned. */
      key?: string;
    };
  }[];
}

/** Answer of `management.health.get`. */
export interface ManagementHealthGetAnswer {
  /** The worst of the components. */
  status: 'operational' | 'degraded' | 'down';
  /** On the wall, ISO 8601, UTC, with milliseconds. */
  checked_at: string;
  api: {
    /** How it does. */
    status: 'operational' | 'degraded' | 'down';
    /** Why it is not operational. */
    reason: string | null;
    /** `development` or `production`. */
    server: string;
    /** Version of Cartwright. */
    version: string;
    /** When the process that answers started. ISO 8601, UTC, with milliseconds. */
    started_at: string;
  };
  database: {
    /** How it does. */
    status: 'operational' | 'degraded' | 'down';
    /** Why it is not operational. */
    reason: string | null;
    /** What keeps the data. */
    engine: 'embedded' | 'postgresql';
    /** How long it took to answer, in milliseconds. */
    ping_ms: number;
  };
  callbacks: {
    /** How it does. */
    status: 'operational' | 'degraded' | 'down';
    /** Why it is not operational. */
    reason: string | null;
    /** When the worker of this process last ended a look without an error; null before its first. On the wall, ISO 8601, UTC, with milliseconds. */
    last_run_at: string | null;
    /** What is due and in nobody's hands, on the whole server; counted up to 1000. */
    waiting: number;
    /** How long the oldest of it has been due, in seconds. */
    oldest_seconds: number | null;
  };
  catalogue: {
    /** How it does. */
    status: 'operational' | 'degraded' | 'down';
    /** Why it is not operational. */
    reason: string | null;
    /** When the worker of this process last ended a look without an error; null before its first. On the wall, ISO 8601, UTC, with milliseconds. */
    last_run_at: string | null;
    /** What is due and in nobody's hands, on the whole server; counted up to 1000. */
    waiting: number;
    /** How long the oldest of it has been due, in seconds. */
    oldest_seconds: number | null;
  };
  due_work: {
    /** How it does. */
    status: 'operational' | 'degraded' | 'down';
    /** Why it is not operational. */
    reason: string | null;
    /** When the worker of this process last ended a look without an error; null before its first. On the wall, ISO 8601, UTC, with milliseconds. */
    last_run_at: string | null;
    /** What is due and in nobody's hands, on the whole server; counted up to 1000. */
    waiting: number;
    /** How long the oldest of it has been due, in seconds. */
    oldest_seconds: number | null;
  };
}

/** Answer of `management.usage.get`. */
export interface ManagementUsageGetAnswer {
  /** Length of a point. */
  step: string;
  /** ISO 8601, UTC. */
  from: string;
  /** ISO 8601, UTC, not included. */
  to: string;
  total: {
    /** Requests that were answered. */
    requests: number;
    /** Answered with a status from 400 to 499. */
    errors_4xx: number;
    /** Answered with a status of 500 or more. */
    errors_5xx: number;
    /** Duration on average, in milliseconds; null without requests, as the others are. */
    average_ms: number | null;
    /** Half of the requests took no longer: estimated from a histogram. In milliseconds. */
    p50_ms: number | null;
    /** 95 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p95_ms: number | null;
    /** 99 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p99_ms: number | null;
    /** The longest, in milliseconds. */
    max_ms: number | null;
  };
  /** Every point of the period, in order, empty ones too. */
  points: {
    /** Begin of the point, ISO 8601, UTC. */
    at: string;
    /** Requests that were answered. */
    requests: number;
    /** Answered with a status from 400 to 499. */
    errors_4xx: number;
    /** Answered with a status of 500 or more. */
    errors_5xx: number;
    /** Duration on average, in milliseconds; null without requests, as the others are. */
    average_ms: number | null;
    /** Half of the requests took no longer: estimated from a histogram. In milliseconds. */
    p50_ms: number | null;
    /** 95 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p95_ms: number | null;
    /** 99 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p99_ms: number | null;
    /** The longest, in milliseconds. */
    max_ms: number | null;
  }[];
  /** The busiest first. */
  operations: {
    /** Operation. */
    operation_id: string;
    /** Requests that were answered. */
    requests: number;
    /** Answered with a status from 400 to 499. */
    errors_4xx: number;
    /** Answered with a status of 500 or more. */
    errors_5xx: number;
    /** Duration on average, in milliseconds; null without requests, as the others are. */
    average_ms: number | null;
    /** Half of the requests took no longer: estimated from a histogram. In milliseconds. */
    p50_ms: number | null;
    /** 95 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p95_ms: number | null;
    /** 99 % of the requests took no longer: estimated from a histogram. In milliseconds. */
    p99_ms: number | null;
    /** The longest, in milliseconds. */
    max_ms: number | null;
    /** Requests at each of `points`; null unless `operation_points` asks for it. */
    requests_by_point: number[] | null;
  }[];
}

/** Answer of `management.applications.get_usage`. */
export interface ManagementApplicationsGetUsageAnswer {
  /** Its last request, token requests included; null in 400 days. ISO 8601, UTC. */
  last_used_at: string | null;
  /** Every day, in order, the last one is today. */
  days: {
    /** `YYYY-MM-DD`. */
    date: string;
    /** Token requests that succeeded. */
    tokens_issued: number;
    /** Requests other than for tokens. */
    requests: number;
  }[];
}

/** Answer of `management.deprecations.list`. */
export interface ManagementDeprecationsListAnswer {
  /** All of them, the next sunset first. */
  deprecations: {
    /** `operation`, `request_field`, `response_field`, `enum_value`, `slot_kind` or `service`. */
    kind: string;
    /** Operation id, field, `field=value`, kind of slot or service. */
    name: string;
    /** Ids of the operations concerned. */
    operations: string[];
    /** `YYYY-MM-DD`. */
    announced: string;
    /** `YYYY-MM-DD` from which it may be gone. */
    sunset: string;
    /** What to use instead; null where there is nothing, see `advice`. */
    replacement: string | null;
    /** What to do where there is no replacement. */
    advice: string | null;
    /** `exactly`: every call counted used it. `at_most`: calls of the operations concerned, where requests do not tell whether they use it, as of fields of answers. */
    counted: string;
    /** Those that still call it, the busiest first. */
    applications: {
      /** Application; null of calls with an API key. */
      client_id: string | null;
      /** Its name. */
      name: string | null;
      /** Calls in the period. */
      requests: number;
      /** The last one, ISO 8601, UTC. */
      last_at: string;
    }[];
  }[];
}

/** Answer of `management.requests.list`. */
export interface ManagementRequestsListAnswer {
  requests: InspectedRequest[];
  /** There are further requests now. */
  has_more: boolean;
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.requests.export`. */
export interface ManagementRequestsExportAnswer {
  /** As the format has it: `version`, `creator`, `entries`. */
  log: Record<string, unknown>;
}

/** Answer of `management.requests.curl`. */
export interface ManagementRequestsCurlAnswer {
  /** The command, over several lines. */
  command: string;
  /** False: something of the request is masked or was too long to keep. */
  complete: boolean;
}

/** Body of `management.requests.replay`. */
export interface ManagementRequestsReplayBody {
  /** True: with the same `Idempotency-Key`, as a client that repeats it. Default false. */
  keep_idempotency_key?: boolean;
}

/** Answer of `management.requests.replay`. */
export interface ManagementRequestsReplayAnswer {
  /** Under which the new request is inspected. */
  request_id: string;
  /** Status of the answer; null where a fault closed the connection. */
  status: number | null;
  /** Body of the answer as text; null with the status. */
  body: string | null;
}

/** Answer of `management.faults.list`. */
export interface ManagementFaultsListAnswer {
  faults: Fault[];
}

/** Body of `management.faults.create`. */
export interface ManagementFaultsCreateBody {
  /** Only calls of this operation, e.g. `fulfillment.orders.create_delivery`. */
  operation_id?: string;
  /** Only calls with this method. */
  method?: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Only calls whose path begins so, e.g. `/v2/fulfillment/`. */
  path_prefix?: string;
  /** Part of the calls that meet it, from 0 to 1. Default 1. */
  probability?: number;
  /** Only the first calls, this many. Default: no end. */
  first_calls?: number;
  /** Only every how manieth call. Default: every one. */
  every?: number;
  /** The same seed and the same calls give the same faults. Default: a random one, which the answer names. */
  seed?: number;
  /** Wait before the call is served: between the two, drawn by the seed. */
  latency?: {
    /** At least. In milliseconds. */
    min_ms: number;
    /** At most. In milliseconds. */
    max_ms: number;
  };
  /** Answer this. */
  answer?: {
    /** Status of the answer. */
    status: number;
    /** Message of the envelope. Default: the platform's own of 429, 500 and 503, else the status in words. */
    message?: string;
    /** Code of the envelope. Default: the platform's own, else 4001. */
    code?: number;
    /** `meta.key` of the envelope. */
    key?: string;
    /** Sent as it is instead of the envelope. */
    body?: string;
    /** Type of `body`. Default `application/json`. */
    content_type?: string;
    /** Seconds of the header `Retry-After`. 429 and 503 have 1 by default. */
    retry_after?: number;
  };
  /** What becomes of the connection: `dropped` closes it, `truncated` sends half of the answer first. */
  connection?: 'dropped' | 'truncated';
  /** The operation does its work and only its answer is lost: what it wrote stays, and what it answered is kept under an `Idempotency-Key`. Default false; always so with `truncated` and with latency alone. */
  handler_runs?: boolean;
  /** The rule is about callbacks instead of calls; `probability`, `first_calls` and `every` count their attempts. */
  callback?: {
    /** `dropped`: not sent, and the attempt counts as failed; the usual retry follows. `duplicated`: sent twice, with one id. `delayed`: put off, and later events of the order wait. `reordered`: as dropped, and later events of the order overtake it until its retry. */
    effect: 'dropped' | 'duplicated' | 'delayed' | 'reordered';
    /** Seconds of the organization's clock by which a callback is `delayed`, or at least until the retry of one that is `reordered`. Default 60. */
    seconds?: number;
    /** Only callbacks to this webhook. */
    webhook_id?: number;
    /** Only callbacks of these events. */
    events?: string[];
  };
  /** What the rule is for. */
  description?: string;
}

/** Answer of `management.faults.delete_all`. */
export interface ManagementFaultsDeleteAllAnswer {
  /** How many there were. */
  deleted: number;
}

/** Answer of `management.webhooks.list`. */
export interface ManagementWebhooksListAnswer {
  webhooks: Webhook[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Body of `management.webhooks.create`. */
export interface ManagementWebhooksCreateBody {
  /** Name of the configuration. */
  name: string;
  /** Callback URL, HTTPS. On development also plain HTTP to loopback. */
  url: string;
  /** `Enabled` by default. A disabled webhook gets no events. */
  status?: 'Enabled' | 'Disabled';
  /** Your OAuth token endpoint: asked by form POST for a token that every callback carries. Required on production; empty on development: callbacks without a token. */
  auth_uri?: string;
  /** Client ID for the token endpoint. Required with `auth_uri`. */
  client_id?: string;
  /** Client secret for the token endpoint; never answered. Required with `auth_uri`, and again when `auth_uri` moves to another host. Use another one on each server. */
  client_secret?: string;
  /** Scope of the token, sent with the token request; empty: none. */
  scope?: string;
  /** Resource of the token, sent with the token request; empty: none. */
  resource?: string;
  /** Names of the events to send (see the list of event types). Empty, the default: all of Connect. */
  events?: string[];
  /** Adds `retailer_id`, the banner's slug, to `event_metadata`; false by default. */
  include_retailer_id?: boolean;
  /** PEM of a CA to trust besides the public ones, for your callback URL and token endpoint; empty: none. */
  ca_certificate?: string;
}

/** Answer of `management.webhooks.get_health`. */
export interface ManagementWebhooksGetHealthAnswer {
  /** Deliveries that ended in the last 24 hours. */
  last_24_hours: {
    /** Answered 2xx in the end. */
    delivered: number;
    /** Given up. */
    failed: number;
    /** Delivered of both, 0 to 1; null where there are none. */
    success_rate: number | null;
  };
  /** Deliveries that ended in the last 7 days. */
  last_7_days: {
    /** Answered 2xx in the end. */
    delivered: number;
    /** Given up. */
    failed: number;
    /** Delivered of both, 0 to 1; null where there are none. */
    success_rate: number | null;
  };
  /** To be sent or to be repeated. */
  pending: number;
  /** When the oldest of these was made. ISO 8601, UTC. */
  oldest_pending_at: string | null;
  /** When the next of these is sent. ISO 8601, UTC. */
  next_attempt_at: string | null;
  /** Last attempt that was answered 2xx. ISO 8601, UTC. */
  last_success_at: string | null;
  /** Last attempt that failed. */
  last_failure: {
    /** ISO 8601, UTC. */
    at: string;
    /** HTTP status of the answer; null when none came. */
    status: number | null;
    /** Why it failed. */
    error: string | null;
  } | null;
  /** 95 % of the attempts took no longer, a token request included. In milliseconds. */
  p95_attempt_ms: number | null;
}

/** Body of `management.webhooks.update`. */
export interface ManagementWebhooksUpdateBody {
  /** Name of the configuration. */
  name?: string;
  /** Callback URL, HTTPS. On development also plain HTTP to loopback. */
  url?: string;
  /** `Enabled` by default. A disabled webhook gets no events. */
  status?: 'Enabled' | 'Disabled';
  /** Your OAuth token endpoint: asked by form POST for a token that every callback carries. Required on production; empty on development: callbacks without a token. */
  auth_uri?: string;
  /** Client ID for the token endpoint. Required with `auth_uri`. */
  client_id?: string;
  /** Client secret for the token endpoint; never answered. Required with `auth_uri`, and again when `auth_uri` moves to another host. Use another one on each server. */
  client_secret?: string;
  /** Scope of the token, sent with the token request; empty: none. */
  scope?: string;
  /** Resource of the token, sent with the token request; empty: none. */
  resource?: string;
  /** Names of the events to send (see the list of event types). Empty, the default: all of Connect. */
  events?: string[];
  /** Adds `retailer_id`, the banner's slug, to `event_metadata`; false by default. */
  include_retailer_id?: boolean;
  /** PEM of a CA to trust besides the public ones, for your callback URL and token endpoint; empty: none. */
  ca_certificate?: string;
}

/** Answer of `management.webhooks.test`. */
export interface ManagementWebhooksTestAnswer {
  /** Id of the delivery. */
  delivery_id: number;
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  event_id: number;
  /** Your receiver answered 2xx. */
  delivered: boolean;
  /** HTTP status of the answer; null when none came. */
  status: number | null;
  /** Why it failed. */
  error: string | null;
  /** The first KiB of the answer. */
  excerpt: string | null;
  /** The address that was connected to. */
  remote_address: string | null;
  /** How long it took, the token request included. */
  milliseconds: number;
}

/** Body of `management.webhooks.replay`. */
export interface ManagementWebhooksReplayBody {
  /** Events that happened at this time or later. ISO 8601. */
  from?: string;
  /** Events that happened before this time. ISO 8601. */
  to?: string;
  /** Events with this id or a greater one. */
  from_event_id?: string;
  /** Events up to this id. */
  to_event_id?: string;
  /** `failed` by default. */
  which?: 'failed' | 'all';
}

/** Answer of `management.webhooks.replay`. */
export interface ManagementWebhooksReplayAnswer {
  /** Deliveries made. */
  replayed: number;
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  next_event_id: number | null;
}

/** Answer of `management.deliveries.list`. */
export interface ManagementDeliveriesListAnswer {
  deliveries: Delivery[];
  /** Opaque; pass it as `after` for the next page. Null on the last page. */
  next_cursor: string | null;
}

/** Answer of `management.deliveries.get`. */
export interface ManagementDeliveriesGetAnswer {
  /** Id of the delivery. */
  delivery_id: number;
  /** Where it goes. */
  webhook_id: number;
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  event_id: number;
  /** Name of the event. */
  event_name: string;
  /** Order that the event is about. */
  order_id: string | null;
  /** `pending`: to be sent or to be repeated; `delivered`: answered 2xx; `failed`: given up after the last attempt. */
  state: 'pending' | 'delivered' | 'failed';
  /** Attempts so far. */
  attempts: number;
  /** While pending: when it is sent next. ISO 8601, UTC. */
  next_attempt_at: string | null;
  /** Made by a replay. */
  replay: boolean;
  /** HTTP status of the last answer; null when none came. */
  last_status: number | null;
  /** Why the last attempt failed. */
  last_error: string | null;
  /** ISO 8601, UTC. */
  created_at: string;
  /** When it was delivered or given up. ISO 8601, UTC. */
  finished_at: string | null;
  /** What is sent, as the webhook is configured now. */
  request: {
    /** Callback URL; null when the webhook is gone. */
    url: string | null;
    /** Those that are no secret and the same for every attempt. `authorization`, `webhook-timestamp` and `webhook-signature` come on top. */
    headers: Record<string, string>;
    /** JSON, byte by byte. */
    body: string;
  };
  /** Every attempt, in order. */
  attempt_log: {
    /** Number of the attempt, from 1. */
    attempt: number;
    /** When, on the organization's clock. ISO 8601, UTC. */
    attempted_at: string;
    /** When, on the wall. ISO 8601, UTC. */
    sent_at: string;
    /** How long it took, a token request included. */
    milliseconds: number;
    /** Answered 2xx. */
    delivered: boolean;
    /** HTTP status of the answer; null when none came. */
    status: number | null;
    /** Why it failed. */
    error: string | null;
    /** The first KiB of the answer; forgotten when the user of the order is deleted. */
    excerpt: string | null;
    /** The address that was connected to. */
    remote_address: string | null;
  }[];
}

/** Answer of `management.events.list`. */
export interface ManagementEventsListAnswer {
  events: Event[];
  /** There are further events now. */
  has_more: boolean;
  /** Opaque; pass it as `after` to go on from here. Empty while there is no event at all. */
  cursor: string;
}

/** Answer of `management.events.get`. */
export interface ManagementEventsGetAnswer {
  /** Id of the event: 64 bits, a multiple of 1024, so that a double holds it exactly. */
  event_id: number;
  /** Name of the event. */
  event_name: string;
  /** When it happened. ISO 8601, UTC. */
  event_timestamp: string;
  /** Order that it is about. */
  order_id: string | null;
  /** Slug of the banner that it belongs to. */
  retailer_id: string | null;
  /** As callbacks carry it. */
  event_metadata: Record<string, unknown>;
  /** Its deliveries, at most 100. */
  deliveries: {
    /** Id of the delivery. */
    delivery_id: number;
    /** Where it goes. */
    webhook_id: number;
    /** `pending`: to be sent or to be repeated; `delivered`: answered 2xx; `failed`: given up after the last attempt. */
    state: 'pending' | 'delivered' | 'failed';
  }[];
}

/** Answer of `management.event_types.list`. */
export interface ManagementEventTypesListAnswer {
  event_types: {
    /** Name, as callbacks carry it. */
    event_name: string;
    /** As the documentation calls the callback. */
    title: string;
    /** When it happens. */
    when: string;
    /** Whether orders of this kind have it; `conditional`: only when the shopper who picks is not the one who delivers. */
    delivery: 'yes' | 'no' | 'conditional' | 'n/a';
    /** Whether orders of this kind have it; `conditional`: only when the shopper who picks is not the one who delivers. */
    pickup: 'yes' | 'no' | 'conditional' | 'n/a';
    /** Whether orders of this kind have it; `conditional`: only when the shopper who picks is not the one who delivers. */
    last_mile: 'yes' | 'no' | 'conditional' | 'n/a';
    /** How well the exact name is known. */
    evidence: 'documented' | 'third-party' | 'inferred' | 'cartwright';
  }[];
}
