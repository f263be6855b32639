import type { FastifyReply } from 'fastify';
import { type Handler, sendPage, tokenFor, type Visit } from './context.ts';
import { type AccountForm, signInPage, signUpPage } from './pages/account-pages.ts';

type Typed = Pick<AccountForm, 'email' | 'name' | 'problem'>;

/** `GET /oauth/sign-up`, where customers can make accounts. */
export const showSignUpForm: Handler = async (visit) => (canSignUp(visit) ? showSignUp(visit, 200) : showSignIn(visit, 404));

/** Sandbox Instacart users stand for customers on development. */
export function canSignUp({ environment, place }: Visit): boolean {
  return environment.name === 'production' && place.signUp !== undefined;
}

export function showSignIn(visit: Visit, status: number, typed: Typed = {}): FastifyReply {
  return sendPage(visit.reply, status, signInPage(formOf(visit, typed)), visit.onwards);
}

export function showSignUp(visit: Visit, status: number, typed: Typed = {}): FastifyReply {
  return sendPage(visit.reply, status, signUpPage(formOf(visit, typed)), visit.onwards);
}

function formOf(visit: Visit, typed: Typed): AccountForm {
  const { environment, texts, application, query, place } = visit;
  return {
    texts,
    purpose: texts(place.purpose, { application: application.name, organization: application.organization_name }),
    place,
    query,
    token: tokenFor(visit),
    canSignUp: canSignUp(visit),
    hasTestAccounts: environment.name === 'development',
    ...typed,
  };
}
