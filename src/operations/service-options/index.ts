import type { Operation } from '../define.ts';
import { listCartOptions } from './list-cart.ts';
import { listLastMileOptions } from './list-last-mile.ts';
import { listLastMileOptionsOld } from './list-last-mile-old.ts';
import { listPickupOptions } from './list-pickup.ts';
import { previewLastMileOptions } from './preview-last-mile.ts';
import { previewPickupOptions } from './preview-pickup.ts';
import { reserveLastMileOptionOld } from './reserve-last-mile-old.ts';
import { reserveOptionWithCart } from './reserve-with-cart.ts';

/** Time slots of pickup and last mile, and the deprecated forms of all kinds. */
export const serviceOptionOperations: readonly Operation[] = [
  previewPickupOptions,
  listPickupOptions,
  previewLastMileOptions,
  listLastMileOptions,
  reserveOptionWithCart,
  listCartOptions,
  listLastMileOptionsOld,
  reserveLastMileOptionOld,
];
