import type { Operation } from '../../define.ts';
import { getHealth } from './get-health.ts';

export const healthOperations: readonly Operation[] = [getHealth];
