import { Type } from '../../../contract/schema.ts';
import { listSnapshots as listFiles } from '../../../storage/snapshots/snapshot-file.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_SNAPSHOT, MOST_SNAPSHOTS, SnapshotSchema, snapshotAnswer, snapshotsOf } from './snapshot-answer.ts';

export const listSnapshots = defineOperation({
  id: 'management.snapshots.list',
  method: 'GET',
  path: '/cartwright/v1/snapshots',
  server: 'development',
  title: 'List snapshots',
  description: `The organization's snapshots by name; there are at most ${MOST_SNAPSHOTS}.`,
  access: MANAGE,
  response: Type.Object({ snapshots: Type.Array(SnapshotSchema) }),
  errors: [],
  writes: 'none',
  example: { response: { snapshots: [EXAMPLE_SNAPSHOT] } },
  handle: async (context) => {
    const { folder } = await snapshotsOf(context);
    const found = await listFiles(folder);
    return { snapshots: found.map(({ name, size, ...header }) => snapshotAnswer(name, size, header)) };
  },
});
