import { ok } from '../support/expect.ts';
import { type Retailer, userPath } from '../support/retailer.ts';
import type { ServiceOption, ServiceOptions } from '../support/shapes.ts';
import type { Credentials } from '../support/target.ts';
import type { Recorder } from './recorder.ts';

/** What the scenarios work with. */
export interface Scene {
  readonly recorder: Recorder;
  /** Sets the stage: stores, users, and whatever is not itself to be shown. */
  readonly demo: Retailer;
  readonly credentials: Credentials;
  readonly url: string;
  readonly apiKey: string;
  /** A store of the scene's own, open day and night, that sells alcohol. */
  readonly location: string;
}

/** Scenarios by what they show; each stands alone. */
export type Scenarios = Readonly<Record<string, (scene: Scene) => Promise<void>>>;

export const V2 = '/v2/fulfillment';
export const USER = `${V2}/users/{user_id}`;
export const ORDER = `${USER}/orders/{order_id}`;
export const DISPATCH = `${V2}/lastmile/orders`;

export const ADDRESS = {
  address_line_1: '12 N Leroux St',
  address_line_2: 'Suite 4',
  address_type: 'residential',
  postal_code: '86001',
  city: 'Flagstaff',
};
export const PHONE = '+14155550123';
export const ORDER_USER = { birthday: '1980-05-17', phone_number: PHONE, sms_opt_in: true };

/** Every field of a line: a count in the first, a weight in the second. */
export const LINES = [
  {
    line_num: '1',
    count: 2,
    special_instructions: 'The freshest',
    replacement_policy: 'users_choice',
    replacement_items: [{ upc: '400000000022' }, { rrc: 'GM-000004' }],
    item: { upc: '400000000015' },
    metadata: { shelf: 'A1' },
  },
  { line_num: '2', weight: 1.5, item: { rrc: 'GM-000001' } },
  { line_num: '3', count: 1, item: { upc: '400000000039' }, product_codes: [{ type: 'upc', value: '400000000039' }] },
];

const HOUR = 3_600_000;
export const inHours = (hours: number) => new Date(Date.now() + hours * HOUR).toISOString();

/** A window of a day well ahead, and one three hours earlier on the same local day (Arizona, UTC-7). */
export function quietWindows(options: readonly ServiceOption[]): { late: ServiceOption; early: ServiceOption } {
  const scheduled = options.filter(({ window }) => window.type === 'scheduled');
  const late = scheduled.findLast(({ window }) => window.start_at.endsWith('T22:00:00Z'))!;
  return { late, early: scheduled.find(({ window }) => window.start_at === late.window.start_at.replace('T22', 'T19'))! };
}

/** A user of the scene, two quiet windows of its list for a kind of order, and how to reserve them. */
export async function customer(scene: Scene, kind: 'delivery' | 'pickup' | 'last_mile' = 'delivery') {
  const { demo, location: location_code } = scene;
  const userId = await demo.newUser();
  const cart = {
    delivery: { address: ADDRESS, items: LINES },
    pickup: { items: LINES },
    last_mile: { address: ADDRESS, cart_total_cents: 1_000, items_count: 2 },
  }[kind];
  const listed = await demo.post<ServiceOptions>(`${userPath(userId)}/service_options/cart/${kind}`, { ...cart, location_code });
  return { userId, ...quietWindows(ok(listed).service_options), hold: (option: ServiceOption) => demo.hold(userId, option) };
}
