import { randomBytes } from 'node:crypto';
import { GRANTS, type Grant, SCOPES, type Scope } from '../../../src/contract/scopes.ts';
import { secretHash } from '../../../src/operations/authenticate.ts';
import { statement } from '../../../src/storage/engine/index.ts';
import { putToken, type SweptServer } from '../server.ts';

const HOUR = 3_600_000;
export const ALL_SCOPES = Object.keys(SCOPES) as Scope[];
export const USER = 'sweep-user';

const insertOrganization = statement<[slug: string], { id: number }>(
  '',
  `insert into cw.organizations (slug, name, country, created_at) values ($1, $1, 'US', '2026-01-01') returning id`,
);
const insertBanner = statement<[organizationId: number]>(
  '',
  `insert into cw.banners (organization_id, slug, name, created_at) values ($1, 'first', 'First', '2026-01-01')`,
);
const insertApplication = statement<[organizationId: number, clientId: string, secret: Buffer, scopes: string[]], { id: number }>(
  '',
  `insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   values ($1, $2, $3, $2, 'Enabled', $4::text[], '2026-01-01', '2100-01-01') returning id`,
);
const insertApiKey = statement<[hash: Buffer, organizationId: number]>(
  '',
  `insert into cw.api_keys (hash, organization_id, name, created_at) values ($1, $2, 'Sweep', '2026-01-01')`,
);
const deleteApiKey = statement<[hash: Buffer]>('', 'delete from cw.api_keys where hash = $1');
const insertUser = statement<[organizationId: number]>(
  '',
  `insert into cw.users (organization_id, user_id, first_name, created_at, updated_at)
   values ($1, '${USER}', 'Jo', '2026-01-01', '2026-01-01')`,
);

/** An organization with one banner, a user, an API key and an application that may have every scope; tokens of every kind. */
export interface Holder {
  readonly organizationId: number;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly apiKey: string;
  /** Works with everything that takes client credentials. */
  readonly good: string;
  readonly expired: string;
  /** Used, then revoked through the API. */
  readonly revoked: string;
  readonly revokedApiKey: string;
  token(grant: Grant, scopes: readonly string[]): Promise<string>;
}

export async function makeHolder(server: SweptServer, slug: string): Promise<Holder> {
  const { database } = server;
  const organizationId = (await database.query(insertOrganization, [slug]))[0]!.id;
  await database.query(insertBanner, [organizationId]);
  await database.query(insertUser, [organizationId]);
  const clientId = `client-${slug}-${server.name}`;
  const clientSecret = randomBytes(32).toString('base64url');
  const applicationId = (await database.query(insertApplication, [organizationId, clientId, secretHash(clientSecret), ALL_SCOPES]))[0]!.id;
  const [apiKey, revokedApiKey] = [0, 1].map(() => `keys.${randomBytes(16).toString('hex')}`) as [string, string];
  for (const key of [apiKey, revokedApiKey]) await database.query(insertApiKey, [secretHash(key), organizationId]);

  const made = new Map<string, string>();
  const put = (grant: Grant, scopes: readonly string[], expires: number) => {
    const userId = grant === 'client_credentials' ? null : USER;
    return putToken(database, { organizationId, applicationId, grant, scopes, userId, expires: new Date(Date.now() + expires) });
  };
  const token: Holder['token'] = async (grant, scopes) => {
    const name = `${grant} ${scopes.join()}`;
    const known = made.get(name) ?? (await put(grant, scopes, HOUR));
    made.set(name, known);
    return known;
  };
  const holder = {
    organizationId,
    clientId,
    clientSecret,
    apiKey,
    revokedApiKey,
    good: await token('client_credentials', ALL_SCOPES),
    expired: await put('client_credentials', ALL_SCOPES, -1_000),
    revoked: await put('client_credentials', ALL_SCOPES, HOUR),
    token,
  };
  await warm(server, holder);
  await database.query(deleteApiKey, [secretHash(revokedApiKey)]);
  return holder;
}

/** What is revoked has worked before, so that a server that keeps tokens in memory has it there. */
async function warm(server: SweptServer, { revoked, revokedApiKey, clientId, clientSecret }: Holder): Promise<void> {
  const demand = async (credential: string | undefined, method: 'GET' | 'POST', url: string, body?: object) => {
    const headers: Record<string, string> = credential === undefined ? {} : { authorization: `Bearer ${credential}` };
    const answer = await server.send({ method, url, headers, body });
    if (answer.status !== 200) throw new Error(`${method} ${url} was answered ${answer.status}: ${answer.text}`);
  };
  await demand(revoked, 'GET', '/cartwright/v1/organization');
  await demand(revokedApiKey, 'GET', '/idp/v1/retailers?postal_code=94105&country_code=US');
  await demand(undefined, 'POST', '/v2/oauth/token/revoke', { client_id: clientId, client_secret: clientSecret, token: revoked });
}

export const otherGrants = (accepted: readonly Grant[]) => GRANTS.filter((grant) => !accepted.includes(grant));
