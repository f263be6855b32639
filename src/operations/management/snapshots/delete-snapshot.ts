import { ApiError, errors } from '../../../contract/errors.ts';
import { deleteSnapshot as deleteFile } from '../../../storage/snapshots/snapshot-file.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { SuccessResponse } from '../../success.ts';
import { requireName, SnapshotPath, snapshotsOf } from './snapshot-answer.ts';

export const deleteSnapshot = defineOperation({
  id: 'management.snapshots.delete',
  method: 'DELETE',
  path: '/cartwright/v1/snapshots/{name}',
  server: 'development',
  title: 'Delete a snapshot',
  description: 'Deletes the file. What was restored from it stays.',
  access: MANAGE,
  params: SnapshotPath,
  response: SuccessResponse,
  errors: [errors.snapshotNotFound, errors.snapshotName],
  writes: 'own',
  example: { params: { name: 'before-the-rush' }, response: { success: true } },
  handle: async (context) => {
    const { folder } = await snapshotsOf(context);
    if (!(await deleteFile(folder, requireName(context.params.name)))) throw new ApiError(errors.snapshotNotFound);
    return { success: true };
  },
});
