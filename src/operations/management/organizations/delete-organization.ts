import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { ApiError, errors } from '../../../contract/errors.ts';
import { Type } from '../../../contract/schema.ts';
import { findOrganizationBySlug } from '../../../storage/organizations/organization.ts';
import { closeOrganization, removeOrganization } from '../../../storage/organizations/removal.ts';
import { defineOperation, type Environment, PLATFORM } from '../../define.ts';
import { EmptyResponse } from '../../mount.ts';
import { EXAMPLE_ORGANIZATION } from './organization-answer.ts';

export const deleteOrganization = defineOperation({
  id: 'management.organizations.delete',
  method: 'DELETE',
  path: '/cartwright/v1/organizations/{slug}',
  title: 'Delete an organization',
  description:
    'Deletes an organization with everything of it: applications, users, stores, catalogue, orders, events, webhooks, usage, requests of the ' +
    'inspector, snapshots. Its tokens and keys stop working first, at once in this process and within a second in others; then its rows go in ' +
    'batches. A deletion that was interrupted is finished by calling it again. The slug is free afterwards.',
  access: PLATFORM,
  params: Type.Object({ slug: Type.String({ maxLength: 64, description: 'Slug of the organization.' }) }),
  response: EmptyResponse,
  errors: [errors.resourceNotFound, errors.ownOrganization],
  // Batches that commit one by one.
  writes: 'own',
  example: { params: { slug: EXAMPLE_ORGANIZATION.slug }, response: {} },
  handle: async ({ params, db, environment, tenant }) => {
    const [organization] = await db.query(findOrganizationBySlug, [params.slug]);
    if (!organization) throw new ApiError(errors.resourceNotFound);
    if (organization.id === tenant.organizationId) throw new ApiError(errors.ownOrganization);
    await closeAccess(environment, organization.id);
    await removeOrganization(environment.database, organization.id);
    if (environment.toolbox) await rm(join(environment.toolbox.snapshots, organization.slug), { recursive: true, force: true });
    return {};
  },
});

/** Announced with the write and forgotten before the batches, which take their time. */
async function closeAccess({ database, directory, inspector, faults }: Environment, organizationId: number): Promise<void> {
  const topics = ['principals', 'webhooks', ...(inspector ? [inspector.topicOf(organizationId)] : [])];
  await database.transaction(async (db) => {
    await closeOrganization(db, organizationId);
    for (const topic of topics) await directory.announce(db, topic);
  });
  for (const topic of topics) directory.forget(topic);
  await inspector?.clear(organizationId);
  faults?.clear(organizationId);
}
