import { once } from 'node:events';
import { startTestPostgres } from '../src/storage/testing/test-postgres.ts';

/**
 * Gives a fresh PostgreSQL database to a test in another process: prints its URL and waits until standard input closes, then
 * drops it. Starts a server of its own unless CARTWRIGHT_TEST_POSTGRES names one.
 */
await using postgres = await startTestPostgres({ fsync: false });
await using database = await postgres.createDatabase();
process.stdout.write(`${database.url}\n`);
process.stdin.resume();
await once(process.stdin, 'close');
