import type { FastifyReply } from 'fastify';
import type { CustomerSessionRow } from '../storage/consent/consent.ts';
import { type Handler, sendPage, sessionOf, tokenFor, type Visit } from './context.ts';
import { type AccountForm, signInPage, signUpPage } from './pages/account-pages.ts';
import { consentPage } from './pages/consent-page.ts';

type Typed = Pick<AccountForm, 'email' | 'name' | 'problem'>;

/** `GET /oauth/authorize`: the question to a customer who is signed in, to others the sign-in. */
export const authorize: Handler = async (visit) => {
  const session = await sessionOf(visit);
  return session ? showConsent(visit, 200, session) : showSignIn(visit, 200);
};

/** `GET /oauth/sign-up`, where customers can make accounts. */
export const showSignUpForm: Handler = async (visit) => (canSignUp(visit) ? showSignUp(visit, 200) : showSignIn(visit, 404));

/** Sandbox Instacart users stand for customers on development. */
export function canSignUp({ environment }: Visit): boolean {
  return environment.name === 'production';
}

export function showSignIn(visit: Visit, status: number, typed: Typed = {}): FastifyReply {
  return sendPage(visit.reply, status, signInPage(formOf(visit, typed)), visit.asked.redirectUri);
}

export function showSignUp(visit: Visit, status: number, typed: Typed = {}): FastifyReply {
  return sendPage(visit.reply, status, signUpPage(formOf(visit, typed)), visit.asked.redirectUri);
}

export function showConsent(visit: Visit, status: number, customer: CustomerSessionRow, problem?: string): FastifyReply {
  const { texts, asked } = visit;
  const page = consentPage({
    texts,
    application: asked.application.name,
    organization: asked.application.organization_name,
    host: new URL(asked.redirectUri).host,
    query: asked.query,
    token: tokenFor(visit, customer.turn),
    customer,
    ...(problem === undefined ? {} : { problem }),
  });
  return sendPage(visit.reply, status, page, asked.redirectUri);
}

function formOf(visit: Visit, typed: Typed): AccountForm {
  const { texts, asked } = visit;
  return { texts, application: asked.application.name, query: asked.query, token: tokenFor(visit), canSignUp: canSignUp(visit), ...typed };
}
