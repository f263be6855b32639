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

export interface OrganizationRow {
  readonly id: number;
  readonly slug: string;
  readonly name: string;
  readonly country: 'US' | 'CA';
}

export const findOrganization = statement<[id: number], OrganizationRow>(
  'console_find_organization',
  'select id, slug, name, country from cw.organizations where id = $1',
);

export interface OrganizationProfileRow extends OrganizationRow {
  readonly created_at: number;
}

export const findOrganizationProfile = statement<[id: number], OrganizationProfileRow>(
  'console_find_organization_profile',
  'select id, slug, name, country, created_at from cw.organizations where id = $1',
);

export const renameOrganization = statement<[id: number, name: string], OrganizationProfileRow>(
  'console_rename_organization',
  'update cw.organizations set name = $2 where id = $1 returning id, slug, name, country, created_at',
);

/** No row when the slug is taken. */
export const insertOrganization = statement<[slug: string, name: string, country: string, now: Date], { id: number }>(
  'console_insert_organization',
  `insert into cw.organizations (slug, name, country, created_at) values ($1, $2, $3, $4)
   on conflict (slug) do nothing returning id`,
);

export const findOrganizationBySlug = statement<[slug: string], OrganizationRow>(
  'console_find_organization_by_slug',
  'select id, slug, name, country from cw.organizations where slug = $1',
);

/** Who is a member already keeps the role. */
export const insertMember = statement<[organizationId: number, accountId: number, role: Role, now: Date], { account_id: number }>(
  'console_insert_member',
  `insert into cw.members (organization_id, account_id, role, created_at) values ($1, $2, $3, $4)
   on conflict do nothing returning account_id`,
);

export interface InstalledOrganizationRow extends OrganizationRow {
  readonly created_at: number;
  readonly members: number;
}

/** Every organization of the installation, for who runs it. */
export const listInstalledOrganizations = statement<[after: number, limit: number], InstalledOrganizationRow>(
  'console_list_installed_organizations',
  `select o.id, o.slug, o.name, o.country, o.created_at,
          (select count(*) from cw.members m where m.organization_id = o.id)::integer as members
     from cw.organizations o where o.id > $1 order by o.id limit $2`,
);
