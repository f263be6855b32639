import { oneOf, type Static, Type } from '../../../../contract/schema.ts';
import { formatUtc } from '../../../../fulfillment/slots/format.ts';
import type { ApplicationKeyRow } from '../../../../storage/applications/key.ts';

/** A public key of an application. */
export const ApplicationKeySchema = Type.Object({
  key_id: Type.String({ description: 'Value of `kid` in the header of assertions.' }),
  algorithm: oneOf(['RS256', 'ES256'], 'The only algorithm that the key verifies.'),
  jwk: Type.Unsafe<Record<string, string>>({
    type: 'object',
    additionalProperties: { type: 'string' },
    description: 'The public key (RFC 7517).',
  }),
  created_at: Type.String({ description: 'ISO 8601, UTC.' }),
});

/** The public key of RFC 7517 appendix A.1. */
export const EXAMPLE_KEY = {
  key_id: '2026-05',
  algorithm: 'ES256',
  jwk: { kty: 'EC', crv: 'P-256', x: 'MKBCTNIcKUSDii11ySs3526iDZ8AiTo7Tu6KPAqv7D4', y: '4Etl6SRW2YiLUrN5vfvVHuhp7x8PxltmWWlbbM4IFyM' },
  created_at: '2026-05-06T07:00:00Z',
};

export function keyAnswer(row: ApplicationKeyRow): Static<typeof ApplicationKeySchema> {
  return { key_id: row.key_id, algorithm: row.algorithm, jwk: row.jwk, created_at: formatUtc(row.created_at) };
}
