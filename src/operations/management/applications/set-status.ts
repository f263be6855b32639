import { ApiError, errors } from '../../../contract/errors.ts';
import type { Static } from '../../../contract/schema.ts';
import { findApplication, setApplicationStatus } from '../../../storage/applications/application.ts';
import type { Context } from '../../define.ts';
import { type ApplicationPath, type ApplicationSchema, applicationAnswer } from './application-answer.ts';

/** Enables or disables; an application that is just being deleted is left alone. A failed deletion may be taken back either way. */
export async function setStatus(
  { params, db, tenant, environment }: Context<Static<typeof ApplicationPath>, unknown, unknown>,
  status: 'Enabled' | 'Disabled',
): Promise<Static<typeof ApplicationSchema>> {
  const [changed] = await db.query(setApplicationStatus, [tenant.organizationId, params.client_id, status]);
  if (changed) return applicationAnswer(changed, environment.name);
  const [current] = await db.query(findApplication, [tenant.organizationId, params.client_id]);
  if (!current) throw new ApiError(errors.resourceNotFound);
  throw new ApiError(errors.statusNotAllowed, { values: { wanted: status, status: current.status } });
}
