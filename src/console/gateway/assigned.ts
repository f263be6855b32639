import { ApiError, errors } from '../../contract/errors.ts';
import { findAssignment } from '../../storage/console/assignment.ts';
import type { ConsoleContext } from '../context.ts';
import type { ServerName } from '../rights.ts';
import { type ServerAddress, ServerSilent } from './connections.ts';
import { type ServerApplication, ServerRefused } from './server-api.ts';

export interface AssignedServer {
  readonly environment: ServerName;
  readonly address: ServerAddress;
  /** The console's own application of the organization there. */
  readonly application: ServerApplication;
}

export const applicationPurpose = (organizationId: number, environment: ServerName) =>
  `console/${organizationId}/${environment}/application`;

/** The organization's server. Throws 503 while none is ready. */
export async function assignedServer(
  { database, secrets }: ConsoleContext,
  organizationId: number,
  environment: ServerName,
): Promise<AssignedServer> {
  const [row] = await database.query(findAssignment, [organizationId, environment]);
  if (row?.state !== 'ready' || row.url === null || row.client_id === null || row.client_secret === null) {
    throw new ApiError(errors.noServerFree, { values: { environment } });
  }
  const clientSecret = secrets.open(row.client_secret, applicationPurpose(organizationId, environment));
  return { environment, address: { url: row.url, ca: row.ca }, application: { clientId: row.client_id, clientSecret } };
}

/** What a browser is told when a server does not answer, or does not know the console's application any more. */
export function asApiError(error: unknown, environment: ServerName): unknown {
  if (error instanceof ServerSilent) {
    const definition = error.reason === 'too_slow' ? errors.serverTooSlow : errors.serverUnreachable;
    return new ApiError(definition, { values: { environment } });
  }
  return error instanceof ServerRefused ? new ApiError(errors.serverUnreachable, { values: { environment } }) : error;
}
