import type { Operation } from '../define.ts';
import { getUserLink } from './get-user-link.ts';
import { linkUser } from './link-user.ts';

export const accountLinkingOperations: readonly Operation[] = [linkUser, getUserLink];
