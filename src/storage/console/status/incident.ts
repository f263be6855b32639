import { statement } from '../../engine/types.ts';
import type { StateRow } from './rows.ts';

export type IncidentState = 'investigating' | 'identified' | 'monitoring' | 'resolved';
export type Impact = 'minor' | 'major' | 'critical';
export type ServerName = 'development' | 'production';

/** Times in epoch milliseconds. */
export interface IncidentUpdateRow {
  readonly id: number;
  readonly state: IncidentState;
  readonly text: string;
  readonly at: number;
  /** Written by the console itself. */
  readonly automatic: boolean;
}

export interface IncidentRow extends StateRow<IncidentState> {
  /** What the rounds watch; null for an incident that an operator opened. */
  readonly scope: string | null;
  readonly impact: Impact;
  readonly opened_at: number;
  readonly resolved_at: number | null;
  /** Newest first. */
  readonly updates: readonly IncidentUpdateRow[];
}

const INCIDENT = `i.id, i.server_id, i.environment, i.components, i.scope, i.impact, i.state, i.title, i.opened_at, i.changed_at, i.resolved_at,
  (select coalesce(jsonb_agg(jsonb_build_object('id', u.id, 'state', u.state, 'text', u.text,
     'at', floor(extract(epoch from u.at) * 1000)::bigint, 'automatic', u.account_id is null) order by u.id desc), '[]')
     from cw.incident_updates u where u.incident_id = i.id) as updates`;

/** Incidents of some servers and those of the whole installation, newest first; `open` null: all; `before` from where a page goes on. */
export const listIncidents = statement<[servers: number[], open: boolean | null, before: number | null, limit: number], IncidentRow>(
  'console_list_incidents',
  `select ${INCIDENT} from cw.incidents i
    where (i.server_id is null or i.server_id = any($1::integer[])) and ($2::boolean is null or (i.resolved_at is null) = $2)
      and ($3::integer is null or i.id < $3) order by i.id desc limit $4`,
);

export const findIncidents = statement<[ids: number[]], IncidentRow>(
  'console_find_incidents',
  `select ${INCIDENT} from cw.incidents i where i.id = any($1::integer[]) order by i.id`,
);

/** Kept as it is until the end of the transaction. */
export const lockIncident = statement<
  [id: number],
  { id: number; server_id: number | null; scope: string | null; state: IncidentState; impact: Impact }
>('console_lock_incident', 'select id, server_id, scope, state, impact from cw.incidents where id = $1 for update');

/** The open incidents that the rounds watch, kept as they are until the end of the transaction. */
export const lockOpenByScope = statement<[], { id: number; server_id: number; scope: string; impact: Impact; opened_at: number }>(
  'console_lock_open_by_scope',
  `select id, server_id, scope, impact, opened_at from cw.incidents
    where scope is not null and resolved_at is null order by id for update`,
);

/** An incident to be opened with its first update. `scope` null: by an operator. */
export interface NewIncident {
  readonly server_id: number | null;
  readonly environment: ServerName | null;
  readonly components: readonly string[];
  readonly scope: string | null;
  readonly impact: Impact;
  readonly title: string;
  readonly text: string;
}

/** Opens incidents, `opened` being JSON of NewIncident[]; gives their ids. Their updates are written by `addUpdates`. */
export const openIncidents = statement<[opened: string, state: IncidentState, now: Date], { id: number; text: string }>(
  'console_open_incidents',
  `with opened as (
     select * from rows from (jsonb_to_recordset($1::jsonb) as (server_id integer, environment text, components text[], scope text,
       impact text, title text, text text)) with ordinality as o(server_id, environment, components, scope, impact, title, text, n)
   ), numbered as (
     select *, nextval(pg_get_serial_sequence('cw.incidents', 'id'))::integer as id from opened
   ), inserted as (
     insert into cw.incidents (id, server_id, environment, components, scope, impact, state, title, opened_at, changed_at)
     overriding system value
     select id, server_id, environment, components, scope, impact, $2, title, $3, $3 from numbered
   )
   select id, text from numbered order by n`,
);

/** What changes of an incident; `impact` and `title` null: they stay. */
export interface IncidentChange {
  readonly id: number;
  readonly state: IncidentState;
  readonly impact: Impact | null;
  readonly title: string | null;
}

/** `changes` is JSON of IncidentChange[]. */
export const changeIncidents = statement<[changes: string, now: Date]>(
  'console_change_incidents',
  `update cw.incidents i set state = c.state, impact = coalesce(c.impact, i.impact), title = coalesce(c.title, i.title), changed_at = $2,
          resolved_at = case when c.state = 'resolved' then greatest($2, i.opened_at) end
     from jsonb_to_recordset($1::jsonb) as c(id integer, state text, impact text, title text) where i.id = c.id`,
);

/** `updates` is JSON of `{incident_id, state, text}[]`. `accountId` null: by the console itself. */
export const addUpdates = statement<[updates: string, accountId: number | null, now: Date]>(
  'console_add_incident_updates',
  `insert into cw.incident_updates (incident_id, state, text, at, account_id)
   select incident_id, state, text, $3, $2 from jsonb_to_recordset($1::jsonb) as u(incident_id integer, state text, text text)`,
);

export const deleteIncident = statement<[id: number], { id: number }>(
  'console_delete_incident',
  'delete from cw.incidents where id = $1 and scope is null returning id',
);
