import { timingSafeEqual } from 'node:crypto';
import { OAuthError, oauthErrors } from '../../contract/oauth-errors.ts';
import { Cache } from '../../storage/directory/cache.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { type ApplicationForToken, findApplicationByClientId } from '../../storage/tokens/token.ts';
import { secretHash } from '../authenticate.ts';
import type { Environment } from '../define.ts';

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
  if (!hasSecret(application, clientSecret) || !application) throw new OAuthError(oauthErrors.invalidClient);
  return application;
}

function hasSecret(application: ApplicationForToken | undefined, clientSecret: string): boolean {
  return timingSafeEqual(secretHash(clientSecret), application?.secret_hash ?? NOBODY);
}

/** Applications as they were when they last got a token, by client id. */
const remembered = new WeakMap<Environment, Cache<ApplicationForToken>>();
const MOST_REMEMBERED = 10_000;

export function rememberClient(environment: Environment, clientId: string, application: ApplicationForToken): void {
  const cache = remembered.get(environment) ?? new Cache<ApplicationForToken>(MOST_REMEMBERED);
  remembered.set(environment, cache);
  cache.keep(clientId, application, cache.generation);
}

/**
 * The application as it was when it last got a token, if it had this secret: a guess, which saves a round trip and has to be
 * checked by the statement that writes what is issued (`keepTokens`). Nothing may be refused on its word.
 */
export function rememberedClient(
  environment: Environment,
  clientId: string | undefined,
  clientSecret: string | undefined,
): ApplicationForToken | undefined {
  if (!clientId || !clientSecret) return undefined;
  const application = remembered.get(environment)?.get(clientId);
  return application && hasSecret(application, clientSecret) ? application : undefined;
}
