import type { FastifyInstance, RouteHandlerMethod } from 'fastify';
import { ApiError, errorStatus } from '../contract/errors.ts';
import { refuseOtherMethods } from '../http/other-methods.ts';
import type { RateLimiter } from '../http/rate-limit.ts';
import type { Environment } from '../operations/define.ts';
import { isPassing } from '../storage/engine/errors.ts';
import { account, takeBack } from './account.ts';
import { signIn, signOut, signUp } from './accounts.ts';
import { authorize } from './authorize.ts';
import { messageFor, sendProblem, textsOf, withAccount, withAsked, withForm } from './context.ts';
import { decide } from './decide.ts';
import { ACCOUNT, AUTHORIZATION } from './places.ts';
import { showSignUpForm } from './sign-in.ts';

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
    const show = (path: string, operation: string, handle: RouteHandlerMethod) =>
      pages.get(path, { config: { operation }, exposeHeadRoute: true }, handle);
    const take = (path: string, operation: string, handle: RouteHandlerMethod) =>
      pages.post(path, { config: { operation }, bodyLimit: BODY_LIMIT }, handle);
    show(AUTHORIZATION.home, 'consent.authorize', withAsked(environment, authorize));
    show('/oauth/sign-up', 'consent.sign_up_form', withAsked(environment, showSignUpForm));
    take(AUTHORIZATION.signIn, 'consent.sign_in', withAsked(environment, withForm(signIn)));
    take('/oauth/sign-up', 'consent.sign_up', withAsked(environment, withForm(signUp)));
    take(AUTHORIZATION.signOut, 'consent.sign_out', withAsked(environment, withForm(signOut)));
    take('/oauth/decision', 'consent.decide', withAsked(environment, withForm(decide)));
    show(ACCOUNT.home, 'consent.account', withAccount(environment, account));
    take(ACCOUNT.signIn, 'consent.account_sign_in', withAccount(environment, withForm(signIn)));
    take(ACCOUNT.signOut, 'consent.account_sign_out', withAccount(environment, withForm(signOut)));
    take('/oauth/account/take-back', 'consent.take_back', withAccount(environment, withForm(takeBack)));
    for (const path of [AUTHORIZATION.home, ACCOUNT.home]) refuseOtherMethods(pages, path, ['GET']);
    refuseOtherMethods(pages, '/oauth/sign-up', ['GET', 'POST']);
    const forms = ['sign-in', 'sign-out', 'decision', 'account/sign-in', 'account/sign-out', 'account/take-back'];
    for (const form of forms) refuseOtherMethods(pages, `/oauth/${form}`, ['POST']);
  });
}

function statusOf(error: unknown): number {
  if (error instanceof ApiError) return errorStatus(error);
  if (isPassing(error)) return 503;
  const { statusCode } = error as { statusCode?: number };
  return statusCode !== undefined && statusCode >= 400 && statusCode < 500 ? statusCode : 500;
}
