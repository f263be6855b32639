import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { listAssignments as listRows } from '../../storage/console/assignment.ts';
import type { ConsoleContext } from '../context.ts';
import type { ServerName } from '../rights.ts';

export const AssignmentSchema = Type.Object({
  url: nullable(Type.String({ description: 'Public base URL; null while no server is chosen.' })),
  state: oneOf(['ready', 'pending'], 'Whether the organization can use the server.'),
  slug: nullable(Type.String({ description: "The organization's slug there." })),
  application: nullable(Type.String({ description: "Client ID of the console's own application there." })),
  problem: nullable(Type.String({ description: 'Why the last try to assign it failed.' })),
});

export const AssignmentsSchema = Type.Object({ development: AssignmentSchema, production: AssignmentSchema });

export async function assignmentsOf({ database }: ConsoleContext, organizationId: number): Promise<Static<typeof AssignmentsSchema>> {
  const rows = await database.query(listRows, [organizationId]);
  const one = (environment: ServerName): Static<typeof AssignmentSchema> => {
    const row = rows.find((found) => found.environment === environment);
    return row
      ? { url: row.url, state: row.state, slug: row.slug, application: row.client_id, problem: row.problem }
      : { url: null, state: 'pending', slug: null, application: null, problem: null };
  };
  return { development: one('development'), production: one('production') };
}
