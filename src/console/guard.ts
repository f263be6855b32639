import type { FastifyRequest } from 'fastify';
import { ApiError, errors } from '../contract/errors.ts';
import { type ConsoleContext, owesSecondFactor, sessionOf } from './context.ts';
import { isSameOrigin } from './form-guard.ts';
import { mayDo } from './rights.ts';
import type { RouteAccess } from './route.ts';
import { readSessionId, type Session } from './sessions.ts';

const SAFE = new Set(['GET', 'HEAD']);

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by `admit`, where there is one. */
    session?: Session;
    /** Where it came from, set by `admit`: a body that is passed on as a stream leaves no address behind. */
    address?: string;
  }
}

/**
 * Before the body is read: whose session this is, that its role may do it, and that a write comes from a page of this console.
 * Throws 401 without a session, 403 for a role that is too low, a second factor that is required and missing, a foreign origin or a CSRF
 * token that is not the visitor's.
 */
export async function admit(
  request: FastifyRequest,
  access: RouteAccess,
  context: ConsoleContext,
  { beforeSecondFactor = false }: { readonly beforeSecondFactor?: boolean } = {},
): Promise<void> {
  request.address = request.ip;
  const session = await sessionOf(request, context);
  const closed = session !== undefined && !beforeSecondFactor && owesSecondFactor(session, context);
  if (session && !closed) request.session = session;
  if (!SAFE.has(request.method)) requireOwnPage(request, context);
  if (closed && access !== 'public') throw new ApiError(errors.secondFactorRequired);
  requireAccess(session, access);
}

function requireOwnPage(request: FastifyRequest, { consoleUrl, forms, clock }: ConsoleContext): void {
  if (!isSameOrigin(request.headers, consoleUrl)) throw new ApiError(errors.originForeign);
  const visitor = readSessionId(request.headers.cookie);
  const token = request.headers['x-csrf-token'];
  if (visitor === undefined || typeof token !== 'string' || !forms.accepts(token, visitor, clock.now())) {
    throw new ApiError(errors.csrfTokenInvalid);
  }
}

function requireAccess(session: Session | undefined, access: RouteAccess): void {
  if (access === 'public') return;
  if (!session) throw new ApiError(errors.sessionMissing);
  if (access === 'account') return;
  if (access === 'installation') {
    if (!session.account.isOperator) throw new ApiError(errors.installationOnly);
    return;
  }
  if (!session.organization) throw new ApiError(errors.organizationMissing);
  if (!mayDo(session.organization.role, access)) throw new ApiError(errors.roleTooLow);
}
