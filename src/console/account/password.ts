import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { hashPassword } from '../../http/passwords.ts';
import { changePassword, confirmEmail, findAccount, findAccountByEmail, forgetSignInTries } from '../../storage/console/account.ts';
import { deleteMailTokens, takeMailToken } from '../../storage/console/mail-token.ts';
import { deleteOtherSessions } from '../../storage/console/session.ts';
import { EmptyAnswer } from '../answers.ts';
import type { ConsoleContext } from '../context.ts';
import { composeMail } from '../mail/compose.ts';
import { linkTokenHash, sendLink } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { triesKey } from '../session/check-sign-in.ts';
import { takeTry } from '../tries.ts';
import { PasswordField, requireGoodPassword, requireOwnPassword, TokenField } from './answers.ts';

/** The answer is the same for every e-mail; the mail is not waited for. */
export const forgotPassword = defineRoute({
  id: 'console.account.forgot_password',
  method: 'POST',
  path: '/api/forgot-password',
  access: 'public',
  body: Type.Object({ email: RequiredText('E-mail.', 1_000) }),
  response: EmptyAnswer,
  errors: [errors.tooManyRequests],
  handle: async ({ body, context, request, now }) => {
    takeTry(request, 'forgot', body.email, context);
    const email = normalizeEmail(body.email);
    const [account] = email === undefined ? [] : await context.database.query(findAccountByEmail, [email]);
    if (account) await sendLink(context, 'reset_password', account, email!, now);
    return {};
  },
});

/** Sets a new password with the link of a mail: every session ends, and a lock-out with them. The second factor stays. */
export const resetPassword = defineRoute({
  id: 'console.account.reset_password',
  method: 'POST',
  path: '/api/reset-password',
  access: 'public',
  body: Type.Object({ token: TokenField, password: PasswordField('The new one, at least 15 characters.') }),
  response: EmptyAnswer,
  errors: [errors.linkInvalid, errors.tooShort, errors.tooLong, errors.tooCommon],
  handle: async ({ body, context, request, now }) => {
    takeTry(request, 'reset', request.ip, context);
    await requireGoodPassword(context, body.password, []);
    const [link] = await context.database.query(takeMailToken, [linkTokenHash(body.token), 'reset_password', new Date(now)]);
    if (!link) throw new ApiError(errors.linkInvalid);
    request.actor = { id: link.account_id, email: link.email };
    await context.database.query(confirmEmail, [link.account_id, link.email, new Date(now)]);
    await setPassword(context, { id: link.account_id, email: link.email }, body.password, 0, now);
    return {};
  },
});

export const changeOwnPassword = defineRoute({
  id: 'console.account.change_password',
  method: 'PUT',
  path: '/api/account/password',
  access: 'account',
  beforeSecondFactor: true,
  body: Type.Object({ password: PasswordField('The present one.'), new_password: PasswordField('At least 15 characters.') }),
  response: EmptyAnswer,
  errors: [errors.invalid, errors.tooShort, errors.tooLong, errors.tooCommon],
  handle: async ({ body, session, context, request, now }) => {
    const { account } = session;
    takeTry(request, 'password', account.email, context);
    await requireOwnPassword(context, account.id, body.password);
    await requireGoodPassword(context, body.new_password, [account.email, account.name], 'new_password');
    await setPassword(context, account, body.new_password, session.number, now);
    return {};
  },
});

/** Links that were sent before work no more; all sessions but the one given end. */
async function setPassword(
  context: ConsoleContext,
  { id, email }: { readonly id: number; readonly email: string },
  password: string,
  keptSession: number,
  now: number,
): Promise<void> {
  const hash = await hashPassword(password);
  const [account] = await context.database.transaction(async (db) => {
    await db.query(changePassword, [id, hash]);
    await db.query(deleteMailTokens, [id]);
    await db.query(deleteOtherSessions, [id, keptSession]);
    await db.query(forgetSignInTries, [triesKey(email)]);
    return db.query(findAccount, [id]);
  });
  const mail = composeMail(email, 'password_changed', account!.locale, { name: account!.name }, `${context.consoleUrl}/forgot-password`);
  await context.mailer.send(mail, now);
}
