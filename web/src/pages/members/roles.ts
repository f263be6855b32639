import type { Role } from '../../api/session.ts';

/** From the least to the most. */
export const ROLES = ['developer', 'operator', 'developer_admin'] as const satisfies readonly Role[];
