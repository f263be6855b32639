import { type Connection, statement } from './types.ts';

const PING = statement('engine.ping', 'select 1');
const SETTINGS = statement<readonly [readonly string[]], { name: string; setting: string }>(
  'engine.settings',
  'select name, setting from pg_catalog.pg_settings where name = any($1::text[])',
);

export async function ping(connection: Connection): Promise<void> {
  await connection.query(PING, []);
}

/** What decides whether acknowledged data are safe, as the server states it. */
export async function readSettings(connection: Connection): Promise<Record<string, string>> {
  const rows = await connection.query(SETTINGS, [['server_version', 'fsync', 'synchronous_commit', 'full_page_writes', 'wal_sync_method']]);
  return Object.fromEntries(rows.map((row) => [row.name, row.setting]));
}
