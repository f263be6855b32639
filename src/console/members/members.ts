import { ApiError, errors } from '../../contract/errors.ts';
import { Type } from '../../contract/schema.ts';
import { changeRole, deleteMember, listMembers as listRows, lockRoles } from '../../storage/console/member.ts';
import type { Role } from '../../storage/console/organization.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { EmptyAnswer, IdPath } from '../answers.ts';
import { defineRoute } from '../route.ts';
import { RoleSchema } from '../session/session-answer.ts';
import { formatTime } from '../time.ts';

export const listMembers = defineRoute({
  id: 'console.members.list',
  method: 'GET',
  path: '/api/members',
  access: 'view',
  response: Type.Object({
    members: Type.Array(
      Type.Object({
        id: Type.Integer(),
        email: Type.String(),
        name: Type.String(),
        role: RoleSchema,
        two_factor: Type.Boolean(),
        joined_at: Type.String({ description: 'ISO 8601, UTC.' }),
      }),
    ),
  }),
  errors: [],
  handle: async ({ session, context }) => {
    const rows = await context.database.query(listRows, [session.organization.id]);
    return {
      members: rows.map(({ account_id: id, email, name, role, two_factor, created_at }) => ({
        ...{ id, email, name, role, two_factor },
        joined_at: formatTime(created_at),
      })),
    };
  },
});

export const updateMember = defineRoute({
  id: 'console.members.update',
  method: 'PATCH',
  path: '/api/members/{id}',
  access: 'manage',
  params: IdPath,
  body: Type.Object({ role: RoleSchema }),
  response: EmptyAnswer,
  errors: [errors.resourceNotFound, errors.notIncluded, errors.lastAdmin],
  handle: async ({ params, body, session, context }) => {
    await context.database.transaction(async (db) => {
      await requireAdminBesides(db, session.organization.id, params.id, body.role);
      await db.query(changeRole, [session.organization.id, params.id, body.role]);
    });
    return {};
  },
});

/** A member may also leave. */
export const removeMember = defineRoute({
  id: 'console.members.remove',
  method: 'DELETE',
  path: '/api/members/{id}',
  access: 'view',
  params: IdPath,
  response: EmptyAnswer,
  errors: [errors.resourceNotFound, errors.roleTooLow, errors.lastAdmin],
  handle: async ({ params, session, context }) => {
    const { organization, account } = session;
    if (organization.role !== 'developer_admin' && params.id !== account.id) throw new ApiError(errors.roleTooLow);
    await context.database.transaction(async (db) => {
      await requireAdminBesides(db, organization.id, params.id, undefined);
      await db.query(deleteMember, [organization.id, params.id]);
    });
    return {};
  },
});

/** Throws 404 for who is no member, and 400 when no developer admin would be left. `role`: what the member becomes, if it stays. */
async function requireAdminBesides(db: Connection, organizationId: number, accountId: number, role: Role | undefined): Promise<void> {
  const roles = await db.query(lockRoles, [organizationId]);
  if (!roles.some((one) => one.account_id === accountId)) throw new ApiError(errors.resourceNotFound);
  const isAdminLeft = roles.some((one) => (one.account_id === accountId ? role : one.role) === 'developer_admin');
  if (!isAdminLeft) throw new ApiError(errors.lastAdmin);
}
