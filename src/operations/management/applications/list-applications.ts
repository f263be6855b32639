import { Type } from '../../../contract/schema.ts';
import { listApplications as listRows } from '../../../storage/applications/application.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { ApplicationSchema, applicationAnswer, EXAMPLE_APPLICATION } from './application-answer.ts';

export const listApplications = defineOperation({
  id: 'management.applications.list',
  method: 'GET',
  path: '/cartwright/v1/applications',
  title: 'List applications',
  description: "The organization's OAuth applications on this server, oldest first.",
  access: MANAGE,
  response: Type.Object({ applications: Type.Array(ApplicationSchema) }),
  errors: [],
  writes: 'none',
  example: { response: { applications: [EXAMPLE_APPLICATION] } },
  handle: async ({ db, tenant, environment }) => {
    const rows = await db.query(listRows, [tenant.organizationId]);
    return { applications: rows.map((row) => applicationAnswer(row, environment.name)) };
  },
});
