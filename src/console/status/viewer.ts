import { ApiError, errors } from '../../contract/errors.ts';
import { findStatusSettings } from '../../storage/console/status/history.ts';
import { listStatusServers, type StatusServerRow } from '../../storage/console/status/server.ts';
import type { ConsoleContext } from '../context.ts';
import type { Session } from '../sessions.ts';

/** Whether visitors without a session see the status page too. */
export async function isOpenToAll({ database }: Pick<ConsoleContext, 'database'>): Promise<boolean> {
  return (await database.query(findStatusSettings, []))[0]?.open_to_all === true;
}

/** Whom the status is shown to: an account, who runs the installation, or a visitor of a page that is open to all. */
export interface Viewer {
  readonly openToAll: boolean;
  readonly servers: readonly StatusServerRow[];
}

/**
 * The servers of the session's organization; all of them to who runs the installation, and to visitors where the page is open. Throws 401
 * for a visitor where it is not.
 */
export async function viewerOf(session: Session | undefined, context: Pick<ConsoleContext, 'database'>): Promise<Viewer> {
  const openToAll = await isOpenToAll(context);
  if (!session && !openToAll) throw new ApiError(errors.sessionMissing);
  const all = openToAll || session?.account.isOperator === true;
  const servers = await context.database.query(listStatusServers, [all, session?.organization?.id ?? null, null]);
  return { openToAll, servers };
}
