import { nullable, type Static, Type } from '../../contract/schema.ts';
import { findOrganization, type OrganizationRow } from '../../storage/console/organization.ts';
import type { ConsoleContext } from '../context.ts';
import { defineRoute } from '../route.ts';
import { takeTry } from '../tries.ts';
import { assign } from './assign.ts';
import { AssignmentsSchema, assignmentsOf } from './assignment-answer.ts';

const CredentialsSchema = Type.Object({
  url: Type.String({ description: 'Base URL of the server, the only one where they work.' }),
  client_id: Type.String(),
  client_secret: Type.String({ description: 'In this answer only.' }),
});

/** What an organization gets: where it may work, and the credentials that were made, shown once. */
export const ServersSchema = Type.Object({
  servers: AssignmentsSchema,
  credentials: Type.Object({ development: nullable(CredentialsSchema), production: nullable(CredentialsSchema) }),
});

/** Assigns what is not assigned yet; the two servers do not wait for each other. */
export async function assignBoth(context: ConsoleContext, organization: OrganizationRow): Promise<Static<typeof ServersSchema>> {
  const [development, production] = await Promise.all([
    assign(context, organization, 'development'),
    assign(context, organization, 'production'),
  ]);
  return {
    servers: await assignmentsOf(context, organization.id),
    credentials: { development: development ?? null, production: production ?? null },
  };
}

export const listAssignments = defineRoute({
  id: 'console.assignments.list',
  method: 'GET',
  path: '/api/assignments',
  access: 'view',
  response: AssignmentsSchema,
  errors: [],
  handle: async ({ session, context }) => assignmentsOf(context, session.organization.id),
});

/** Takes up what failed half-way. */
export const retryAssignments = defineRoute({
  id: 'console.assignments.retry',
  method: 'POST',
  path: '/api/assignments/retry',
  access: 'manage',
  response: ServersSchema,
  errors: [],
  handle: async ({ session, context, request }) => {
    takeTry(request, 'assignments', session.organization.slug, context);
    const [organization] = await context.database.query(findOrganization, [session.organization.id]);
    return assignBoth(context, organization!);
  },
});
