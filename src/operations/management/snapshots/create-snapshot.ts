import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { listSnapshots, snapshotPath } from '../../../storage/snapshots/snapshot-file.ts';
import { takeSnapshot } from '../../../storage/snapshots/taking.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  EXAMPLE_SNAPSHOT,
  MOST_SNAPSHOTS,
  requireName,
  requireSnapshot,
  SnapshotName,
  SnapshotSchema,
  snapshotAnswer,
  snapshotsOf,
} from './snapshot-answer.ts';

export const createSnapshot = defineOperation({
  id: 'management.snapshots.create',
  method: 'POST',
  path: '/cartwright/v1/snapshots',
  server: 'development',
  title: 'Take a snapshot',
  description:
    'Writes all that a reset would remove, and the setup (settings, stores, catalogue), into a file of the data directory: ' +
    '`snapshots/<organization>/<name>.ndjson.gz`. A snapshot of the same name is replaced. It holds the state of one instant; other ' +
    'requests go on meanwhile on PostgreSQL, and wait on the embedded database.\n\n' +
    '**Not in it**: applications with their secrets, keys and tokens, API keys, webhooks (their secrets are encrypted with the key of this ' +
    'installation) with their deliveries, idempotency keys, import checkpoints. The file holds personal data as they were entered, ' +
    'and password digests of customers.\n\n' +
    'With several processes on one database the file lies with the one that answered.',
  access: MANAGE,
  body: Type.Object({ name: SnapshotName }),
  response: SnapshotSchema,
  errors: [errors.blank, errors.snapshotName, errors.tooManySnapshots],
  // A transaction of its own that only reads, and a file.
  writes: 'none',
  example: { body: { name: 'before-the-rush' }, response: EXAMPLE_SNAPSHOT },
  handle: async (context) => {
    const name = requireName(context.body.name);
    const { folder, toolbox } = await snapshotsOf(context);
    const others = (await listSnapshots(folder)).filter((one) => one.name !== name);
    if (others.length >= MOST_SNAPSHOTS) throw new ApiError(errors.tooManySnapshots, { values: { count: others.length } });
    const { environment, tenant, wall } = context;
    await takeSnapshot(environment.database, tenant.organizationId, { file: snapshotPath(folder, name), schema: toolbox.schema, wall });
    const { size, ...header } = await requireSnapshot(folder, name);
    return snapshotAnswer(name, size, header);
  },
});
