import { randomBytes, randomUUID } from 'node:crypto';
import { SCOPES } from '../../contract/scopes.ts';
import { secretHash } from '../../operations/authenticate.ts';
import { type Database, statement } from '../../storage/engine/index.ts';

/** How the installation itself reaches an environment: shown at start and in the ready file. */
export interface Credentials {
  readonly client_id: string;
  readonly client_secret: string;
  readonly api_key: string;
}

const findApplication = statement<[slug: string, clientId: string, hash: Buffer], { id: number }>(
  'seed_find_application',
  `select a.id from cw.applications a join cw.organizations o on o.id = a.organization_id
    where o.slug = $1 and a.client_id = $2 and a.secret_hash = $3`,
);
const insertApplication = statement<
  [slug: string, clientId: string, hash: Buffer, name: string, scopes: string[], now: Date],
  { organization_id: number }
>(
  'seed_application',
  `insert into cw.applications (organization_id, client_id, secret_hash, name, status, scopes, created_at, renew_by)
   select id, $2, $3, $4, 'Enabled', $5::text[], $6::timestamptz, $6::timestamptz + interval '6 months' from cw.organizations where slug = $1 returning organization_id`,
);
const insertApiKey = statement<[hash: Buffer, organizationId: number, name: string, now: Date]>(
  'seed_api_key',
  'insert into cw.api_keys (hash, organization_id, name, created_at) values ($1, $2, $3, $4)',
);
const insertOrganization = statement<[slug: string, name: string, now: Date]>(
  'seed_operator_organization',
  `insert into cw.organizations (slug, name, country, created_at) values ($1, $2, 'US', $3) on conflict do nothing`,
);

/** Without demo data: the organization from which an operator sets up the server. */
export async function ensureOperator(database: Database, now: Date): Promise<void> {
  await database.query(insertOrganization, ['operator', 'Operator', now]);
}

/**
 * The kept credentials if they still work in this database, else those of a new application with every scope.
 * Undefined when the organization does not exist.
 */
export async function ensureCredentials(
  database: Database,
  slug: string,
  kept: Credentials | undefined,
  now: Date,
): Promise<Credentials | undefined> {
  if (kept && (await database.query(findApplication, [slug, kept.client_id, secretHash(kept.client_secret)])).length > 0) return kept;
  const made: Credentials = {
    client_id: randomUUID(),
    client_secret: randomBytes(32).toString('base64url'),
    api_key: `keys.${randomBytes(16).toString('hex')}`,
  };
  return database.transaction(async (db) => {
    const hash = secretHash(made.client_secret);
    const [row] = await db.query(insertApplication, [slug, made.client_id, hash, 'First application', Object.keys(SCOPES), now]);
    if (!row) return undefined;
    await db.query(insertApiKey, [secretHash(made.api_key), row.organization_id, 'First key', now]);
    return made;
  });
}
