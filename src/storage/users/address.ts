import { statement } from '../engine/types.ts';
import type { Address } from './user.ts';

/** The address that was validated for a user; no row without the user. */
export const findUserAddress = statement<[organizationId: number, userId: string], { active: boolean; address: Address | null }>(
  'find_user_address',
  'select active, address from cw.users where organization_id = $1 and user_id = $2',
);
