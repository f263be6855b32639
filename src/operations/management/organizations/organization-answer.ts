import { oneOf, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { OrganizationRow } from '../../../storage/organizations/organization.ts';

export const CountrySchema = oneOf(['US', 'CA'], 'Country; decides the languages of the answers.');

export const OrganizationSchema = Type.Object({
  slug: Type.String({ description: 'Name in URLs; never changes.' }),
  name: Type.String({ description: 'Name.' }),
  country: CountrySchema,
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

export const EXAMPLE_ORGANIZATION = { slug: 'garden-market', name: 'The Garden Market', country: 'US', created_at: '2026-05-06T07:00:00Z' };

export function organizationAnswer(row: Omit<OrganizationRow, 'id'>): Static<typeof OrganizationSchema> {
  return { slug: row.slug, name: row.name, country: row.country, created_at: formatUtc(row.created_at) };
}
