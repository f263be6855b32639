import type { Operation } from '../../define.ts';
import { resetOrganization } from './reset.ts';

/** On development only. */
export const resetOperations: readonly Operation[] = [resetOrganization];
