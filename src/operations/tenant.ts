import { ApiError, errors } from '../contract/errors.ts';
import type { Grant, Scope } from '../contract/scopes.ts';
import type { Principal } from '../storage/access/principal.ts';
import type { Access } from './define.ts';

/** Whose request this is: every query is keyed by it. */
export interface Tenant {
  readonly organizationId: number;
  readonly applicationId: number;
  readonly country: 'US' | 'CA';
  readonly scopes: ReadonlySet<Scope>;
  readonly grant: Grant;
  /**
   * The one user that a user token reaches, undefined for server-to-server tokens. Mounting refuses a `user_id` of the path or body
   * that is another user's; an operation that finds a resource by another id asks for its owner with `ownerFilter`.
   */
  readonly userId: string | undefined;
  /** The banner that the request acts for. Present wherever the operation's access says `required`. */
  readonly bannerId: number;
  readonly bannerSlug: string;
}

/** The tenant of a request, or the refusal that its token or banner deserves. */
export function resolveTenant(principal: Principal, access: Access, retailerId: string | undefined): Tenant {
  if (access.scope !== null && !principal.scopes.has(access.scope)) {
    throw new ApiError(errors.scopeMissing, { values: { scope: access.scope } });
  }
  if (!access.grants.includes(principal.grant)) {
    throw new ApiError(errors.grantNotAllowed, { values: { grants: access.grants.join(', ') } });
  }
  const banner = resolveBanner(principal, access, retailerId);
  return {
    organizationId: principal.organizationId,
    applicationId: principal.applicationId,
    country: principal.country,
    scopes: principal.scopes,
    grant: principal.grant,
    userId: principal.userId,
    bannerId: banner?.id ?? 0,
    bannerSlug: banner?.slug ?? '',
  };
}

/** Refuses a `user_id` that the token does not reach, as an unknown one is refused. */
export function requireOwnUser(tenant: Tenant, userId: unknown): void {
  if (tenant.userId !== undefined && userId !== undefined && userId !== tenant.userId) throw new ApiError(errors.userNotFound);
}

/**
 * The user whose resources the token reaches, as a parameter of SQL: `($n::text is null or o.user_id = $n)`. Null reaches all users.
 * What the condition leaves out then looks like what does not exist.
 */
export function ownerFilter(tenant: Tenant): string | null {
  return tenant.userId ?? null;
}

function resolveBanner(principal: Principal, access: Access, retailerId: string | undefined) {
  if (access.banner === 'none') return undefined;
  if (retailerId !== undefined && retailerId !== '') {
    const banner = principal.banners.find((one) => one.slug === retailerId);
    if (!banner) throw new ApiError(errors.bannerUnknown);
    return banner;
  }
  if (principal.banners.length === 1) return principal.banners[0];
  if (access.banner === 'required') throw new ApiError(errors.bannerMissing);
  return undefined;
}
