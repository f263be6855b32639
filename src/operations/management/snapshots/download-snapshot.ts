import { open } from 'node:fs/promises';
import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { snapshotPath } from '../../../storage/snapshots/snapshot-file.ts';
import { Download, defineOperation, MANAGE } from '../../define.ts';
import { MEDIA_TYPE, requireSnapshot, SnapshotPath, snapshotsOf } from './snapshot-answer.ts';

export const downloadSnapshot = defineOperation({
  id: 'management.snapshots.download',
  method: 'GET',
  path: '/cartwright/v1/snapshots/{name}',
  server: 'development',
  title: 'Download a snapshot',
  description:
    'The file as it is: JSON lines, compressed with gzip. It holds personal data as they were entered. Upload it elsewhere, or start a server ' +
    'with `--snapshot FILE`.',
  access: MANAGE,
  params: SnapshotPath,
  response: Type.Unsafe<string>({ type: 'string', format: 'binary', description: 'The file.' }),
  download: MEDIA_TYPE,
  errors: [errors.snapshotNotFound, errors.snapshotName, errors.snapshotDamaged],
  writes: 'none',
  example: { params: { name: 'before-the-rush' }, response: 'H4sIAAAAAAAAA…' as never },
  handle: async (context) => {
    const { folder } = await snapshotsOf(context);
    const { name } = await requireSnapshot(folder, context.params.name);
    // Opened before anything is answered: a request beside this one may have deleted it since.
    const file = await open(snapshotPath(folder, name)).catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ENOENT' ? new ApiError(errors.snapshotNotFound) : error;
    });
    return new Download(file.createReadStream(), `${name}.ndjson.gz`);
  },
});
