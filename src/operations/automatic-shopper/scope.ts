import type { RequestScope } from '../define.ts';
import type { ActingScope } from '../due/kind.ts';

/** The automatic shopper acts for the banner of the order, without an application. */
export function scopeOf({ db, environment, organizationId, now }: ActingScope, bannerId: number): RequestScope {
  const tenant = {
    organizationId,
    applicationId: 0,
    country: 'US',
    scopes: new Set<never>(),
    grant: 'client_credentials',
    userId: undefined,
    bannerId,
    bannerSlug: '',
  } as const;
  return { db, environment, tenant, now };
}
