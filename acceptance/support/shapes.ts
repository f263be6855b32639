/** The answers, as the contract documents them. */

export interface ServiceOption {
  id: number;
  service_option_reference: string;
  date: string;
  window: { start_at: string; end_at: string; type: string; asap: boolean };
  availability: { available: boolean; reasons: string[] };
  flags: { long_distance_delivery: boolean };
}
export interface ServiceOptions {
  service_options: ServiceOption[];
}
export interface Hold {
  service_option_hold: { id: number; expires_at: string; service_option: ServiceOption };
}
export interface OrderItem {
  line_num: string;
  qty: number;
  qty_unit: string;
  replacement_policy: string;
  special_instructions?: string;
  replaced?: boolean;
  refunded?: boolean;
  scan_code?: string;
  item: { upc: string; rrc: string; delivered_upc?: string; delivered_rrc?: string };
}
export interface Order {
  id: string;
  status: string;
  order_url: string;
  created_at: string;
  cancellation_reason?: string;
  locale: string;
  fulfillment_details: { store_location: string; window_starts_at: string; window_ends_at: string; delivered_at?: string };
  items: OrderItem[];
  pos_payment_method?: string;
}
export interface Store {
  name: string;
  location_code: string;
  flags: { alcohol: boolean; pickup: boolean; pickup_only: boolean; long_distance_delivery: boolean };
}
export interface Stores {
  stores: Store[];
  is_partial: boolean;
}
export interface ManagedStore {
  location_code: string;
  name: string;
  address: { address_line_1: string; city: string; region: string; postal_code: string };
  latitude: number;
  longitude: number;
  time_zone: string;
  active: boolean;
  reach_kilometres: number;
  updated_at: string;
}
export interface Application {
  client_id: string;
  client_secret: string;
  name: string;
  status: string;
  scopes: string[];
  cloned_from: string | null;
}
export interface Token {
  access_token: string;
  token_type: string;
  expires_in: number;
  scope: string;
  created_at: number;
}
export interface WindowUsage {
  pool: string;
  window_starts_at: string;
  window_ends_at: string;
  capacity: number;
  held: number;
  booked: number;
}
/** A line of a request. */
export interface Line {
  line_num: string;
  count?: number;
  weight?: number;
  item: { upc?: string; rrc?: string };
  special_instructions?: string;
  replacement_policy?: string;
  replacement_items?: { upc?: string; rrc?: string }[];
  metadata?: Record<string, unknown>;
}
