import { errors } from '../../../src/contract/errors.ts';
import type { Operation } from '../../../src/operations/define.ts';
import { ALL_SCOPES, type Holder, otherGrants } from './credentials.ts';

/** A credential that an operation must refuse. */
export interface Case {
  readonly name: string;
  /** The header; undefined for none. */
  readonly authorization: string | undefined;
  readonly status: 401 | 403;
  /** The messages that the refusal may have. */
  readonly messages: readonly string[];
}

const english = (definition: { readonly text: { readonly 'en-US': string } }) => definition.text['en-US'];
const UNKNOWN_TOKEN = 'A'.repeat(43);
const UNKNOWN_KEY = `keys.${'0'.repeat(32)}`;
const MALFORMED = [
  ['a scheme alone', 'Bearer'],
  ['another scheme', 'Basic QWxhZGRpbjpvcGVuIHNlc2FtZQ=='],
  ['two tokens', 'Bearer one two'],
  ['too long', `Bearer ${'x'.repeat(600)}`],
  ['not ASCII', 'Bearer jeton\u00e9'],
] as const;

/** Everything that the operation must refuse, with what `mine` and the holder of the other environment have. */
export async function casesOf(operation: Operation, mine: Holder, other: Holder): Promise<Case[]> {
  const access = operation.access ?? { credential: 'token' as const, scope: null, grants: ['client_credentials' as const] };
  const takesKey = access.credential === 'api_key';
  const missing = english(takesKey ? errors.apiKeyMissing : errors.tokenMissing);
  const invalid = english(takesKey ? errors.apiKeyInvalid : errors.tokenInvalid);
  const refused = (name: string, credential: string): Case => ({
    name,
    authorization: `Bearer ${credential}`,
    status: 401,
    messages: [invalid],
  });
  const unauthorized: Case[] = [
    { name: 'none', authorization: undefined, status: 401, messages: [missing] },
    { name: 'empty', authorization: '', status: 401, messages: [missing] },
    ...MALFORMED.map(([name, authorization]): Case => ({ name: `malformed: ${name}`, authorization, status: 401, messages: [invalid] })),
    { name: 'the token without its scheme', authorization: takesKey ? mine.apiKey : mine.good, status: 401, messages: [invalid] },
    refused('unknown', takesKey ? UNKNOWN_KEY : UNKNOWN_TOKEN),
    refused('expired', mine.expired),
    refused('revoked', takesKey ? mine.revokedApiKey : mine.revoked),
    refused("the other environment's", takesKey ? other.apiKey : other.good),
    refused(takesKey ? 'a token for an API key' : 'an API key for a token', takesKey ? mine.good : mine.apiKey),
    refused('a client secret', mine.clientSecret),
  ];
  if (takesKey) return unauthorized;

  const forbidden: Case[] = [];
  const { scope } = access;
  const noScope = english(errors.scopeMissing).replace('{scope}', String(scope));
  const noGrant = english(errors.grantNotAllowed).replace('{grants}', access.grants.join(', '));
  const refuse = (name: string, token: string, messages: string[]) =>
    forbidden.push({ name, authorization: `Bearer ${token}`, status: 403, messages });
  if (scope !== null) {
    const others = ALL_SCOPES.filter((one) => one !== scope);
    for (const grant of access.grants) {
      refuse(`every scope but ${scope}`, await mine.token(grant, others), [noScope]);
      refuse('no scope', await mine.token(grant, []), [noScope]);
      // A name that contains the scope, or is contained in it, is another scope.
      refuse('scopes of similar names', await mine.token(grant, [`${scope}x`, scope.slice(0, -1), scope.toUpperCase()]), [noScope]);
    }
  }
  for (const grant of otherGrants(access.grants)) {
    refuse(`grant ${grant}`, await mine.token(grant, ALL_SCOPES), [noGrant]);
    if (scope !== null) refuse(`grant ${grant} without the scope`, await mine.token(grant, []), [noGrant, noScope]);
  }
  return [...unauthorized, ...forbidden];
}
