import { locateAddress, type Position } from '../../fulfillment/geography/geography.ts';
import { statement } from '../../storage/engine/index.ts';
import type { World } from '../management/management.fixture.ts';

export const HOME = { address_line_1: '50 Beale St', postal_code: '94105' };
const home = locateAddress(HOME.postal_code, HOME.address_line_1)!;

/** So many kilometres east of `HOME`; an hour of road is 34.6. */
export function eastOfHome(kilometres: number): Position {
  const longitude = home.longitude + kilometres / (111.195 * Math.cos((home.latitude * Math.PI) / 180));
  return { latitude: home.latitude, longitude };
}

const DAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const ALWAYS = Object.fromEntries(DAYS.map((day) => [day, [{ opens: '00:00', closes: '24:00' }]]));
const ADDRESS = { address_line_1: '1 Market St', city: 'San Francisco', region: 'CA', postal_code: '94105' };

const insertProduct = statement<[organizationId: number, rrc: string, product: string]>(
  '',
  `insert into cw.products (organization_id, banner_id, rrc, name, cost_unit, alcohol, deliverable)
   select $1, b.id, $2, $2, p.cost_unit, p.alcohol, p.deliverable
     from cw.banners b, jsonb_to_record($3::jsonb) as p(cost_unit text, alcohol text, deliverable boolean)
    where b.organization_id = $1`,
);

const setCountry = statement<[organizationId: number, country: string]>('', 'update cw.organizations set country = $2 where id = $1');

export interface Option {
  readonly id: number;
  readonly service_option_reference: string;
  readonly window: { readonly start_at: string; readonly end_at: string; readonly type: string };
  readonly availability: { readonly available: boolean; readonly reasons: readonly string[] };
  readonly flags: { readonly long_distance_delivery: boolean };
  readonly handoff_at?: string;
}

/** An organization with what it needs to sell: stores that are always open, products, users. */
export async function openShop(world: World, slug: string, country: 'US' | 'CA' = 'US') {
  const made = await world.organization(slug);
  await world.database.query(setCountry, [made.organizationId, country]);
  const post = (path: string, body: object = {}, headers = {}) => world.call(made.token, 'POST', `/v2/fulfillment${path}`, body, headers);
  return {
    ...made,
    post,
    manage: (method: 'GET' | 'PUT' | 'PATCH', path: string, body?: object) => world.call(made.token, method, path, body),
    store: async (location_code: string, more: object = {}, policy: object = {}) => {
      const created = { location_code, name: location_code, address: ADDRESS, pickup: true, alcohol: true, ...eastOfHome(1), ...more };
      await world.call(made.token, 'POST', '/stores', created);
      await world.call(made.token, 'PUT', `/stores/${location_code}/hours`, ALWAYS);
      await world.call(made.token, 'PATCH', `/stores/${location_code}/slot_policy`, policy);
    },
    product: (rrc: string, product: { cost_unit?: string; alcohol?: string; deliverable?: boolean }) =>
      world.database.query(insertProduct, [made.organizationId, rrc, JSON.stringify({ cost_unit: 'each', deliverable: true, ...product })]),
    user: async (user_id: string) => {
      await post('/users', { user_id, first_name: 'Ann', phone_number: '+14155550100' });
      return user_id;
    },
  };
}
export type Shop = Awaited<ReturnType<typeof openShop>>;

export const typesOf = (options: readonly Option[]) => [...new Set(options.map((option) => option.window.type))];
export const keyOf = (answer: { status: number; body: { error: { message: string }; meta: { key?: string } } }) => [
  answer.status,
  answer.body.meta?.key,
  answer.body.error?.message,
];
