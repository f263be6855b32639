import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import type { IncidentRow } from '../../storage/console/status/incident.ts';
import type { MaintenanceRow } from '../../storage/console/status/maintenance.ts';
import { COMPONENTS, SCOPES } from './components.ts';
import { IMPACTS } from './engine/engine.ts';
import { statesOf } from './transitions.ts';

/** Shapes of incidents and maintenance, the same in routes, webhooks and feeds. */
export const Time = Type.String({ description: 'ISO 8601, UTC.' });
export const Environment = oneOf(['development', 'production'], 'Which of the two servers.');
export const ComponentName = oneOf(COMPONENTS, 'Component of a server.');

const about = {
  id: Type.Integer(),
  server_id: nullable(Type.Integer({ description: 'Null: of the whole installation.' })),
  environment: nullable(Environment),
  components: Type.Array(ComponentName),
  title: Type.String(),
};

export const IncidentSchema = Type.Object({
  ...about,
  scope: nullable(oneOf(SCOPES, 'What the probes watch; null for an incident that an operator opened.')),
  impact: oneOf(IMPACTS, 'How bad it is; it never falls.'),
  state: oneOf(statesOf('incident'), 'State.'),
  opened_at: Time,
  resolved_at: nullable(Time),
  duration_seconds: nullable(Type.Integer({ description: 'From opening to the end; null while it is open.' })),
  updates: Type.Array(
    Type.Object({
      id: Type.Integer(),
      state: oneOf(statesOf('incident'), 'State from this update on.'),
      text: Type.String(),
      at: Time,
      automatic: Type.Boolean({ description: 'Written by the console itself.' }),
    }),
    { description: 'Newest first.' },
  ),
});
export type IncidentAnswer = Static<typeof IncidentSchema>;

export const MaintenanceSchema = Type.Object({
  ...about,
  state: oneOf(statesOf('maintenance'), 'State.'),
  text: Type.String(),
  starts_at: Time,
  ends_at: Time,
});
export type MaintenanceAnswer = Static<typeof MaintenanceSchema>;

export const iso = (milliseconds: number) => new Date(milliseconds).toISOString();

export function incidentAnswer(row: IncidentRow): IncidentAnswer {
  const { id, server_id, environment, components, title, scope, impact, state, opened_at, resolved_at, updates } = row;
  return {
    id,
    server_id,
    environment,
    components: components as IncidentAnswer['components'],
    title,
    scope: scope as IncidentAnswer['scope'],
    impact,
    state,
    opened_at: iso(opened_at),
    resolved_at: resolved_at === null ? null : iso(resolved_at),
    duration_seconds: resolved_at === null ? null : Math.round((resolved_at - opened_at) / 1_000),
    updates: updates.map((update) => ({ ...update, at: iso(update.at) })),
  };
}

export function maintenanceAnswer(row: MaintenanceRow): MaintenanceAnswer {
  const { id, server_id, environment, components, title, state, text, starts_at, ends_at } = row;
  const names = components as MaintenanceAnswer['components'];
  return { id, server_id, environment, components: names, title, state, text, starts_at: iso(starts_at), ends_at: iso(ends_at) };
}
