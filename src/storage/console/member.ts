import { statement } from '../engine/types.ts';
import type { Role } from './organization.ts';

export interface MemberRow {
  readonly account_id: number;
  readonly email: string;
  readonly name: string;
  readonly role: Role;
  readonly two_factor: boolean;
  readonly created_at: number;
}

export const listMembers = statement<[organizationId: number], MemberRow>(
  'console_list_members',
  `select a.id as account_id, a.email, a.name, m.role, a.totp_confirmed_at is not null as two_factor, m.created_at
     from cw.members m join cw.accounts a on a.id = m.account_id where m.organization_id = $1 order by m.created_at, a.id`,
);

/** Roles of all members; locks them, so that two changes at once cannot both take away the last developer admin. */
export const lockRoles = statement<[organizationId: number], { account_id: number; role: Role }>(
  'console_lock_roles',
  'select account_id, role from cw.members where organization_id = $1 order by account_id for update',
);

export const changeRole = statement<[organizationId: number, accountId: number, role: Role]>(
  'console_change_role',
  'update cw.members set role = $3 where organization_id = $1 and account_id = $2',
);

export const deleteMember = statement<[organizationId: number, accountId: number]>(
  'console_delete_member',
  'delete from cw.members where organization_id = $1 and account_id = $2',
);

export interface InvitationRow {
  readonly id: number;
  readonly email: string;
  readonly role: Role;
  readonly invited_by: string | null;
  readonly created_at: number;
  readonly expires_at: number;
}

export const listInvitations = statement<[organizationId: number, now: Date], InvitationRow>(
  'console_list_invitations',
  `select i.id, i.email, i.role, a.email as invited_by, i.created_at, i.expires_at
     from cw.invitations i left join cw.accounts a on a.id = i.invited_by
    where i.organization_id = $1 and i.expires_at > $2 order by i.created_at desc, i.id`,
);

/** A new invitation of the same e-mail takes the place of the one before. */
export const saveInvitation = statement<
  [organizationId: number, email: string, role: Role, hash: Buffer, invitedBy: number, now: Date, expires: Date],
  { id: number }
>(
  'console_save_invitation',
  `insert into cw.invitations (organization_id, email, role, hash, invited_by, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)
   on conflict (organization_id, email) do update set role = excluded.role, hash = excluded.hash, invited_by = excluded.invited_by,
     created_at = excluded.created_at, expires_at = excluded.expires_at
   returning id`,
);

export const deleteInvitation = statement<[organizationId: number, id: number], { id: number }>(
  'console_delete_invitation',
  'delete from cw.invitations where organization_id = $1 and id = $2 returning id',
);

export interface OpenInvitationRow {
  readonly organization_id: number;
  readonly organization_slug: string;
  readonly organization_name: string;
  readonly email: string;
  readonly role: Role;
  readonly account_id: number | null;
}

export const findInvitation = statement<[hash: Buffer, now: Date], OpenInvitationRow>(
  'console_find_invitation',
  `select i.organization_id, o.slug as organization_slug, o.name as organization_name, i.email, i.role, a.id as account_id
     from cw.invitations i join cw.organizations o on o.id = i.organization_id left join cw.accounts a on a.email = i.email
    where i.hash = $1 and i.expires_at > $2`,
);

/** Uses an invitation up; a row when it was there. */
export const takeInvitation = statement<[hash: Buffer, now: Date], { organization_id: number; role: Role }>(
  'console_take_invitation',
  'delete from cw.invitations where hash = $1 and expires_at > $2 returning organization_id, role',
);
