import { createReadStream } from 'node:fs';
import { errors } from '../../../contract/errors.ts';
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
    return new Download(createReadStream(snapshotPath(folder, name)), `${name}.ndjson.gz`);
  },
});
