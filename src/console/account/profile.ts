import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { changeProfile, findAccountByEmail } from '../../storage/console/account.ts';
import { EmptyAnswer } from '../answers.ts';
import { composeMail } from '../mail/compose.ts';
import { sendLink } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { SessionSchema, sessionAnswer } from '../session/session-answer.ts';
import { readSession } from '../sessions.ts';
import { takeTry } from '../tries.ts';
import { PasswordField, requireOwnPassword } from './answers.ts';

export const updateAccount = defineRoute({
  id: 'console.account.update',
  method: 'PATCH',
  path: '/api/account',
  access: 'account',
  body: Type.Object({
    name: Type.Optional(RequiredText('Your name.', 100)),
    locale: Type.Optional(oneOf(['en-US', 'en-CA', 'fr-CA'], 'Language of mails.')),
  }),
  response: SessionSchema,
  errors: [errors.blank, errors.notIncluded],
  handle: async ({ body, session, context, now }) => {
    await context.database.query(changeProfile, [session.account.id, body.name?.trim() ?? null, body.locale ?? null]);
    return sessionAnswer(await readSession(context.database, session.id, now), session.id, context);
  },
});

/** Sends a link to the new address, which counts once it is confirmed; the old one is told. Says nothing about other accounts. */
export const changeOwnEmail = defineRoute({
  id: 'console.account.change_email',
  method: 'PUT',
  path: '/api/account/email',
  access: 'account',
  body: Type.Object({ email: RequiredText('The new e-mail.', 1_000), password: PasswordField('The present one.') }),
  response: EmptyAnswer,
  errors: [errors.invalid, errors.invalidEmail, errors.tooManyRequests],
  handle: async ({ body, session, context, request, now }) => {
    const { account } = session;
    takeTry(request, 'email', account.email, context);
    const email = normalizeEmail(body.email);
    if (email === undefined) throw new ApiError(errors.invalidEmail);
    await requireOwnPassword(context, account.id, body.password);
    const [other] = await context.database.query(findAccountByEmail, [email]);
    if (other) return {};
    await sendLink(context, 'change_email', account, email, now);
    await context.mailer.send(composeMail(account.email, 'email_changed', account.locale, { name: account.name, email }, ''), now);
    return {};
  },
});
