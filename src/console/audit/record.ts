import type { FastifyRequest } from 'fastify';
import { insertAuditEntry } from '../../storage/console/audit.ts';
import type { ConsoleContext } from '../context.ts';
import type { ServerName } from '../rights.ts';

/** Who did something, where no session of before the request says it: a sign-in, the use of a link in a mail. */
export interface Actor {
  readonly id: number;
  readonly email: string;
  /** The organization that it concerns, if it concerns one. */
  readonly organizationId?: number;
}

declare module 'fastify' {
  interface FastifyRequest {
    actor?: Actor;
  }
}

export interface AuditedWrite {
  readonly operation: string;
  readonly target: string;
  readonly environment: ServerName | null;
  readonly status: number;
  /** Whether it belongs to the session's organization, and not to the account or the installation. */
  readonly ofOrganization: boolean;
}

const LONGEST_TARGET = 500;

/** Notes a write: who, what, where, how it ended. Never what was sent. Nothing is noted where nobody is known. */
export async function recordWrite(request: FastifyRequest, write: AuditedWrite, context: ConsoleContext): Promise<void> {
  const { session } = request;
  const actor = request.actor ?? session?.account;
  if (!actor) return;
  const organizationId = request.actor?.organizationId ?? (write.ofOrganization ? session?.organization?.id : undefined);
  await context.database.query(insertAuditEntry, [
    organizationId ?? null,
    actor.id,
    actor.email,
    write.operation,
    write.target.slice(0, LONGEST_TARGET),
    write.environment,
    write.status,
    request.address ?? request.ip,
    request.id,
    new Date(context.clock.now()),
  ]);
}
