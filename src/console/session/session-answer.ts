import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { listMemberships, ROLES } from '../../storage/console/organization.ts';
import { AssignmentsSchema, assignmentsOf } from '../assignments/assignment-answer.ts';
import { type ConsoleContext, owesSecondFactor } from '../context.ts';
import type { Session } from '../sessions.ts';

export const RoleSchema = oneOf(ROLES, 'Role in the organization.');

const OrganizationSchema = Type.Object({
  slug: Type.String({ description: 'Name in URLs.' }),
  name: Type.String({ description: 'Name.' }),
  role: RoleSchema,
});

export const SessionSchema = Type.Object({
  csrf_token: Type.String({ description: 'Sent as `X-CSRF-Token` with every write, for 12 hours.' }),
  account: nullable(
    Type.Object({
      email: Type.String(),
      name: Type.String(),
      is_operator: Type.Boolean({ description: 'Runs the installation.' }),
      email_confirmed: Type.Boolean(),
      two_factor: Type.Boolean(),
      two_factor_required: Type.Boolean({
        description: 'Whether everybody needs a second factor here: while `two_factor` is false, all but setting one up is refused.',
      }),
      locale: oneOf(['en-US', 'en-CA', 'fr-CA'], 'Language of pages and mails.'),
    }),
  ),
  organization: nullable(OrganizationSchema),
  organizations: Type.Array(OrganizationSchema, { description: 'Those that the account is a member of.' }),
  servers: nullable(AssignmentsSchema),
});

/** What a page needs to know before it shows anything. `visitor` is the cookie's value, to which the CSRF token is bound. */
export async function sessionAnswer(
  session: Session | undefined,
  visitor: string,
  context: ConsoleContext,
): Promise<Static<typeof SessionSchema>> {
  const { database, forms, clock } = context;
  const csrf_token = forms.issue(visitor, clock.now());
  if (!session) return { csrf_token, account: null, organization: null, organizations: [], servers: null };
  const { account, organization } = session;
  const organizations = await database.query(listMemberships, [account.id]);
  return {
    csrf_token,
    account: {
      email: account.email,
      name: account.name,
      is_operator: account.isOperator,
      email_confirmed: account.emailConfirmed,
      two_factor: account.twoFactor,
      two_factor_required: context.settings.requireSecondFactor,
      locale: account.locale,
    },
    organization: organization && { slug: organization.slug, name: organization.name, role: organization.role },
    organizations,
    servers: organization && !owesSecondFactor(session, context) ? await assignmentsOf(context, organization.id) : null,
  };
}
