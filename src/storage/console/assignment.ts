import { statement } from '../engine/types.ts';

export interface AssignmentRow {
  readonly environment: 'development' | 'production';
  readonly state: 'pending' | 'ready';
  /** The organization's slug on the server. */
  readonly slug: string;
  readonly problem: string | null;
  /** Null while no server is chosen. */
  readonly server_id: number | null;
  readonly url: string | null;
  readonly ca: string | null;
  readonly client_id: string | null;
  /** Sealed. */
  readonly client_secret: Buffer | null;
}

const COLUMNS = 'a.environment, a.state, a.slug, a.problem, a.server_id, p.url, p.ca, a.client_id, a.client_secret';

export const listAssignments = statement<[organizationId: number], AssignmentRow>(
  'console_list_assignments',
  `select ${COLUMNS} from cw.assignments a left join cw.pool_servers p on p.id = a.server_id
    where a.organization_id = $1 order by a.environment`,
);

export const findAssignment = statement<[organizationId: number, environment: string], AssignmentRow>(
  'console_find_assignment',
  `select ${COLUMNS} from cw.assignments a left join cw.pool_servers p on p.id = a.server_id
    where a.organization_id = $1 and a.environment = $2`,
);

/** Notes which server and slug are tried next; no row when another organization has the slug there, or the assignment is ready. */
export const tryAssignment = statement<
  [organizationId: number, environment: string, serverId: number, slug: string, now: Date],
  { slug: string }
>(
  'console_try_assignment',
  `insert into cw.assignments as a (organization_id, environment, server_id, slug, state, updated_at)
   select $1, $2, $3::integer, $4::text, 'pending', $5
    where not exists (select from cw.assignments o where o.server_id = $3 and o.slug = $4 and (o.organization_id, o.environment) <> ($1, $2))
   on conflict (organization_id, environment) do update set server_id = excluded.server_id, slug = excluded.slug, updated_at = excluded.updated_at
    where a.state = 'pending'
   returning slug`,
);

export const noteAssignmentProblem = statement<[organizationId: number, environment: string, slug: string, problem: string, now: Date]>(
  'console_note_assignment_problem',
  `insert into cw.assignments as a (organization_id, environment, slug, state, problem, updated_at) values ($1, $2, $3, 'pending', $4, $5)
   on conflict (organization_id, environment) do update set problem = excluded.problem, updated_at = excluded.updated_at
    where a.state = 'pending'`,
);

export const completeAssignment = statement<
  [organizationId: number, environment: string, serverId: number, slug: string, clientId: string, sealed: Buffer, now: Date]
>(
  'console_complete_assignment',
  `insert into cw.assignments (organization_id, environment, server_id, slug, state, client_id, client_secret, updated_at)
   values ($1, $2, $3, $4, 'ready', $5, $6, $7)
   on conflict (organization_id, environment) do update set
     server_id = excluded.server_id, slug = excluded.slug, state = 'ready', client_id = excluded.client_id,
     client_secret = excluded.client_secret, problem = null, updated_at = excluded.updated_at`,
);
