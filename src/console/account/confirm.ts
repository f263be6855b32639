import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { RequiredText, Type } from '../../contract/schema.ts';
import { changeEmail, confirmEmail, findAccount, findAccountByEmail } from '../../storage/console/account.ts';
import { takeMailToken } from '../../storage/console/mail-token.ts';
import { findOrganization, findOrganizationBySlug, listMemberships } from '../../storage/console/organization.ts';
import { EmptyAnswer } from '../answers.ts';
import { assignBoth } from '../assignments/routes.ts';
import type { Actor } from '../audit/record.ts';
import type { ConsoleContext } from '../context.ts';
import { linkTokenHash, sendLink } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { beginSession } from '../session/create-session.ts';
import { takeTry } from '../tries.ts';
import { TokenField } from './answers.ts';
import { StartSchema } from './sign-up.ts';

const CONFIRMED = { state: 'confirmed' as const, session: null, started: null };

/**
 * Confirms an e-mail, of a sign-up or of a change. After a sign-up by mail the servers are assigned now, and the credentials are in this
 * answer only; the link proves who uses it, so that it signs in too unless a second factor is set.
 */
export const confirm = defineRoute({
  id: 'console.account.confirm',
  method: 'POST',
  path: '/api/confirm',
  access: 'public',
  body: Type.Object({ token: TokenField }),
  response: StartSchema,
  errors: [errors.linkInvalid, errors.taken],
  handle: async ({ body, session, context, request, reply, now }) => {
    takeTry(request, 'confirm', request.ip, context);
    const { database, settings } = context;
    const hash = linkTokenHash(body.token);
    const at = new Date(now);
    const [link] = await database.query(takeMailToken, [hash, 'confirm_email', at]);
    if (!link) {
      request.actor = await confirmChange(hash, context, now);
      return CONFIRMED;
    }
    const [confirmed] = await database.query(confirmEmail, [link.account_id, link.email, at]);
    if (!confirmed) throw new ApiError(errors.linkInvalid);
    request.actor = { id: link.account_id, email: link.email };
    if (!settings.confirmFirst || session) return CONFIRMED;
    const [account] = await database.query(findAccount, [link.account_id]);
    if (account?.totp_secret) return CONFIRMED;
    const started = await startFirstOrganization(context, link.account_id);
    return { state: 'signed_in' as const, session: await beginSession(context, link.account_id, request, reply), started };
  },
});

async function confirmChange(hash: Buffer, { database }: ConsoleContext, now: number): Promise<Actor> {
  const [link] = await database.query(takeMailToken, [hash, 'change_email', new Date(now)]);
  if (!link) throw new ApiError(errors.linkInvalid);
  const [changed] = await database.query(changeEmail, [link.account_id, link.email, new Date(now)]);
  if (!changed) throw new ApiError(errors.taken, { key: 'email' });
  return { id: link.account_id, email: link.email };
}

async function startFirstOrganization(context: ConsoleContext, accountId: number) {
  const [membership] = await context.database.query(listMemberships, [accountId]);
  if (!membership) return null;
  const [found] = await context.database.query(findOrganizationBySlug, [membership.slug]);
  const [organization] = await context.database.query(findOrganization, [found!.id]);
  return assignBoth(context, organization!);
}

/** Sends the link again. The answer is the same for every e-mail. */
export const resendConfirmation = defineRoute({
  id: 'console.account.resend_confirmation',
  method: 'POST',
  path: '/api/confirm/resend',
  access: 'public',
  body: Type.Object({ email: RequiredText('E-mail.', 1_000) }),
  response: EmptyAnswer,
  errors: [errors.tooManyRequests],
  handle: async ({ body, context, request, now }) => {
    takeTry(request, 'resend', body.email, context);
    const email = normalizeEmail(body.email);
    const [account] = email === undefined ? [] : await context.database.query(findAccountByEmail, [email]);
    if (account && !account.email_confirmed) await sendLink(context, 'confirm_email', account, email!, now);
    return {};
  },
});
