import type { Role } from '../storage/console/organization.ts';

export type Right = 'view' | 'manage' | 'operate';
export type ServerName = 'development' | 'production';

/** Source: contract/portal.md §1 (Developer views, Developer Admin manages); `operator` and `operate` are ours. */
const RIGHTS: Readonly<Record<Role, readonly Right[]>> = {
  developer: ['view'],
  developer_admin: ['view', 'manage', 'operate'],
  operator: ['view', 'operate'],
};

/** What a role may do; on the development server a developer moves orders too. */
export function mayDo(role: Role, right: Right, server?: ServerName): boolean {
  return RIGHTS[role].includes(right) || (right === 'operate' && role === 'developer' && server === 'development');
}
