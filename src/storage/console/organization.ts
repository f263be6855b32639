import { statement } from '../engine/types.ts';

export const ROLES = ['developer', 'developer_admin', 'operator'] as const;
export type Role = (typeof ROLES)[number];

export interface MembershipRow {
  readonly slug: string;
  readonly name: string;
  readonly role: Role;
}

/** The organizations of an account, in the order in which it joined them. */
export const listMemberships = statement<[accountId: number], MembershipRow>(
  'console_list_memberships',
  `select o.slug, o.name, m.role from cw.members m join cw.organizations o on o.id = m.organization_id
    where m.account_id = $1 order by m.created_at, o.id`,
);
