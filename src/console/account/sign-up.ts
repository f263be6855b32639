import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { nullable, oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { findAccountByEmail } from '../../storage/console/account.ts';
import { findOrganization, insertMember, insertOrganization, type OrganizationRow } from '../../storage/console/organization.ts';
import { assignBoth, ServersSchema } from '../assignments/routes.ts';
import type { ConsoleContext } from '../context.ts';
import { composeMail } from '../mail/compose.ts';
import { sendLink } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { beginSession } from '../session/create-session.ts';
import { SessionSchema } from '../session/session-answer.ts';
import { takeTry } from '../tries.ts';
import { AccountRefused, createAccount } from './accounts.ts';
import { PasswordField, passwordError } from './answers.ts';
import { slugsFor } from './slugs.ts';

export const StartSchema = Type.Object({
  state: oneOf(
    ['signed_in', 'mail_sent', 'confirmed'],
    'Signed in with credentials to show once; a mail tells how it goes on; or the e-mail is confirmed.',
  ),
  session: nullable(SessionSchema),
  started: nullable(ServersSchema),
});

/**
 * An account, its organization, and a server of each environment. With a mail server the answer is the same whether or not the e-mail has
 * an account, and everything else follows once the e-mail is confirmed. Where mails go to the log, nobody could confirm: the account
 * is signed in at once.
 */
export const signUp = defineRoute({
  id: 'console.sign_up',
  method: 'POST',
  path: '/api/sign-up',
  access: 'public',
  body: Type.Object({
    organization: RequiredText('Name of the organization.', 100),
    name: RequiredText('Your name.', 100),
    email: RequiredText('E-mail.', 1_000),
    password: PasswordField('At least 15 characters.'),
    country: oneOf(['US', 'CA'], 'Country of the organization.'),
  }),
  response: StartSchema,
  errors: [errors.invalidEmail, errors.tooShort, errors.tooLong, errors.tooCommon, errors.tooManyRequests],
  handle: async ({ body, context, request, reply, now }) => {
    takeTry(request, 'sign-up', body.email, context);
    const email = normalizeEmail(body.email);
    if (email === undefined) throw new ApiError(errors.invalidEmail);
    const id = await makeAccount(context, { ...body, email, locale: request.locale }, now);
    if (id === undefined) {
      await tellOwner(context, email, now);
      return { state: 'mail_sent' as const, session: null, started: null };
    }
    const organization = await makeOrganization(context, body.organization.trim(), body.country, id, now);
    request.actor = { id, email, organizationId: organization.id };
    await sendLink(context, 'confirm_email', { id, name: body.name, locale: request.locale }, email, now);
    if (context.settings.confirmFirst) return { state: 'mail_sent' as const, session: null, started: null };
    const started = await assignBoth(context, organization);
    return { state: 'signed_in' as const, session: await beginSession(context, id, request, reply), started };
  },
});

/** Undefined when the e-mail has an account; hashing takes as long then. */
async function makeAccount(
  { database, breachedPasswords }: ConsoleContext,
  account: Parameters<typeof createAccount>[1],
  now: number,
): Promise<number | undefined> {
  try {
    return await createAccount(database, account, new Date(now), breachedPasswords);
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error;
    if (error.reason === 'email_taken') return undefined;
    if (error.reason === 'email_invalid') throw new ApiError(errors.invalidEmail);
    if (error.reason === 'name_blank') throw new ApiError(errors.blank, { key: 'name' });
    throw passwordError(error.reason);
  }
}

/** Somebody with an account learns of it by mail, and nobody else does. */
async function tellOwner(context: ConsoleContext, email: string, now: number): Promise<void> {
  const [owner] = await context.database.query(findAccountByEmail, [email]);
  if (!owner) return;
  const mail = composeMail(email, 'account_exists', owner.locale, { name: owner.name }, `${context.consoleUrl}/sign-in`);
  await context.mailer.send(mail, now);
}

async function makeOrganization(
  { database }: ConsoleContext,
  name: string,
  country: 'US' | 'CA',
  accountId: number,
  now: number,
): Promise<OrganizationRow> {
  return database.transaction(async (db) => {
    for (const slug of slugsFor(name)) {
      const [made] = await db.query(insertOrganization, [slug, name, country, new Date(now)]);
      if (!made) continue;
      await db.query(insertMember, [made.id, accountId, 'developer_admin', new Date(now)]);
      return (await db.query(findOrganization, [made.id]))[0]!;
    }
    throw new Error('No free slug was found among random ones.');
  });
}
