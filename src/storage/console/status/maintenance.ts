import { statement } from '../../engine/types.ts';
import type { StateRow } from './rows.ts';

export type MaintenanceState = 'planned' | 'in_progress' | 'completed' | 'canceled';

/** Times in epoch milliseconds. */
export interface MaintenanceRow extends StateRow<MaintenanceState> {
  readonly text: string;
  readonly starts_at: number;
  readonly ends_at: number;
}

const MAINTENANCE = 'id, server_id, environment, components, state, title, text, starts_at, ends_at, changed_at';

/** Of some servers and of the whole installation; `ahead`: planned or in progress, by their start, else all, latest first. */
export const listMaintenances = statement<[servers: number[], ahead: boolean, before: number | null, limit: number], MaintenanceRow>(
  'console_list_maintenances',
  `select ${MAINTENANCE} from cw.maintenances
    where (server_id is null or server_id = any($1::integer[])) and (not $2 or state in ('planned', 'in_progress'))
      and ($3::integer is null or id < $3) order by case when $2 then starts_at end, id desc limit $4`,
);

export const lockMaintenance = statement<[id: number], MaintenanceRow>(
  'console_lock_maintenance',
  `select ${MAINTENANCE} from cw.maintenances where id = $1 for update`,
);

export const insertMaintenance = statement<
  [
    serverId: number | null,
    environment: string | null,
    components: string[],
    title: string,
    text: string,
    startsAt: Date,
    endsAt: Date,
    now: Date,
  ],
  MaintenanceRow
>(
  'console_insert_maintenance',
  `insert into cw.maintenances (server_id, environment, components, state, title, text, starts_at, ends_at, changed_at)
   values ($1, $2, $3::text[], 'planned', $4, $5, $6, $7, $8) returning ${MAINTENANCE}`,
);

export const changeMaintenance = statement<
  [id: number, state: MaintenanceState, title: string, text: string, startsAt: Date, endsAt: Date, now: Date],
  MaintenanceRow
>(
  'console_change_maintenance',
  `update cw.maintenances set state = $2, title = $3, text = $4, starts_at = $5, ends_at = $6, changed_at = $7
    where id = $1 returning ${MAINTENANCE}`,
);

/** Begins and ends what the time has come for, and gives it as it is then. A late console does both at once. */
export const moveMaintenances = statement<[now: Date], MaintenanceRow>(
  'console_move_maintenances',
  `update cw.maintenances set state = case when ends_at <= $1 then 'completed' else 'in_progress' end, changed_at = $1
    where (state = 'planned' and starts_at <= $1) or (state = 'in_progress' and ends_at <= $1) returning ${MAINTENANCE}`,
);

/** What is under way at the moment. */
export const listUnderWay = statement<[], Pick<MaintenanceRow, 'server_id' | 'components'>>(
  'console_list_maintenance_under_way',
  `select server_id, components from cw.maintenances where state = 'in_progress'`,
);
