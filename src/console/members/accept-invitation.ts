import { ApiError, errors } from '../../contract/errors.ts';
import { OptionalText, Type } from '../../contract/schema.ts';
import { confirmEmail } from '../../storage/console/account.ts';
import { findInvitation, type OpenInvitationRow, takeInvitation } from '../../storage/console/member.ts';
import { insertMember } from '../../storage/console/organization.ts';
import { switchOrganization } from '../../storage/console/session.ts';
import { AccountRefused, createAccount } from '../account/accounts.ts';
import { PasswordField, passwordError, TokenField } from '../account/answers.ts';
import type { ConsoleContext } from '../context.ts';
import { linkTokenHash } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { beginSession } from '../session/create-session.ts';
import { RoleSchema, SessionSchema, sessionAnswer } from '../session/session-answer.ts';
import { readSession, sessionDigest } from '../sessions.ts';
import { takeTry } from '../tries.ts';

/** What the page of an invitation shows; only who has the link can ask. */
export const lookAtInvitation = defineRoute({
  id: 'console.invitations.look',
  method: 'POST',
  path: '/api/invitations/look',
  access: 'public',
  body: Type.Object({ token: TokenField }),
  response: Type.Object({
    organization: Type.String({ description: 'Name.' }),
    email: Type.String(),
    role: RoleSchema,
    has_account: Type.Boolean({ description: 'Whether to sign in, or to choose a name and password.' }),
  }),
  errors: [errors.linkInvalid],
  handle: async ({ body, context, request, now }) => {
    takeTry(request, 'look', request.ip, context);
    const invitation = await openInvitation(context, body.token, now);
    return {
      organization: invitation.organization_name,
      email: invitation.email,
      role: invitation.role,
      has_account: invitation.account_id !== null,
    };
  },
});

/**
 * Joins the organization. Who has an account with the invited e-mail must be signed in with it; anybody else gets one, whose e-mail the
 * link has confirmed.
 */
export const acceptInvitation = defineRoute({
  id: 'console.invitations.accept',
  method: 'POST',
  path: '/api/invitations/accept',
  access: 'public',
  body: Type.Object({
    token: TokenField,
    name: OptionalText('Your name, for a new account.', 100),
    password: Type.Optional(PasswordField('For a new account, at least 15 characters.')),
  }),
  response: SessionSchema,
  errors: [errors.linkInvalid, errors.sessionMissing, errors.blank, errors.tooShort, errors.tooCommon],
  handle: async ({ body, session, context, request, reply, now }) => {
    takeTry(request, 'accept', request.ip, context);
    const invitation = await openInvitation(context, body.token, now);
    if (invitation.account_id !== null && session?.account.id !== invitation.account_id) throw new ApiError(errors.sessionMissing);
    const accountId = invitation.account_id ?? (await newAccount(context, invitation, body, request.locale, now));
    await context.database.transaction(async (db) => {
      const [taken] = await db.query(takeInvitation, [linkTokenHash(body.token), new Date(now)]);
      if (!taken) throw new ApiError(errors.linkInvalid);
      await db.query(confirmEmail, [accountId, invitation.email, new Date(now)]);
      await db.query(insertMember, [taken.organization_id, accountId, taken.role, new Date(now)]);
    });
    request.actor = { id: accountId, email: invitation.email, organizationId: invitation.organization_id };
    if (!session || session.account.id !== accountId) return beginSession(context, accountId, request, reply);
    await context.database.query(switchOrganization, [sessionDigest(session.id), invitation.organization_slug]);
    return sessionAnswer(await readSession(context.database, session.id, now), session.id, context);
  },
});

async function openInvitation({ database }: ConsoleContext, token: string, now: number): Promise<OpenInvitationRow> {
  const [invitation] = await database.query(findInvitation, [linkTokenHash(token), new Date(now)]);
  if (!invitation) throw new ApiError(errors.linkInvalid);
  return invitation;
}

async function newAccount(
  { database, breachedPasswords }: ConsoleContext,
  { email }: OpenInvitationRow,
  { name = '', password = '' }: { name?: string; password?: string },
  locale: 'en-US' | 'en-CA' | 'fr-CA',
  now: number,
): Promise<number> {
  try {
    return await createAccount(database, { email, name, password, locale }, new Date(now), breachedPasswords);
  } catch (error) {
    if (!(error instanceof AccountRefused)) throw error;
    if (error.reason === 'name_blank') throw new ApiError(errors.blank, { key: 'name' });
    // Made by another request a moment ago: sign in with it.
    if (error.reason === 'email_taken' || error.reason === 'email_invalid') throw new ApiError(errors.sessionMissing);
    throw passwordError(error.reason);
  }
}
