import { ApiError, errors } from '../../../contract/errors.ts';
import { listSnapshots, storeSnapshot } from '../../../storage/snapshots/snapshot-file.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  asApiErrors,
  EXAMPLE_SNAPSHOT,
  MEDIA_TYPE,
  MOST_SNAPSHOTS,
  requireName,
  SnapshotPath,
  SnapshotSchema,
  snapshotAnswer,
  snapshotsOf,
} from './snapshot-answer.ts';

const MEBIBYTE = 1024 * 1024;
const MOST_MEBIBYTES = 64;

export const uploadSnapshot = defineOperation({
  id: 'management.snapshots.upload',
  method: 'PUT',
  path: '/cartwright/v1/snapshots/{name}',
  server: 'development',
  title: 'Upload a snapshot',
  description:
    `Keeps a file that was downloaded from a server, at most ${MOST_MEBIBYTES} MiB, under the name; one of the same name is replaced. It is ` +
    'read to its end first, and refused when it is not whole. Whether it fits this server is seen when it is restored.',
  access: MANAGE,
  params: SnapshotPath,
  upload: { mediaType: MEDIA_TYPE, maxBytes: MOST_MEBIBYTES * MEBIBYTE },
  response: SnapshotSchema,
  errors: [errors.snapshotName, errors.snapshotDamaged, errors.tooManySnapshots],
  writes: 'own',
  example: { params: { name: 'before-the-rush' }, response: EXAMPLE_SNAPSHOT },
  handle: async (context) => {
    const name = requireName(context.params.name);
    const { folder } = await snapshotsOf(context);
    const others = (await listSnapshots(folder)).filter((one) => one.name !== name);
    if (others.length >= MOST_SNAPSHOTS) throw new ApiError(errors.tooManySnapshots, { values: { count: others.length } });
    const header = await asApiErrors(() => storeSnapshot(folder, name, context.upload));
    return snapshotAnswer(name, context.upload.length, header);
  },
});
