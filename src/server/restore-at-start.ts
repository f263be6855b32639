import { existsSync } from 'node:fs';
import type { Directory } from '../storage/directory/directory.ts';
import { type Database, statement } from '../storage/engine/index.ts';
import { restoreSnapshot } from '../storage/snapshots/restoring.ts';
import { readSnapshot } from '../storage/snapshots/snapshot-file.ts';
import { serverMigrations } from './migrations.ts';
import { UsageError } from './options.ts';

const findOrganization = statement<[slug: string], { id: number }>(
  'start_find_organization',
  'select id from cw.organizations where slug = $1',
);

/** Restores the snapshot of `--snapshot` in place of what its organization has. Throws UsageError and SnapshotRefused. */
export async function restoreAtStart(database: Database, file: string, directories: readonly Directory[]): Promise<void> {
  if (!existsSync(file)) throw new UsageError(`--snapshot: there is no file ${file}.`);
  const { header, rows } = await readSnapshot(file);
  await rows.return(undefined);
  const [organization] = await database.query(findOrganization, [header.organization]);
  if (!organization) {
    throw new UsageError(
      `--snapshot: the snapshot is of the organization ${header.organization}, which this server does not have. ` +
        'Start without the option, create an organization of that slug, and start again.',
    );
  }
  const wall = Date.now();
  const options = { file, schema: serverMigrations().map(({ id }) => id), wall, clockOfSnapshot: false };
  await restoreSnapshot(database, organization.id, options, async (db) => {
    for (const directory of directories) await directory.announce(db, 'everything');
  });
  for (const directory of directories) directory.forget('everything');
}
