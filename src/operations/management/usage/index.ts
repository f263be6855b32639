import type { Operation } from '../../define.ts';
import { getApplicationUsage } from './get-application-usage.ts';
import { getUsage } from './get-usage.ts';

export const usageOperations: readonly Operation[] = [getUsage, getApplicationUsage];
