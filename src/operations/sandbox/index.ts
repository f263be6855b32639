import type { Operation } from '../define.ts';
import { authorizeInstacartUser } from './authorize-instacart-user.ts';
import { createInstacartUser } from './create-instacart-user.ts';

export const sandboxAccountOperations: readonly Operation[] = [createInstacartUser, authorizeInstacartUser];
