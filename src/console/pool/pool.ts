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

export const probePurpose = (environment: ServerName, name: string) => `${purposeOf(environment, name)}/probes`;

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

/** Undefined where none was made, or where it was sealed with another key. */
export function openProbeApplication({ secrets }: ConsoleContext, row: PoolServerRow): ServerApplication | undefined {
  const { environment, name, probe_client_id: clientId, probe_client_secret: sealed } = row;
  if (clientId === null || sealed === null || !secrets.canOpen(sealed)) return undefined;
  return { clientId, clientSecret: secrets.open(sealed, probePurpose(environment, name)) };
}
