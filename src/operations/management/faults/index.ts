import type { Operation } from '../../define.ts';
import { createFault } from './create-fault.ts';
import { deleteFault } from './delete-fault.ts';
import { deleteFaults } from './delete-faults.ts';
import { getFault } from './get-fault.ts';
import { listFaults } from './list-faults.ts';

/** Faults, on development only. */
export const faultOperations: readonly Operation[] = [listFaults, createFault, deleteFaults, getFault, deleteFault];
