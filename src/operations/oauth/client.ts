import { timingSafeEqual } from 'node:crypto';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { type ApplicationForToken, findApplicationByClientId } from '../../storage/tokens/token.ts';
import { secretHash } from '../authenticate.ts';

/** Compared with when there is no such client, so that both answers take as long. */
const NOBODY = Buffer.alloc(32);

/** The application of client id and secret from the body, or 401 `invalid_client`; `known` is told of it once the client id is found. */
export async function authenticateClient(
  db: Connection,
  clientId: string | undefined,
  clientSecret: string | undefined,
  known: (application: ApplicationForToken) => Promise<void>,
): Promise<ApplicationForToken> {
  if (!clientId || !clientSecret) throw new OAuthError(oauthErrors.invalidClient);
  const [application] = await db.query(findApplicationByClientId, [clientId]);
  // Before the secret: the owner sees in the inspector that it was wrong.
  if (application) await known(application);
  const matches = timingSafeEqual(secretHash(clientSecret), application?.secret_hash ?? NOBODY);
  if (!application || !matches) throw new OAuthError(oauthErrors.invalidClient);
  return application;
}
