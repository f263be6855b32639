import type { Operation } from '../define.ts';
import { advanceSandboxBatch } from './advance-batch.ts';
import { authorizeInstacartUser } from './authorize-instacart-user.ts';
import { createInstacartUser } from './create-instacart-user.ts';
import { createSandboxShopper } from './create-shopper.ts';
import { createShopperItem } from './create-shopper-item.ts';
import { generateSandboxBatch } from './generate-batch.ts';
import { simulateCallback } from './simulate-callback.ts';
import { updateShopperItem, updateShopperItemByPost } from './update-shopper-item.ts';

/** The Sandbox API, on development only. */
export const sandboxOperations: readonly Operation[] = [
  createSandboxShopper,
  generateSandboxBatch,
  advanceSandboxBatch,
  createShopperItem,
  updateShopperItem,
  updateShopperItemByPost,
  simulateCallback,
  createInstacartUser,
  authorizeInstacartUser,
];
