import type { Operation } from '../../define.ts';
import { listDeprecations } from './list-deprecations.ts';

export const deprecationOperations: readonly Operation[] = [listDeprecations];
