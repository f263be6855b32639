import { sendCommand } from '../../storage/engine/index.ts';
import { keepTokenCommand, keepTokens } from '../../storage/tokens/token.ts';
import { grantedScopes, newToken, type TokenAnswer, type TokenRequest, tokenAnswer } from './issuing.ts';

/** Server to server: the token reaches all users of the organization. Undefined when the application is no more as it was read. */
export async function clientCredentials({ application, scope, db, now }: TokenRequest): Promise<TokenAnswer | undefined> {
  const scopes = grantedScopes(application, 'client_credentials', scope);
  const token = newToken(now);
  const { kept } = await sendCommand(db, keepTokens, keepTokenCommand(application, token, 'client_credentials', scopes));
  return kept ? tokenAnswer(token, scopes) : undefined;
}
