import { statement } from '../../src/storage/engine/index.ts';

/** The organization, with its one banner, that a catalogue is imported for. */
export const addRetailer = statement<[at: Date], { organization_id: number; banner_id: number }>(
  '',
  `with made as (insert into cw.organizations (slug, name, country, created_at) values ('proof', 'Proof', 'US', $1) returning id)
   insert into cw.banners (organization_id, slug, name, created_at) select id, 'proof', 'Proof', $1 from made
   returning organization_id, id as banner_id`,
);
