import type { Operation } from '../../define.ts';
import { getUser } from './get-user.ts';
import { setUserActive } from './set-user-active.ts';

export const managedUserOperations: readonly Operation[] = [getUser, setUserActive];
