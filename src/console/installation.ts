import type { FastifyBaseLogger } from 'fastify';
import { findAccountByEmail } from '../storage/console/account.ts';
import { findAssignment } from '../storage/console/assignment.ts';
import { findOrganizationBySlug, insertMember, insertOrganization } from '../storage/console/organization.ts';
import { adopt } from './assignments/assign.ts';
import type { ConsoleContext } from './context.ts';
import { assignedServer } from './gateway/assigned.ts';
import { ServerSilent } from './gateway/connections.ts';
import { ServerRefused } from './gateway/server-api.ts';
import { addToPool, type PoolServer } from './pool/pool.ts';

/**
 * Takes the servers into the pool, and makes whoever runs the installation a member of the organization that their credentials belong to.
 * Gives the servers that did not answer, to be tried again; all of it may be repeated.
 */
export async function joinInstallation(
  context: ConsoleContext,
  email: string,
  servers: readonly PoolServer[],
  log: FastifyBaseLogger,
): Promise<PoolServer[]> {
  const tried = await Promise.all(
    servers.map(async (server) => {
      try {
        await joinServer(context, email, server);
        return [];
      } catch (error) {
        if (!(error instanceof ServerSilent || error instanceof ServerRefused)) throw error;
        log.warn({ err: error, url: server.url }, 'a server of the pool can not be used yet');
        return [server];
      }
    }),
  );
  return tried.flat();
}

async function joinServer(context: ConsoleContext, email: string, server: PoolServer): Promise<void> {
  const { database, clock, serverApi } = context;
  const now = clock.now();
  const serverId = await addToPool(context, server, now);
  const found = await serverApi.call<{ slug: string; name: string; country: string }>(
    server,
    server,
    now,
    'GET',
    '/cartwright/v1/organization',
  );
  await database.query(insertOrganization, [found.slug, found.name, found.country, new Date(now)]);
  const [organization] = await database.query(findOrganizationBySlug, [found.slug]);
  const [account] = await database.query(findAccountByEmail, [email]);
  if (account) await database.query(insertMember, [organization!.id, account.id, 'developer_admin', new Date(now)]);
  if (!(await isAssigned(context, organization!.id, server, serverId)))
    await adopt(context, organization!.id, server, serverId, found.slug);
}

/** Whether the application that was kept still works: an ephemeral server forgets it, and another key file cannot read it. */
async function isAssigned(context: ConsoleContext, organizationId: number, server: PoolServer, serverId: number): Promise<boolean> {
  const { database, clock, serverApi, secrets } = context;
  const [row] = await database.query(findAssignment, [organizationId, server.environment]);
  if (row?.state !== 'ready' || row.server_id !== serverId || row.client_secret === null) return false;
  if (!secrets.canOpen(row.client_secret)) return false;
  try {
    const { address, application } = await assignedServer(context, organizationId, server.environment);
    await serverApi.token(address, application, clock.now());
    return true;
  } catch (error) {
    if (error instanceof ServerRefused) return false;
    throw error;
  }
}
