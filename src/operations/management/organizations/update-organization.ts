import { errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { renameOrganization } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_ORGANIZATION, OrganizationSchema, organizationAnswer } from './organization-answer.ts';

export const updateOrganization = defineOperation({
  id: 'management.organization.update',
  method: 'PATCH',
  path: '/cartwright/v1/organization',
  title: 'Change your organization',
  description: 'Changes the fields that the request names. Slug and country stay as they were created.',
  access: MANAGE,
  body: Type.Object({ name: Type.Optional(RequiredText('Name.')) }),
  response: OrganizationSchema,
  errors: [errors.blank, errors.tooLong],
  writes: 'transaction',
  example: { body: { name: 'The Garden Market' }, response: EXAMPLE_ORGANIZATION },
  handle: async ({ body, db, tenant }) => {
    const [organization] = await db.query(renameOrganization, [tenant.organizationId, body.name ?? null]);
    return organizationAnswer(organization!);
  },
});
