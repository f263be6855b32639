import { nullable, oneOf, type Static, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import type { ApplicationRow } from '../../../storage/applications/application.ts';

/** Path of one application. */
export const ApplicationPath = Type.Object({ client_id: Type.String({ description: 'Client ID of the application.' }) });

/** An OAuth application (contract/portal.md §1). */
export const ApplicationSchema = Type.Object({
  client_id: Type.String({ description: 'Client ID.' }),
  name: Type.String({ description: 'Name.' }),
  environment: oneOf(['development', 'production'], 'The server that the application belongs to.'),
  status: oneOf(
    ['Enabled', 'Disabled', 'Deleting', 'Delete Failed'],
    '`Enabled` issues tokens. `Disabled`, `Deleting` and `Delete Failed` issue none; issued tokens stay valid until they expire.',
  ),
  scopes: Type.Array(Type.String(), { description: 'Scopes that tokens may be requested for.' }),
  redirect_uris: Type.Array(Type.String(), { description: 'Where customers may be sent back to when they link their accounts.' }),
  require_signed_assertion: Type.Boolean({
    description: 'User assertions must be JWTs signed with a registered key; the unsigned form is refused.',
  }),
  cloned_from: nullable(Type.String({ description: 'Client ID of the application that this one is a copy of, while that exists.' })),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
  renew_by: Type.String({ description: 'When the credentials should be rotated: six months after creation. ISO 8601, UTC.' }),
  tokens_valid_until: nullable(
    Type.String({
      description: 'When the last issued token expires, and with it what keeps the application from being deleted. ISO 8601, UTC.',
    }),
  ),
});

/** The setting as a request field. */
export const RequireSignedAssertion = Type.Optional(
  Type.Boolean({ description: 'Accept only signed user assertions, whose keys are registered with the application.' }),
);

/** The answer that shows the secret. */
export const NewApplicationSchema = Type.Object({
  ...ApplicationSchema.properties,
  client_secret: Type.String({ description: 'Shown in this answer only; it cannot be read again.' }),
});

export const EXAMPLE_APPLICATION = {
  client_id: 'sSkfZCsn3jYaS1OSTd3jDTeeZNmg4Rz2JGdW1NVgfpU',
  name: 'Web shop',
  environment: 'development',
  status: 'Enabled',
  scopes: ['connect:fulfillment', 'account_linking'],
  redirect_uris: ['https://shop.example.com/linked'],
  require_signed_assertion: false,
  cloned_from: null,
  created_at: '2026-05-06T07:00:00Z',
  renew_by: '2026-11-06T07:00:00Z',
  tokens_valid_until: null,
};

export const EXAMPLE_SECRET = '<43-character URL-safe secret>';

export function applicationAnswer(row: ApplicationRow, environment: 'development' | 'production'): Static<typeof ApplicationSchema> {
  return {
    client_id: row.client_id,
    name: row.name,
    environment,
    status: row.status,
    scopes: row.scopes,
    redirect_uris: row.redirect_uris,
    require_signed_assertion: row.require_signed_assertion,
    cloned_from: row.cloned_from,
    created_at: formatUtc(row.created_at),
    renew_by: formatUtc(row.renew_by),
    tokens_valid_until: row.tokens_valid_until === null ? null : formatUtc(row.tokens_valid_until),
  };
}
