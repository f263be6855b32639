import type { FastifyInstance } from 'fastify';
import { ApiError, errorStatus } from '../contract/errors.ts';
import { refuseOtherMethods } from '../http/other-methods.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import type { Environment } from '../operations/define.ts';

import { isPassing } from '../storage/engine/errors.ts';
import { signIn, signOut, signUp } from './accounts.ts';
import { authorize, showSignUpForm } from './authorize.ts';
import { messageFor, sendProblem, textsOf, withAsked, withForm } from './context.ts';
import { decide } from './decide.ts';

const BODY_LIMIT = 16 * 1024;

/** On every answer, errors too. */
const SECURITY_HEADERS = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
};

/** Serves the consent pages of a server. What goes wrong is shown as a page. */
export function mountConsent(app: FastifyInstance, environment: Environment, limiter: RateLimiter | undefined): void {
  app.register(async (pages) => {
    pages.addHook('onRequest', async (request, reply) => {
      reply.headers(SECURITY_HEADERS);
      if (limiter) reply.headers(limiter.take(`address ${request.ip}`, 'page', Date.now()));
    });
    pages.setErrorHandler((error, request, reply) => {
      const status = statusOf(error);
      if (status === 500) request.log.error({ err: error, operation: request.routeOptions.config.operation }, 'unexpected error');
      if (error instanceof ApiError) reply.headers(error.headers);
      return sendProblem(request, reply, status, textsOf(request)(messageFor(status)));
    });
    const show = (path: string, operation: string, handle: Parameters<typeof withAsked>[1]) =>
      pages.get(path, { config: { operation }, exposeHeadRoute: true }, withAsked(environment, handle));
    const take = (path: string, operation: string, handle: Parameters<typeof withForm>[1]) =>
      pages.post(path, { config: { operation }, bodyLimit: BODY_LIMIT }, withForm(environment, handle));
    show('/oauth/authorize', 'consent.authorize', authorize);
    show('/oauth/sign-up', 'consent.sign_up_form', showSignUpForm);
    take('/oauth/sign-in', 'consent.sign_in', signIn);
    take('/oauth/sign-up', 'consent.sign_up', signUp);
    take('/oauth/sign-out', 'consent.sign_out', signOut);
    take('/oauth/decision', 'consent.decide', decide);
    const methods = { authorize: ['GET'], 'sign-up': ['GET', 'POST'], 'sign-in': ['POST'], 'sign-out': ['POST'], decision: ['POST'] };
    for (const [path, allowed] of Object.entries(methods)) refuseOtherMethods(pages, `/oauth/${path}`, allowed);
  });
}

function statusOf(error: unknown): number {
  if (error instanceof ApiError) return errorStatus(error);
  if (isPassing(error)) return 503;
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}
