import { setTimeout as wait } from 'node:timers/promises';
import { openDatabases } from '../../src/server/databases.ts';
import { type Commit, importFile } from '../../src/server/import/importer.ts';
import { catalogJob } from '../../src/server/import/jobs/catalogue.ts';
import { parseImportOptions } from '../../src/server/import/options.ts';
import { ProgressBar } from '../../src/server/import/progress-bar.ts';
import { findBanners } from '../../src/storage/imports/import.ts';

/** Between the two commits, so that a kill finds the fault; milliseconds. */
const WINDOW = 150;

/** The import with a fault: how far it has come is committed before the rows are. Takes what the import command takes. */
const offsetFirst: Commit = async (database, rows, advance) => {
  const dryRun = new Error('rolled back');
  let reached: Awaited<ReturnType<typeof rows>> | undefined;
  await database
    .transaction(async (db) => {
      reached = await rows(db);
      throw dryRun;
    })
    .catch((error: unknown) => {
      if (error !== dryRun) throw error;
    });
  await database.transaction((db) => advance(db, reached!));
  await wait(WINDOW);
  return database.transaction(rows);
};

const options = parseImportOptions(process.argv.slice(2))!;
await using databases = await openDatabases(options);
const database = databases.of[options.environment]!;
const [found] = await database.query(findBanners, [null, null]);
const bar = new ProgressBar(process.stderr);
await importFile({
  database,
  banner: { organizationId: found!.organization_id, bannerId: found!.banner_id },
  job: catalogJob,
  file: options.file,
  format: options.format,
  onProgress: (reached, size) => bar.update(reached, size),
  commit: offsetFirst,
});
