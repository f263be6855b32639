import type { ClientOptions, UserOptions } from './options.ts';
import type { Transport } from './transport.ts';

/** A token is renewed so many seconds before its end, or after nine tenths of a shorter life. */
const EARLY = 60;

/** Gives tokens: one is asked for when there is none, is kept until shortly before it expires, and shared by calls side by side. */
export class TokenSource {
  readonly #ask: () => Promise<{ token: string; seconds: number }>;
  #kept: { readonly token: Promise<string>; until: number } | undefined;

  constructor(ask: () => Promise<{ token: string; seconds: number }>) {
    this.#ask = ask;
  }

  /** `refused`: the token given before was answered 401. Only whoever was refused the present one has it replaced. */
  async get(refused?: string): Promise<string> {
    const kept = this.#kept;
    if (kept !== undefined && Date.now() < kept.until && (refused === undefined || (await kept.token) !== refused)) return kept.token;
    if (this.#kept === kept) this.#kept = this.#renew();
    return this.#kept!.token;
  }

  #renew() {
    const answer = this.#ask();
    const kept = { token: answer.then(({ token }) => token), until: Number.POSITIVE_INFINITY };
    answer.then(
      ({ seconds }) => {
        kept.until = Date.now() + 1_000 * (seconds - Math.min(EARLY, seconds / 10));
      },
      () => {
        if (this.#kept === kept) this.#kept = undefined;
      },
    );
    return kept;
  }
}

/** What a call's bearer is, remembered over its attempts. */
export function bearerFrom(source: TokenSource): (renew: boolean) => Promise<string> {
  let given: string | undefined;
  return async (renew) => {
    given = await source.get(renew ? given : undefined);
    return given;
  };
}

/** Tokens of the application by client credentials, or the caller's own. */
export function applicationTokens(transport: Transport, options: ClientOptions): TokenSource {
  const { token } = options;
  if (token !== undefined) {
    return new TokenSource(async () => ({ token: typeof token === 'string' ? token : await token(), seconds: Number.POSITIVE_INFINITY }));
  }
  return new TokenSource(() => askForToken(transport, options, { grant_type: 'client_credentials' }, options.scope));
}

/** Tokens that reach one user. */
export function userTokens(transport: Transport, options: ClientOptions, user: UserOptions): TokenSource {
  const { grant = 'fulfillment_user_assertion', userId, assertion } = user;
  if (assertion === undefined && (userId === undefined || grant !== 'fulfillment_user_assertion')) {
    throw new TypeError(`The grant ${grant} needs ${grant === 'fulfillment_user_assertion' ? '`userId` or `assertion`' : '`assertion`'}.`);
  }
  return new TokenSource(async () => {
    const vouches = typeof assertion === 'function' ? await assertion() : (assertion ?? base64(JSON.stringify({ user_id: userId })));
    return askForToken(transport, options, { grant_type: grant, assertion: vouches }, user.scope);
  });
}

async function askForToken(transport: Transport, options: ClientOptions, grant: Record<string, string>, scope: ClientOptions['scope']) {
  const { clientId, clientSecret } = options;
  if (clientId === undefined || clientSecret === undefined) {
    throw new TypeError('The client needs `clientId` and `clientSecret`, or a `token` of your own.');
  }
  const scopes = scope === undefined ? {} : { scope: typeof scope === 'string' ? scope : scope.join(',') };
  const answer = await transport.send({
    operation: 'oauth.token',
    method: 'POST',
    target: '/v2/oauth/token',
    headers: {},
    body: { client_id: clientId, client_secret: clientSecret, ...grant, ...scopes },
    // One token too many harms nobody; an assertion that is accepted once is asked for anew by the caller.
    repeatable: grant.grant_type === 'client_credentials',
  });
  const { access_token, expires_in } = answer as { access_token: string; expires_in?: number };
  return { token: access_token, seconds: expires_in ?? 0 };
}

function base64(text: string): string {
  return Buffer.from(text, 'utf8').toString('base64');
}
