import { ok } from './expect.ts';
import { unique } from './names.ts';
import { Retailer } from './retailer.ts';
import type { ManagedStore } from './shapes.ts';
import type { Credentials } from './target.ts';
import type { World } from './world.ts';

/** An organization of a test's own, with one store, so that its clock, faults and resets reach nobody else. */
export interface Organization {
  readonly slug: string;
  readonly credentials: Credentials;
  readonly shop: Retailer;
  readonly store: ManagedStore;
}

export async function openOrganization({ demo, client }: World): Promise<Organization> {
  const slug = unique('toolbox');
  const made = await demo.post<{ application: Credentials }>('/cartwright/v1/organizations', { slug, name: slug, country: 'US' });
  const credentials = ok(made).application;
  const shop = await Retailer.open(client, credentials);
  return { slug, credentials, shop, store: await shop.newStore() };
}
