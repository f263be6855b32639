import type { Operation } from '../../../define.ts';
import { deleteKey } from './delete-key.ts';
import { listKeys } from './list-keys.ts';
import { registerKey } from './register-key.ts';

export const applicationKeyOperations: readonly Operation[] = [listKeys, registerKey, deleteKey];
