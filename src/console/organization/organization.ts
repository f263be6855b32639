import { errors } from '../../contract/errors.ts';
import { oneOf, RequiredText, Type } from '../../contract/schema.ts';
import { findOrganizationProfile, type OrganizationProfileRow, renameOrganization } from '../../storage/console/organization.ts';
import { defineRoute } from '../route.ts';
import { formatTime } from '../time.ts';

const ProfileSchema = Type.Object({
  slug: Type.String({ description: 'Name in URLs; stays.' }),
  name: Type.String({ description: 'Name.' }),
  country: oneOf(['US', 'CA'], 'Country; stays.'),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

const profileAnswer = ({ slug, name, country, created_at }: OrganizationProfileRow) => ({
  ...{ slug, name, country },
  created_at: formatTime(created_at),
});

export const getOrganization = defineRoute({
  id: 'console.organization.get',
  method: 'GET',
  path: '/api/organization',
  access: 'view',
  response: ProfileSchema,
  errors: [],
  handle: async ({ session, context }) => {
    const [row] = await context.database.query(findOrganizationProfile, [session.organization.id]);
    return profileAnswer(row!);
  },
});

/** Its name in the console; each server keeps one of its own, which `PATCH /cartwright/v1/organization` changes. */
export const updateOrganization = defineRoute({
  id: 'console.organization.update',
  method: 'PATCH',
  path: '/api/organization',
  access: 'manage',
  body: Type.Object({ name: RequiredText('Name.', 100) }),
  response: ProfileSchema,
  errors: [errors.blank, errors.tooLong],
  handle: async ({ body, session, context }) => {
    const [row] = await context.database.query(renameOrganization, [session.organization.id, body.name.trim()]);
    return profileAnswer(row!);
  },
});
