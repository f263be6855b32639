import type { Operation } from '../../define.ts';
import { listHolds } from './list-holds.ts';

export const holdOperations: readonly Operation[] = [listHolds];
