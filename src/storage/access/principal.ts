import type { TestClock } from '../../contract/clock.ts';
import type { Grant, Scope } from '../../contract/scopes.ts';
import { statement } from '../engine/types.ts';

/** What a token stands for: the application, its organization and banners, as cached for the life of the token. */
export interface Principal {
  readonly organizationId: number;
  readonly applicationId: number;
  readonly country: 'US' | 'CA';
  readonly grant: Grant;
  readonly scopes: ReadonlySet<Scope>;
  readonly userId: string | undefined;
  /** Epoch milliseconds, on the organization's clock. */
  readonly expiresAt: number;
  /** The organization's test clock, null where it follows the wall. */
  readonly testClock: TestClock | null;
  readonly banners: readonly { readonly id: number; readonly slug: string }[];
}

interface PrincipalRow {
  organization_id: number;
  application_id: number;
  country: 'US' | 'CA';
  grant_type: Grant;
  scopes: Scope[];
  user_id: string | null;
  expires_at: number;
  test_clock: TestClock | null;
  banners: { id: number; slug: string }[];
}

/**
 * The only read that is not keyed by an organization: the token's hash leads to it. A token that was issued while its
 * application was being deleted stands for nobody; locking the application's row at each issue would queue all issues.
 */
export const findPrincipal = statement<[hash: Buffer], PrincipalRow>(
  'find_principal',
  `select t.organization_id, t.application_id, o.country, t.grant_type, t.scopes, t.user_id, t.expires_at, o.test_clock,
          (select coalesce(jsonb_agg(jsonb_build_object('id', b.id, 'slug', b.slug) order by b.id), '[]')
             from cw.banners b where b.organization_id = t.organization_id) as banners
     from cw.tokens t
     join cw.organizations o on o.id = t.organization_id
     join cw.applications a on a.id = t.application_id
    where t.hash = $1`,
);

export function toPrincipal(row: PrincipalRow): Principal {
  return {
    organizationId: row.organization_id,
    applicationId: row.application_id,
    country: row.country,
    grant: row.grant_type,
    scopes: new Set(row.scopes),
    userId: row.user_id ?? undefined,
    expiresAt: row.expires_at,
    testClock: row.test_clock,
    banners: row.banners,
  };
}
