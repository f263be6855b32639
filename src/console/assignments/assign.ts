import { randomBytes } from 'node:crypto';
import { completeAssignment, findAssignment, noteAssignmentProblem, tryAssignment } from '../../storage/console/assignment.ts';
import type { OrganizationRow } from '../../storage/console/organization.ts';
import { choosePoolServer } from '../../storage/console/pool.ts';
import { SecretUnreadable } from '../../storage/secrets/secret-box.ts';
import type { ConsoleContext } from '../context.ts';
import { applicationPurpose } from '../gateway/assigned.ts';
import { ServerSilent } from '../gateway/connections.ts';
import { type ServerApplication, ServerRefused } from '../gateway/server-api.ts';
import { openPoolServer, type PoolServer } from '../pool/pool.ts';
import type { ServerName } from '../rights.ts';

/** A first application on a server, shown once. */
export interface FirstCredentials {
  readonly url: string;
  readonly client_id: string;
  readonly client_secret: string;
}

interface NewApplication {
  readonly client_id: string;
  readonly client_secret: string;
  readonly scopes: readonly string[];
}

const SLUG_TRIES = 5;
/** The name under which the console's own application stands among the organization's. */
const OWN_APPLICATION = 'Cartwright console';

/**
 * Gives the organization a server of the environment: chooses one of the pool, makes the organization there, and keeps the console's own
 * application. What failed half-way is noted and taken up by the next call. Gives the credentials of a first application when this
 * call made them; undefined when the assignment was ready or is not ready yet.
 */
export async function assign(
  context: ConsoleContext,
  organization: OrganizationRow,
  environment: ServerName,
): Promise<FirstCredentials | undefined> {
  const { database, clock } = context;
  const [known] = await database.query(findAssignment, [organization.id, environment]);
  if (known?.state === 'ready') return undefined;
  try {
    const [row] = await database.query(choosePoolServer, [environment]);
    if (!row) throw new NotAssigned(`There is no ${environment} server that takes new organizations.`);
    return await makeOn(openPoolServer(context, row), row.id, known?.slug ?? organization.slug, organization, context);
  } catch (error) {
    const problem = problemText(error);
    if (problem === undefined) throw error;
    const now = new Date(clock.now());
    await database.query(noteAssignmentProblem, [organization.id, environment, organization.slug, problem, now]);
    return undefined;
  }
}

class NotAssigned extends Error {
  override readonly name = 'NotAssigned';
}

/** What people are told; undefined for what nobody foresaw. */
function problemText(error: unknown): string | undefined {
  if (error instanceof ServerSilent || error instanceof ServerRefused) return `The server ${error.message.replace(/^The server /, '')}`;
  return error instanceof NotAssigned || error instanceof SecretUnreadable ? error.message : undefined;
}

async function makeOn(
  server: PoolServer,
  serverId: number,
  wanted: string,
  organization: OrganizationRow,
  context: ConsoleContext,
): Promise<FirstCredentials> {
  const { database, clock, secrets, serverApi } = context;
  const { environment } = server;
  const now = clock.now();
  const { slug, own } = await makeOrganization(server, serverId, wanted, organization, context);
  const application: ServerApplication = { clientId: own.client_id, clientSecret: own.client_secret };
  const sealed = secrets.seal(own.client_secret, applicationPurpose(organization.id, environment));
  await database.query(completeAssignment, [organization.id, environment, serverId, slug, own.client_id, sealed, new Date(now)]);
  await serverApi.call(server, application, now, 'PATCH', `/cartwright/v1/applications/${own.client_id}`, { name: OWN_APPLICATION });
  const body = { name: 'First application', scopes: own.scopes };
  const first = await serverApi.call<NewApplication>(server, application, now, 'POST', '/cartwright/v1/applications', body);
  return { url: server.url, client_id: first.client_id, client_secret: first.client_secret };
}

/**
 * An answer that was lost leaves an organization on the server whose secret nobody knows: its slug counts as taken, as somebody
 * else's does, and the next one is tried.
 */
async function makeOrganization(
  server: PoolServer,
  serverId: number,
  wanted: string,
  { id, name, country }: OrganizationRow,
  { database, clock, serverApi }: ConsoleContext,
): Promise<{ slug: string; own: NewApplication }> {
  const { environment } = server;
  for (let attempt = 0; attempt < SLUG_TRIES; attempt++) {
    const slug = attempt === 0 ? wanted : `${wanted.slice(0, 57)}-${randomBytes(3).toString('hex')}`;
    const now = clock.now();
    const [tried] = await database.query(tryAssignment, [id, environment, serverId, slug, new Date(now)]);
    if (!tried) continue;
    const body = { slug, name, country, ...(environment === 'development' ? { stock: 'demo' } : {}) };
    try {
      const made = await serverApi.call<{ application: NewApplication }>(server, server, now, 'POST', '/cartwright/v1/organizations', body);
      return { slug, own: made.application };
    } catch (error) {
      if (!(error instanceof ServerRefused) || error.key !== 'slug') throw error;
    }
  }
  throw new NotAssigned(`No free slug was found on the ${environment} server.`);
}

/** Gives an organization that exists on a server the console's own application there, made with another application of it. */
export async function adopt(
  context: ConsoleContext,
  organizationId: number,
  server: PoolServer,
  serverId: number,
  slug: string,
): Promise<void> {
  const { database, clock, secrets, serverApi } = context;
  const now = clock.now();
  const scopes = ['cartwright:manage', ...CONNECT_SCOPES];
  const made = await serverApi.call<NewApplication>(server, server, now, 'POST', '/cartwright/v1/applications', {
    name: OWN_APPLICATION,
    scopes,
  });
  const sealed = secrets.seal(made.client_secret, applicationPurpose(organizationId, server.environment));
  await database.query(completeAssignment, [organizationId, server.environment, serverId, slug, made.client_id, sealed, new Date(now)]);
}

const CONNECT_SCOPES = [
  'connect:fulfillment',
  'connect:post_checkout',
  'connect:data_ingestion',
  'connect:recommendations',
  'Connect::Orders::RatingService',
];
