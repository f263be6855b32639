import type { TestClock } from '../../contract/clock.ts';
import { statement } from '../engine/types.ts';

/** Not keyed by an organization: the key's hash leads to it. */
export const findApiKey = statement<
  [hash: Buffer],
  { organization_id: number; country: 'US' | 'CA'; test_clock: TestClock | null; banners: { id: number; slug: string }[] }
>(
  'find_api_key',
  `select k.organization_id, o.country, o.test_clock,
          (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug) order by b.id), '[]')
             from cw.banners b where b.organization_id = k.organization_id) as banners
     from cw.api_keys k join cw.organizations o on o.id = k.organization_id where k.hash = $1`,
);
