import { timeOf } from '../contract/clock.ts';
import { normalizeEmail } from '../contract/email.ts';
import { isCommonPassword } from '../http/common-passwords.ts';
import { hashPassword, NOBODYS_HASH, verifyPassword } from '../http/passwords.ts';
import { endCustomerSession, findSignIn, signUpCustomer, startCustomerSession } from '../storage/consent/consent.ts';
import { type FormHandler, goOn, type SentForm, type Visit } from './context.ts';
import { LONGEST_NAME, LONGEST_PASSWORD, SHORTEST_PASSWORD } from './pages/account-pages.ts';
import { canSignUp, showSignIn, showSignUp } from './sign-in.ts';
import type { TextKey } from './texts.ts';
import { endTries, takeTry } from './tries.ts';
import { newVisitorId, noCookie, sessionCookie, sessionEnd, visitorHash } from './visitor.ts';

/** `POST /oauth/sign-in` and `/oauth/account/sign-in`. The answer is the same for an unknown account, one without a password, and a wrong password. */
export const signIn: FormHandler = async (visit, form) => {
  const { environment, texts, application, now } = visit;
  const { email: typed = '', password = '' } = form.fields;
  const shown = { email: typed };
  if (form.turn === undefined) return showSignIn(visit, 403, { ...shown, problem: texts('expired') });
  const organizationId = application.organization_id;
  const tried = { organizationId, email: normalizeEmail(typed) ?? '', address: visit.request.ip };
  const wait = await takeTry(environment.database, tried, now);
  if (wait !== undefined) return showSignIn(visit, 429, { ...shown, problem: texts('tooMany', { count: wait }) });
  const [account] = await environment.database.query(findSignIn, [organizationId, tried.email]);
  // As long for nobody's account as for somebody's.
  const right = await verifyPassword(password.slice(0, LONGEST_PASSWORD), account?.password_hash ?? NOBODYS_HASH);
  if (!account || !right || account.password_hash === null) return showSignIn(visit, 401, { ...shown, problem: texts('wrong') });
  await endTries(environment.database, tried);
  return begin(visit, form, account.id);
};

/** `POST /oauth/sign-up`, on production. */
export const signUp: FormHandler = async (visit, form) => {
  const { environment, texts, application, now } = visit;
  if (!canSignUp(visit)) return showSignIn(visit, 404);
  const { name = '', email: typed = '', password = '' } = form.fields;
  const again = (status: number, key: TextKey, count = 0) =>
    showSignUp(visit, status, { name, email: typed, problem: texts(key, { count }) });
  if (form.turn === undefined) return again(403, 'expired');
  const email = normalizeEmail(typed);
  if (!isName(name)) return again(400, 'nameInvalid', LONGEST_NAME);
  if (email === undefined) return again(400, 'emailInvalid');
  if (password.length < SHORTEST_PASSWORD || password.length > LONGEST_PASSWORD) return again(400, 'passwordInvalid', SHORTEST_PASSWORD);
  if (isCommonPassword(password, [email, name]) || (await environment.breachedPasswords?.has(password)))
    return again(400, 'passwordCommon');
  const { organization_id: organizationId, test_clock } = application;
  const wait = await takeTry(environment.database, { organizationId, email, address: visit.request.ip }, now);
  if (wait !== undefined) return again(429, 'tooMany', wait);
  const created = new Date(timeOf(test_clock, now));
  const [made] = await environment.database.query(signUpCustomer, [
    organizationId,
    email,
    name.trim(),
    await hashPassword(password),
    created,
  ]);
  if (!made) return again(400, 'emailTaken');
  return begin(visit, form, made.id);
};

/** `POST /oauth/sign-out` and `/oauth/account/sign-out`: for another account. */
export const signOut: FormHandler = async (visit, form) => {
  if (form.turn !== undefined) {
    await visit.environment.database.query(endCustomerSession, [visitorHash(form.visitorId)]);
    visit.reply.header('set-cookie', noCookie);
  }
  return goOn(visit);
};

function isName(name: string): boolean {
  return name.trim() !== '' && name.length <= LONGEST_NAME && name.isWellFormed() && !/\p{Cc}/u.test(name);
}

/** Under a new id, so that nobody knows it who knew the one before (session fixation). */
async function begin(visit: Visit, { visitorId }: SentForm, customerId: number) {
  const { environment, application, reply, now } = visit;
  const id = newVisitorId();
  await environment.database.query(startCustomerSession, [
    visitorHash(id),
    visitorHash(visitorId),
    application.organization_id,
    customerId,
    new Date(now),
    sessionEnd(now),
  ]);
  reply.header('set-cookie', sessionCookie(id));
  return goOn(visit);
}
