import { listAudit, listOwnAudit } from './audit/list-audit.ts';
import type { Route } from './route.ts';
import { chooseOrganization } from './session/choose-organization.ts';
import { createSession } from './session/create-session.ts';
import { deleteSession } from './session/delete-session.ts';
import { getSession } from './session/get-session.ts';
import { endOtherSession, endOtherSessions, listOwnSessions } from './session/other-sessions.ts';

/** The console's JSON API. */
export const routes: readonly Route[] = [
  getSession,
  createSession,
  deleteSession,
  chooseOrganization,
  listOwnSessions,
  endOtherSession,
  endOtherSessions,
  listAudit,
  listOwnAudit,
];
