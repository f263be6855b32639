import { type PoolServerRow, saveProbeApplication } from '../../storage/console/pool.ts';
import type { ConsoleContext } from '../context.ts';
import { ServerRefused } from '../gateway/server-api.ts';
import { openPoolServer, openProbeApplication, probePurpose } from './pool.ts';

/** The name under which it stands among the applications of the organization that the pool's credentials belong to. */
const NAME = 'Cartwright status probes';

/**
 * Gives a server's probes an application of their own, so that people tell in inspector and usage what the status page asked. Keeps the
 * known one while it works. Credentials that may make no application (no `cartwright:manage`) go on being the probes' too. Throws
 * ServerSilent.
 */
export async function ensureProbeApplication(context: ConsoleContext, row: PoolServerRow, now: number): Promise<void> {
  const { database, secrets, serverApi } = context;
  const server = openPoolServer(context, row);
  const known = openProbeApplication(context, row);
  try {
    if (known && (await serverApi.token(server, known, now))) return;
  } catch (error) {
    if (!(error instanceof ServerRefused)) throw error;
  }
  try {
    const body = { name: NAME, scopes: ['cartwright:manage'] };
    const made = await serverApi.call<{ client_id: string; client_secret: string }>(
      server,
      server,
      now,
      'POST',
      '/cartwright/v1/applications',
      body,
    );
    const sealed = secrets.seal(made.client_secret, probePurpose(server.environment, server.name));
    await database.query(saveProbeApplication, [row.id, made.client_id, sealed]);
  } catch (error) {
    if (!(error instanceof ServerRefused)) throw error;
  }
}
