import { findOrganization } from '../../../storage/organizations/organization.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { EXAMPLE_ORGANIZATION, OrganizationSchema, organizationAnswer } from './organization-answer.ts';

export const getOrganization = defineOperation({
  id: 'management.organization.get',
  method: 'GET',
  path: '/cartwright/v1/organization',
  title: 'Get your organization',
  description: 'The organization that the token belongs to.',
  access: MANAGE,
  response: OrganizationSchema,
  errors: [],
  writes: 'none',
  example: { response: EXAMPLE_ORGANIZATION },
  handle: async ({ db, tenant }) => {
    const [organization] = await db.query(findOrganization, [tenant.organizationId]);
    return organizationAnswer(organization!);
  },
});
