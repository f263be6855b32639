import { ApiError, errors } from '../../../../contract/errors.ts';
import { Metadata, RequiredText, Type } from '../../../../contract/schema.ts';
import { lockApplication } from '../../../../storage/applications/application.ts';
import { insertKey } from '../../../../storage/applications/key.ts';
import { defineOperation, MANAGE } from '../../../define.ts';
import { readPublicKey, thumbprint } from '../../../oauth/public-key.ts';
import { ApplicationPath, EXAMPLE_APPLICATION } from '../application-answer.ts';
import { ApplicationKeySchema, EXAMPLE_KEY, keyAnswer } from './key-answer.ts';

/** Enough to rotate on several machines; each request without `kid` looks at all. */
const MOST_KEYS = 10;

export const registerKey = defineOperation({
  id: 'management.applications.keys.register',
  method: 'POST',
  path: '/cartwright/v1/applications/{client_id}/keys',
  title: 'Register a public key of an application',
  description:
    'Registers a key that verifies the user assertions which the application signs: RSA of 2048 to 8192 bits for RS256, EC on P-256 for ' +
    `ES256. Never send a private key: it is refused. At most ${MOST_KEYS} keys for each application.`,
  access: MANAGE,
  params: ApplicationPath,
  body: Type.Object({
    key_id: Type.Optional(RequiredText("Id of the key; by default the JWK's `kid`, else its SHA-256 thumbprint (RFC 7638).")),
    jwk: Metadata('Public key as a JWK (RFC 7517).'),
  }),
  response: ApplicationKeySchema,
  errors: [errors.resourceNotFound, errors.blank, errors.keyIsPrivate, errors.keyNotSupported, errors.taken, errors.tooManyEntries],
  writes: 'transaction',
  example: {
    params: { client_id: EXAMPLE_APPLICATION.client_id },
    body: { key_id: EXAMPLE_KEY.key_id, jwk: EXAMPLE_KEY.jwk },
    response: EXAMPLE_KEY,
  },
  handle: async ({ params, body, db, tenant, now }) => {
    const key = readPublicKey(body.jwk);
    if (key === 'private') throw new ApiError(errors.keyIsPrivate);
    if (key === 'not_supported') throw new ApiError(errors.keyNotSupported);
    const keyId = body.key_id ?? ownId(body.jwk) ?? thumbprint(key);
    const [application] = await db.query(lockApplication, [tenant.organizationId, params.client_id]);
    if (!application) throw new ApiError(errors.resourceNotFound);
    const { algorithm, jwk } = key;
    const [known] = await db.query(insertKey, [
      tenant.organizationId,
      application.id,
      keyId,
      algorithm,
      JSON.stringify(jwk),
      new Date(now),
      MOST_KEYS,
    ]);
    if (known!.taken) throw new ApiError(errors.taken, { key: 'key_id' });
    if (known!.too_many) throw new ApiError(errors.tooManyEntries, { key: 'keys', values: { count: MOST_KEYS } });
    return keyAnswer({ key_id: keyId, algorithm, jwk: { ...jwk }, created_at: now });
  },
});

function ownId({ kid }: Record<string, unknown>): string | undefined {
  return typeof kid === 'string' && /\S/.test(kid) && kid.length <= 255 ? kid : undefined;
}
