import { nullable, oneOf, type Static, Type } from '../../contract/schema.ts';
import { listPeriods, listResponseTimes, type PeriodRow, type SeriesRow } from '../../storage/console/status/history.ts';
import { listIncidents } from '../../storage/console/status/incident.ts';
import { listMaintenances } from '../../storage/console/status/maintenance.ts';
import { type ComponentRow, listComponents } from '../../storage/console/status/round.ts';
import type { StatusServerRow } from '../../storage/console/status/server.ts';
import type { ConsoleContext } from '../context.ts';
import { ComponentName, Environment, IncidentSchema, incidentAnswer, iso, MaintenanceSchema, maintenanceAnswer, Time } from './answers.ts';
import { COMPONENTS, type Scope, type ShownState, worst } from './components.ts';
import { add, type Counts, NO_COUNTS, uptimeOf } from './uptime.ts';
import type { Viewer } from './viewer.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
/** Days that the page shows, today included. */
export const DAYS = 90;
/** Components whose response times are measured. */
const TIMED = ['api', 'oauth'] as const;
/** More open incidents or maintenance ahead than this are not on the page. */
const MOST_OPEN = 100;
/** Nothing is claimed of a component that was not probed for so many intervals, or for a minute. */
const STALE_INTERVALS = 3;
const STALE_MILLISECONDS = 60_000;

const State = oneOf(['operational', 'degraded', 'down', 'maintenance', 'unknown'], '`unknown`: not probed lately.');
const Uptime = nullable(Type.Number({ description: 'Percent of the probes outside maintenance that were answered; null: none were.' }));
const Day = Type.Object({
  date: Type.String({ description: 'YYYY-MM-DD, UTC.' }),
  uptime: Uptime,
  operational: Type.Integer({ description: 'Probes.' }),
  degraded: Type.Integer(),
  down: Type.Integer(),
  maintenance: Type.Integer(),
});
const Milliseconds = nullable(Type.Integer({ description: 'Milliseconds.' }));
const shown = {
  state: State,
  reason: nullable(Type.String()),
  checked_at: nullable(Time),
  since: nullable(Time),
  response_ms: Milliseconds,
};
const history = { uptime_90_days: Uptime, days: Type.Array(Day, { description: '90 days, oldest first, today last.' }) };

export const StatusPageSchema = Type.Object({
  state: State,
  open_to_all: Type.Boolean({ description: 'Also shown to visitors without a session.' }),
  interval_seconds: Type.Number({ description: 'From one round of probes to the next.' }),
  servers: Type.Array(
    Type.Object({
      server_id: Type.Integer(),
      environment: Environment,
      url: Type.String(),
      ...shown,
      ...history,
      components: Type.Array(Type.Object({ component: ComponentName, ...shown, ...history })),
      response_times: Type.Array(
        Type.Object({
          component: oneOf(TIMED, 'Component that is asked itself.'),
          last_24_hours: Type.Array(
            Type.Object({
              at: Time,
              p50_ms: Milliseconds,
              p95_ms: Milliseconds,
              max_ms: Milliseconds,
              probes: Type.Integer(),
              failures: Type.Integer(),
            }),
            { description: 'Steps of ten minutes, oldest first; those without a probe are left out.' },
          ),
        }),
      ),
    }),
  ),
  open_incidents: Type.Array(IncidentSchema),
  maintenance: Type.Array(MaintenanceSchema, { description: 'Planned or in progress, by their start.' }),
});
type StatusPage = Static<typeof StatusPageSchema>;

/** Everything that the status page shows at first, for a viewer. `interval` in milliseconds. */
export async function statusPage(
  viewer: Viewer,
  { database }: Pick<ConsoleContext, 'database'>,
  interval: number,
  now: number,
): Promise<StatusPage> {
  const ids = viewer.servers.map(({ id }) => id);
  const today = Math.floor(now / DAY) * DAY;
  const dates = Array.from({ length: DAYS }, (_, index) => today - (DAYS - 1 - index) * DAY);
  const [components, days, times, incidents, maintenances] = await Promise.all([
    database.query(listComponents, []),
    database.query(listPeriods, ['day', ids, new Date(dates[0]!)]),
    database.query(listResponseTimes, [ids, [...TIMED], new Date(now - DAY)]),
    database.query(listIncidents, [ids, true, null, MOST_OPEN]),
    database.query(listMaintenances, [ids, true, null, MOST_OPEN]),
  ]);
  const fresh = now - Math.max(STALE_INTERVALS * interval, STALE_MILLISECONDS);
  const parts = { components: byKey(components), days: Map.groupBy(days, keyOf), times: Map.groupBy(times, keyOf), dates, fresh };
  const servers = viewer.servers.map((server) => serverAnswer(server, parts));
  return {
    state: worst(servers.map(({ state }) => state)),
    open_to_all: viewer.openToAll,
    interval_seconds: interval / 1_000,
    servers,
    open_incidents: incidents.map(incidentAnswer),
    maintenance: maintenances.map(maintenanceAnswer),
  };
}

interface Parts {
  readonly components: ReadonlyMap<string, ComponentRow>;
  readonly days: ReadonlyMap<string, readonly PeriodRow[]>;
  readonly times: ReadonlyMap<string, readonly SeriesRow[]>;
  readonly dates: readonly number[];
  /** What was checked before is stale, epoch milliseconds. */
  readonly fresh: number;
}

const keyOf = ({ server_id, component }: { server_id: number; component: string }) => `${server_id}/${component}`;
const byKey = <Row extends { server_id: number; component: string }>(rows: readonly Row[]) => new Map(rows.map((row) => [keyOf(row), row]));

function serverAnswer({ id, environment, url }: StatusServerRow, parts: Parts): StatusPage['servers'][number] {
  const scope = (component: Scope) => ({ ...shownOf(id, component, parts), ...historyOf(id, component, parts) });
  return {
    server_id: id,
    environment,
    url,
    ...scope('server'),
    components: COMPONENTS.map((component) => ({ component, ...scope(component) })),
    response_times: TIMED.map((component) => ({
      component,
      last_24_hours: (parts.times.get(keyOf({ server_id: id, component })) ?? []).map((row) => ({
        at: iso(row.at),
        p50_ms: row.p50,
        p95_ms: row.p95,
        max_ms: row.longest,
        probes: row.probes,
        failures: row.failures,
      })),
    })),
  };
}

function shownOf(id: number, component: Scope, { components, fresh }: Parts) {
  const row = components.get(keyOf({ server_id: id, component }));
  if (!row) return { state: 'unknown' as const, reason: null, checked_at: null, since: null, response_ms: null };
  const isStale = row.checked_at < fresh;
  const state: ShownState = isStale ? 'unknown' : row.excused ? 'maintenance' : row.state;
  const checked = { checked_at: iso(row.checked_at), since: isStale ? null : iso(row.since) };
  return { state, reason: isStale ? null : row.reason, ...checked, response_ms: isStale ? null : row.milliseconds };
}

function historyOf(id: number, component: Scope, { days, dates }: Parts) {
  const found = new Map<number, Counts>((days.get(keyOf({ server_id: id, component })) ?? []).map((row) => [row.starts_at, row]));
  const total = [...found.values()].reduce<Counts>(add, NO_COUNTS);
  return {
    uptime_90_days: uptimeOf(total),
    days: dates.map((at) => {
      const counts = found.get(at) ?? NO_COUNTS;
      const { operational, degraded, down, excused } = counts;
      return { date: iso(at).slice(0, 10), uptime: uptimeOf(counts), operational, degraded, down, maintenance: excused };
    }),
  };
}
