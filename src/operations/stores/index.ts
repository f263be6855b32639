import type { Operation } from '../define.ts';
import { findStoresForDispatch } from './find-dispatch.ts';
import { findStoresForLastMile } from './find-last-mile.ts';
import { findStoresForPickup } from './find-pickup.ts';

/** Finding stores for what is not plain delivery. */
export const storeOperations: readonly Operation[] = [findStoresForPickup, findStoresForLastMile, findStoresForDispatch];
