import { openEmbedded, openPostgres } from '../../src/storage/engine/index.ts';

/** Prints how many milliseconds the engine alone takes to open the database given, and to answer once. */
const [where = ''] = process.argv.slice(2);
const started = performance.now();
if (/^postgres/.test(where)) {
  await using _database = await openPostgres(where, 'production');
  process.stdout.write(`${performance.now() - started}\n`);
} else {
  await using engine = await openEmbedded(where, { maintenance: 'manual' });
  await engine.database('production').ping();
  process.stdout.write(`${performance.now() - started}\n`);
}
