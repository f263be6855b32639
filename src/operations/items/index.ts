import type { Operation } from '../define.ts';
import { validateItems } from './validate-items.ts';

export const itemOperations: readonly Operation[] = [validateItems];
