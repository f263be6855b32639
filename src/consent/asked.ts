import type { Scope } from '../contract/scopes.ts';
import { authorizationScopes } from '../operations/oauth/authorization-code.ts';
import { type AskingApplication, findAskingApplication } from '../storage/consent/consent.ts';
import type { Connection } from '../storage/engine/types.ts';

/** What an authorization request may hold (RFC 6749 §4.1.1, RFC 7636 §4.3). */
const PARAMETERS = [
  'response_type',
  'client_id',
  'redirect_uri',
  'scope',
  'state',
  'code_challenge',
  'code_challenge_method',
  'ui_locales',
] as const;
type Parameter = (typeof PARAMETERS)[number];
const LONGEST = 4_096;

/** An authorization request of an application that may send customers to the URI. */
export interface Asked {
  readonly application: AskingApplication;
  readonly redirectUri: string;
  readonly state: string | undefined;
  /** The request as a query, its parameters in one order: what forms carry on and are bound to. */
  readonly query: string;
}

export interface Authorizable extends Asked {
  readonly scopes: readonly Scope[];
  readonly challenge: string | undefined;
}

export type Reading =
  | { readonly outcome: 'ask'; readonly asked: Authorizable }
  /** Told to the application, by way of the browser (RFC 6749 §4.1.2.1). */
  | { readonly outcome: 'refuse'; readonly asked: Asked; readonly error: string; readonly description: string }
  /** Told to the person alone: nobody is sent to an address that is not registered. */
  | { readonly outcome: 'stop'; readonly problem: 'client' | 'redirect_uri' };

type Given = Readonly<Record<string, unknown>>;

/** Reads an authorization request. Of parameters given twice none counts; unknown ones are ignored. */
export async function readAsked(db: Connection, given: Given): Promise<Reading> {
  const one = (name: Parameter) => plainOf(given[name]);
  const application = await readApplication(db, given);
  if (!application) return { outcome: 'stop', problem: 'client' };
  const redirectUri = one('redirect_uri');
  if (redirectUri === undefined || !application.redirect_uris.includes(redirectUri)) return { outcome: 'stop', problem: 'redirect_uri' };

  const known = PARAMETERS.flatMap((name): [string, string][] => {
    const value = one(name);
    return value === undefined ? [] : [[name, value]];
  });
  const asked = { application, redirectUri, state: one('state'), query: new URLSearchParams(known).toString() };
  const refuse = (error: string, description: string): Reading => ({ outcome: 'refuse', asked, error, description });
  const broken = PARAMETERS.find((name) => given[name] !== undefined && given[name] !== '' && one(name) === undefined);
  if (broken !== undefined) return refuse('invalid_request', `${broken} must be given once, in printable characters`);
  const type = one('response_type');
  if (type === undefined) return refuse('invalid_request', 'response_type is missing');
  if (type !== 'code') return refuse('unsupported_response_type', 'response_type must be code');
  if (application.status !== 'Enabled') return refuse('unauthorized_client', 'The application is disabled');
  const scopes = authorizationScopes(one('scope') ?? '');
  if (!scopes) return refuse('invalid_scope', 'scope must be account_linking');
  if (!scopes.every((scope) => application.scopes.includes(scope))) return refuse('unauthorized_client', 'The application lacks the scope');
  const [challenge, method] = [one('code_challenge'), one('code_challenge_method')];
  // Only S256: the plain method shows the verifier to whoever sees the request.
  if ((challenge === undefined) !== (method === undefined) || (method !== undefined && method !== 'S256'))
    return refuse('invalid_request', 'code_challenge needs code_challenge_method S256');
  if (challenge !== undefined && !/^[\w-]{43}$/.test(challenge))
    return refuse('invalid_request', 'code_challenge must be 43 URL-safe characters');
  return { outcome: 'ask', asked: { ...asked, scopes, challenge } };
}

/** The application that the query names. It need not be one that may ask. */
export async function readApplication(db: Connection, given: Given): Promise<AskingApplication | undefined> {
  const clientId = plainOf(given.client_id);
  const [application] = clientId === undefined ? [] : await db.query(findAskingApplication, [clientId]);
  return application;
}

/** What of a query leads to the page of what was allowed: whose applications, and in which language. */
export function accountQuery(given: Given): string {
  const kept = ['client_id', 'ui_locales'].flatMap((name): [string, string][] => {
    const value = plainOf(given[name]);
    return value === undefined ? [] : [[name, value]];
  });
  return new URLSearchParams(kept).toString();
}

/** A parameter that may go on: text that is not empty, not too long, and printable. */
export function plainOf(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' && isPlain(value) ? value : undefined;
}

function isPlain(value: string): boolean {
  return value.length <= LONGEST && value.isWellFormed() && !/\p{Cc}/u.test(value);
}

/** Where the customer goes back to. `iss` names this server, against mix-ups (RFC 9207). */
export function backUrl({ redirectUri, state }: Asked, issuer: string, answer: Readonly<Record<string, string>>): string {
  const parameters = new URLSearchParams({ ...answer, ...(state === undefined ? {} : { state }), iss: issuer });
  // The registered address stays as it is, character by character.
  return `${redirectUri}${redirectUri.includes('?') ? '&' : '?'}${parameters}`;
}
