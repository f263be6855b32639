import { ApiError, errors } from '../../../contract/errors.ts';
import { oneOf, Type } from '../../../contract/schema.ts';
import { SCOPES, type Scope, scopesOfGrant } from '../../../contract/scopes.ts';
import { findApplicationScopes } from '../../../storage/applications/application.ts';
import type { RequestScope } from '../../define.ts';

export const ScopesSchema = Type.Array(oneOf(Object.keys(SCOPES) as Scope[], 'Scope.'), {
  minItems: 1,
  maxItems: 50,
  description: 'Scopes that tokens may be requested for; each must be one that your own token has.',
});

/**
 * The scopes that the caller may give to an application: those of its own token, so that no token reaches further through an
 * application that it made. A scope that no such token can carry (`account_linking`) counts when the caller's application has it.
 */
export async function grantableScopes({ db, tenant }: Pick<RequestScope, 'db' | 'tenant'>): Promise<Set<Scope>> {
  const [own] = await db.query(findApplicationScopes, [tenant.organizationId, tenant.applicationId]);
  const portable = scopesOfGrant(tenant.grant);
  return new Set([...tenant.scopes, ...(own?.scopes ?? []).filter((scope) => !portable.includes(scope))]);
}

/** Raises when a wanted scope is not grantable. */
export function requireGrantable(wanted: readonly Scope[], grantable: ReadonlySet<Scope>): void {
  const missing = wanted.filter((scope) => !grantable.has(scope));
  if (missing.length > 0) throw new ApiError(errors.scopeNotGranted, { key: 'scopes', values: { scope: missing.join(', ') } });
}
