import type { FastifyReply } from 'fastify';
import type { CustomerSessionRow } from '../storage/consent/consent.ts';
import { accountQuery } from './asked.ts';
import { type AskedVisit, type Handler, sendPage, sessionOf, tokenFor } from './context.ts';
import { consentPage } from './pages/consent-page.ts';
import { ACCOUNT } from './places.ts';
import { showSignIn } from './sign-in.ts';

/** `GET /oauth/authorize`: the question to a customer who is signed in, to others the sign-in. */
export const authorize: Handler<AskedVisit> = async (visit) => {
  const session = await sessionOf(visit);
  return session ? showConsent(visit, 200, session) : showSignIn(visit, 200);
};

export function showConsent(visit: AskedVisit, status: number, customer: CustomerSessionRow, problem?: string): FastifyReply {
  const { texts, application, asked, query } = visit;
  const page = consentPage({
    texts,
    application: application.name,
    organization: application.organization_name,
    host: new URL(asked.redirectUri).host,
    query,
    account: `${ACCOUNT.home}?${accountQuery(visit.request.query as Record<string, unknown>)}`,
    token: tokenFor(visit, customer.turn),
    customer,
    ...(problem === undefined ? {} : { problem }),
  });
  return sendPage(visit.reply, status, page, visit.onwards);
}
