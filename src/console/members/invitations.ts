import { normalizeEmail } from '../../contract/email.ts';
import { ApiError, errors } from '../../contract/errors.ts';
import { nullable, RequiredText, Type } from '../../contract/schema.ts';
import { deleteInvitation, listMembers, listInvitations as listRows, saveInvitation } from '../../storage/console/member.ts';
import { EmptyAnswer, IdPath } from '../answers.ts';
import { composeMail } from '../mail/compose.ts';
import { linkTokenHash, newLinkToken } from '../mail/links.ts';
import { defineRoute } from '../route.ts';
import { RoleSchema } from '../session/session-answer.ts';
import { formatTime } from '../time.ts';
import { takeTry } from '../tries.ts';

const LIFETIME = 7 * 24 * 3_600_000;

export const listInvitations = defineRoute({
  id: 'console.invitations.list',
  method: 'GET',
  path: '/api/invitations',
  access: 'manage',
  response: Type.Object({
    invitations: Type.Array(
      Type.Object({
        id: Type.Integer(),
        email: Type.String(),
        role: RoleSchema,
        invited_by: nullable(Type.String({ description: 'E-mail.' })),
        created_at: Type.String({ description: 'ISO 8601, UTC.' }),
        expires_at: Type.String({ description: 'ISO 8601, UTC.' }),
      }),
    ),
  }),
  errors: [],
  handle: async ({ session, context, now }) => {
    const rows = await context.database.query(listRows, [session.organization.id, new Date(now)]);
    return {
      invitations: rows.map((row) => ({ ...row, created_at: formatTime(row.created_at), expires_at: formatTime(row.expires_at) })),
    };
  },
});

/** Sends a mail; an invitation of the same e-mail before stops working. */
export const invite = defineRoute({
  id: 'console.invitations.create',
  method: 'POST',
  path: '/api/invitations',
  access: 'manage',
  body: Type.Object({ email: RequiredText('E-mail.', 1_000), role: RoleSchema }),
  response: Type.Object({ id: Type.Integer() }),
  errors: [errors.invalidEmail, errors.notIncluded, errors.taken, errors.tooManyRequests],
  handle: async ({ body, session, context, request, now }) => {
    const { organization, account } = session;
    takeTry(request, 'invitation', organization.slug, context);
    const email = normalizeEmail(body.email);
    if (email === undefined) throw new ApiError(errors.invalidEmail);
    const members = await context.database.query(listMembers, [organization.id]);
    if (members.some((member) => member.email === email)) throw new ApiError(errors.taken, { key: 'email' });
    const token = newLinkToken();
    const expires = new Date(now + LIFETIME);
    const row = [organization.id, email, body.role, linkTokenHash(token), account.id, new Date(now), expires] as const;
    const [saved] = await context.database.query(saveInvitation, [...row]);
    const url = `${context.consoleUrl}/invitation?token=${token}`;
    const values = { name: '', organization: organization.name, by: account.name };
    await context.mailer.send(composeMail(email, 'invitation', account.locale, values, url), now);
    return { id: saved!.id };
  },
});

export const revokeInvitation = defineRoute({
  id: 'console.invitations.revoke',
  method: 'DELETE',
  path: '/api/invitations/{id}',
  access: 'manage',
  params: IdPath,
  response: EmptyAnswer,
  errors: [errors.resourceNotFound],
  handle: async ({ params, session, context }) => {
    const [gone] = await context.database.query(deleteInvitation, [session.organization.id, params.id]);
    if (!gone) throw new ApiError(errors.resourceNotFound);
    return {};
  },
});
