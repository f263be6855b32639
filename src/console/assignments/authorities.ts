import { nullable, Type } from '../../contract/schema.ts';
import { listAssignments } from '../../storage/console/assignment.ts';
import type { ServerName } from '../rights.ts';
import { defineRoute } from '../route.ts';

const Authority = nullable(Type.String({ description: 'PEM; null where a public authority is enough, or no server is assigned.' }));

/** The certificate authorities that clients of the organization's two servers have to trust besides the public ones. */
export const listAuthorities = defineRoute({
  id: 'console.assignments.authorities',
  method: 'GET',
  path: '/api/assignments/authorities',
  access: 'view',
  response: Type.Object({ development: Authority, production: Authority }),
  errors: [],
  handle: async ({ session, context }) => {
    const rows = await context.database.query(listAssignments, [session.organization.id]);
    const authorityOf = (environment: ServerName) => rows.find((row) => row.environment === environment)?.ca ?? null;
    return { development: authorityOf('development'), production: authorityOf('production') };
  },
});
