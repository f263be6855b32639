import { confirm, resendConfirmation } from './account/confirm.ts';
import { changeOwnPassword, forgotPassword, resetPassword } from './account/password.ts';
import { changeOwnEmail, updateAccount } from './account/profile.ts';
import { signUp } from './account/sign-up.ts';
import { beginTwoFactor, confirmTwoFactor, removeTwoFactor, renewRecoveryCodes } from './account/two-factor.ts';
import { listAuthorities } from './assignments/authorities.ts';
import { listAssignments, retryAssignments } from './assignments/routes.ts';
import { listAudit, listOwnAudit } from './audit/list-audit.ts';
import { getSamples } from './docs/get-samples.ts';
import { acceptInvitation, lookAtInvitation } from './members/accept-invitation.ts';
import { invite, listInvitations, revokeInvitation } from './members/invitations.ts';
import { listMembers, removeMember, updateMember } from './members/members.ts';
import { getOrganization, updateOrganization } from './organization/organization.ts';
import { listMails, listOrganizations } from './pool/installation-routes.ts';
import { addServer, listPool, removeServer, updateServer } from './pool/pool-routes.ts';
import type { Route } from './route.ts';
import { chooseOrganization } from './session/choose-organization.ts';
import { createSession } from './session/create-session.ts';
import { deleteSession } from './session/delete-session.ts';
import { getSession } from './session/get-session.ts';
import { endOtherSession, endOtherSessions, listOwnSessions } from './session/other-sessions.ts';
import { statusRoutes } from './status/routes/index.ts';

/** The console's JSON API. */
export const routes: readonly Route[] = [
  getSession,
  createSession,
  deleteSession,
  chooseOrganization,
  listOwnSessions,
  endOtherSession,
  endOtherSessions,
  signUp,
  confirm,
  resendConfirmation,
  forgotPassword,
  resetPassword,
  updateAccount,
  changeOwnPassword,
  changeOwnEmail,
  beginTwoFactor,
  confirmTwoFactor,
  removeTwoFactor,
  renewRecoveryCodes,
  listMembers,
  updateMember,
  removeMember,
  listInvitations,
  invite,
  revokeInvitation,
  lookAtInvitation,
  acceptInvitation,
  getOrganization,
  updateOrganization,
  listAssignments,
  listAuthorities,
  retryAssignments,
  listPool,
  addServer,
  updateServer,
  removeServer,
  listMails,
  listOrganizations,
  listAudit,
  listOwnAudit,
  getSamples,
  ...statusRoutes,
];
