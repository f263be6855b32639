import type { Operation } from '../../define.ts';
import { createSnapshot } from './create-snapshot.ts';
import { deleteSnapshot } from './delete-snapshot.ts';
import { downloadSnapshot } from './download-snapshot.ts';
import { listSnapshots } from './list-snapshots.ts';
import { restoreSnapshot } from './restore-snapshot.ts';
import { uploadSnapshot } from './upload-snapshot.ts';

/** On development only. */
export const snapshotOperations: readonly Operation[] = [
  listSnapshots,
  createSnapshot,
  downloadSnapshot,
  uploadSnapshot,
  restoreSnapshot,
  deleteSnapshot,
];
