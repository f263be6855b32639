import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { authenticate } from './accounts.ts';
import { type ConsoleContext, isOwnForm, readForm, sessionOf } from './context.ts';
import { isSameOrigin } from './form-guard.ts';
import { type SignInForm, signInPage } from './pages/sign-in-page.ts';
import { refuseForm, sendPage } from './responses.ts';
import { localPath } from './return-to.ts';
import { endSession, newSessionId, noCookie, readSessionId, sessionCookie, startSession, visitorCookie } from './sessions.ts';

/** One text for an unknown account and a wrong password: the page does not say who has an account. */
const WRONG = 'The e-mail or the password is not right.';
const EXPIRED = 'This form has expired. Please sign in again.';
const tooMany = (seconds: number) => `Too many tries. Wait ${seconds} ${seconds === 1 ? 'second' : 'seconds'} and sign in again.`;

export function mountSignIn(app: FastifyInstance, context: ConsoleContext): void {
  app.get('/sign-in', { config: { operation: 'console.sign_in_form' }, exposeHeadRoute: true }, async (request, reply) => {
    const { return_to } = request.query as { return_to?: unknown };
    const returnTo = localPath(typeof return_to === 'string' ? return_to : undefined);
    if (await sessionOf(request, context)) return reply.redirect(returnTo, 303);
    return showForm(request, reply, 200, { returnTo }, context);
  });
  app.post('/sign-in', { config: { operation: 'console.sign_in' } }, (request, reply) => signIn(request, reply, context));
  app.post('/sign-out', { config: { operation: 'console.sign_out' } }, (request, reply) => signOut(request, reply, context));
}

async function signIn(request: FastifyRequest, reply: FastifyReply, context: ConsoleContext): Promise<FastifyReply> {
  const { database, clock, tries } = context;
  const form = readForm(request);
  if (!isSameOrigin(request.headers, context.consoleUrl)) return refuseForm(request, reply);
  const { email = '', password = '' } = form;
  const shown = { returnTo: localPath(form.return_to), email };
  if (!isOwnForm(request, form, context)) return showForm(request, reply, 403, { ...shown, problem: EXPIRED }, context);

  const now = clock.now();
  const keys = [`email ${email.trim().toLowerCase()}`, `address ${request.ip}`];
  const wait = tries.take(keys, now);
  if (wait !== undefined) {
    reply.header('retry-after', String(wait));
    return showForm(request, reply, 429, { ...shown, problem: tooMany(wait) }, context);
  }
  const account = await authenticate(database, { email, password });
  if (account === undefined) {
    request.log.warn({ address: request.ip }, 'sign-in refused');
    return showForm(request, reply, 401, { ...shown, problem: WRONG }, context);
  }
  tries.giveBack(keys, now);
  const session = {
    accountId: account,
    before: readSessionId(request.headers.cookie),
    address: request.ip,
    userAgent: request.headers['user-agent'],
  };
  const id = await startSession(database, session, clock.now());
  request.log.info({ account }, 'signed in');
  return reply.header('set-cookie', sessionCookie(id)).redirect(shown.returnTo, 303);
}

async function signOut(request: FastifyRequest, reply: FastifyReply, context: ConsoleContext): Promise<FastifyReply> {
  const form = readForm(request);
  const id = readSessionId(request.headers.cookie);
  if (id !== undefined) {
    if (!isOwnForm(request, form, context)) return refuseForm(request, reply);
    await endSession(context.database, id);
  }
  return reply.header('set-cookie', noCookie).redirect('/sign-in', 303);
}

/** The form is bound to the cookie that the visitor has, so that several open forms stay valid, or to a new one. */
function showForm(
  request: FastifyRequest,
  reply: FastifyReply,
  status: number,
  form: Omit<SignInForm, 'formToken'>,
  { forms, clock }: ConsoleContext,
): FastifyReply {
  const known = readSessionId(request.headers.cookie);
  const id = known ?? newSessionId();
  if (known === undefined) reply.header('set-cookie', visitorCookie(id));
  return sendPage(reply, status, signInPage({ ...form, formToken: forms.issue(id, clock.now()) }));
}
