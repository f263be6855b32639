import { type PoolServerRow, savePoolServer } from '../../storage/console/pool.ts';
import type { ConsoleContext } from '../context.ts';
import type { ServerAddress } from '../gateway/connections.ts';
import type { ServerApplication } from '../gateway/server-api.ts';
import type { ServerName } from '../rights.ts';

/** A server for organizations, with an application there that has the scope `cartwright:platform`. */
export interface PoolServer extends ServerAddress, ServerApplication {
  readonly environment: ServerName;
  /** Says which server it is when its URL changes. */
  readonly name: string;
}

const purposeOf = (environment: ServerName, name: string) => `console/pool/${environment}/${name}`;

/** Takes a server into the pool, or its new URL and credentials. Gives its id. */
export async function addToPool({ database, secrets }: ConsoleContext, server: PoolServer, now: number): Promise<number> {
  const { environment, name, url, ca, clientId, clientSecret } = server;
  const sealed = secrets.seal(clientSecret, purposeOf(environment, name));
  const [row] = await database.query(savePoolServer, [environment, name, url, ca, clientId, sealed, new Date(now)]);
  return row!.id;
}

/** Throws SecretUnreadable when it was sealed with another key. */
export function openPoolServer({ secrets }: ConsoleContext, row: PoolServerRow): PoolServer {
  const { environment, name, url, ca, client_id: clientId } = row;
  return { environment, name, url, ca, clientId, clientSecret: secrets.open(row.client_secret, purposeOf(environment, name)) };
}
