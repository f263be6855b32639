import { errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { restoreSnapshot as restore } from '../../../storage/snapshots/restoring.ts';
import { snapshotPath } from '../../../storage/snapshots/snapshot-file.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import {
  asApiErrors,
  EXAMPLE_SNAPSHOT,
  requireSnapshot,
  SnapshotPath,
  SnapshotSchema,
  snapshotAnswer,
  snapshotsOf,
} from './snapshot-answer.ts';

export const restoreSnapshot = defineOperation({
  id: 'management.snapshots.restore',
  method: 'POST',
  path: '/cartwright/v1/snapshots/{name}/restore',
  server: 'development',
  title: 'Restore a snapshot',
  description:
    'Replaces all that a snapshot holds by what it held, in one transaction; what was added since is gone. Access (applications, keys, ' +
    'tokens) and webhooks stay as they are; deliveries under way are gone, and events that were there are not sent again. To those who ' +
    'follow the lists of events and of changed orders, what was restored is new.\n\n' +
    'It works on any server with the same schema, embedded or PostgreSQL, into the organization of the same slug; banners that are missing are ' +
    'made. All ids stay what they were: where another organization of the server has one of them, the restore is refused and changes nothing; ' +
    'then restore on a fresh server, or reset the whole server first. New ids come after those restored.\n\n' +
    'A clock that stood is stopped at its time again, a test clock that ran goes on from what it showed. An organization without a test ' +
    'clock follows the wall, unless `clock_of_snapshot` asks for a clock that goes on from the time of the snapshot.',
  access: MANAGE,
  params: SnapshotPath,
  body: Type.Object({
    clock_of_snapshot: Type.Optional(
      Type.Boolean({ description: 'Whether the time of the snapshot goes on also where it followed the wall.', default: false }),
    ),
  }),
  response: SnapshotSchema,
  errors: [
    errors.notABoolean,
    errors.snapshotNotFound,
    errors.snapshotName,
    errors.snapshotDamaged,
    errors.snapshotOfOtherSchema,
    errors.snapshotOfOtherOrganization,
    errors.snapshotIdsTaken,
  ],
  // A transaction of its own, which may take long; doing it again gives the same.
  writes: 'own',
  example: { params: { name: 'before-the-rush' }, body: {}, response: EXAMPLE_SNAPSHOT },
  handle: async (context) => {
    const { params, body, environment, tenant, wall } = context;
    const { folder, toolbox } = await snapshotsOf(context);
    const { name, size } = await requireSnapshot(folder, params.name);
    const file = snapshotPath(folder, name);
    const options = { file, schema: toolbox.schema, wall, clockOfSnapshot: body.clock_of_snapshot === true };
    const { header } = await asApiErrors(() =>
      restore(environment.database, tenant.organizationId, options, (db) => environment.directory.announce(db, 'everything')),
    );
    environment.directory.forget('everything');
    return snapshotAnswer(name, size, header);
  },
});
