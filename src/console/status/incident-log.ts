import { createHash } from 'node:crypto';
import {
  addUpdates,
  changeIncidents,
  findIncidents,
  type IncidentChange,
  type IncidentRow,
  type NewIncident,
  openIncidents,
} from '../../storage/console/status/incident.ts';
import type { MaintenanceRow } from '../../storage/console/status/maintenance.ts';
import { addNotices, type NewNotice } from '../../storage/console/status/notice.ts';
import type { Connection } from '../../storage/engine/types.ts';
import { incidentAnswer, iso, maintenanceAnswer } from './answers.ts';

/** A change of an open incident with the text that goes with it. */
export interface Change extends IncidentChange {
  readonly text: string;
}

export interface IncidentWork {
  readonly opened: readonly NewIncident[];
  readonly changed: readonly Change[];
  /** Null: by the console itself. */
  readonly accountId: number | null;
}

/** Opens and changes incidents and tells subscribers, all in the transaction given. Gives the incidents as they are then. */
export async function writeIncidents(db: Connection, { opened, changed, accountId }: IncidentWork, now: number): Promise<IncidentRow[]> {
  if (opened.length + changed.length === 0) return [];
  const at = new Date(now);
  const made = opened.length === 0 ? [] : await db.query(openIncidents, [JSON.stringify(opened), 'investigating', at]);
  if (changed.length > 0) await db.query(changeIncidents, [JSON.stringify(changed), at]);
  const updates = [
    ...made.map(({ id, text }) => ({ incident_id: id, state: 'investigating', text })),
    ...changed.map(({ id, state, text }) => ({ incident_id: id, state, text })),
  ];
  await db.query(addUpdates, [JSON.stringify(updates), accountId, at]);
  const rows = await db.query(findIncidents, [updates.map(({ incident_id: id }) => id)]);
  const isNew = new Set(made.map(({ id }) => id));
  const typeOf = ({ id, state }: IncidentRow) => (isNew.has(id) ? 'opened' : state === 'resolved' ? 'resolved' : 'updated');
  await tell(
    db,
    rows.map((row) => notice(`incident.${typeOf(row)}`, row.server_id, { incident: incidentAnswer(row) }, row.updates[0]!.id, now)),
    now,
  );
  return rows;
}

/** Tells subscribers how maintenance stands, in the transaction that changed it. */
export async function tellOfMaintenance(db: Connection, rows: readonly MaintenanceRow[], now: number, type?: 'updated'): Promise<void> {
  await tell(
    db,
    rows.map((row) => {
      const name = type ?? (row.state === 'in_progress' ? 'started' : row.state);
      return notice(`maintenance.${name}`, row.server_id, { maintenance: maintenanceAnswer(row) }, row.id, now);
    }),
    now,
  );
}

async function tell(db: Connection, notices: readonly NewNotice[], now: number): Promise<void> {
  if (notices.length > 0) await db.query(addNotices, [JSON.stringify(notices), new Date(now)]);
}

function notice(type: string, serverId: number | null, data: object, part: number, now: number): NewNotice {
  // The same whenever it is sent: receivers tell a repetition by it.
  const digest = createHash('sha256').update(`${type}/${part}/${now}`).digest('hex').slice(0, 24);
  return { message_id: `msg_${digest}`, type, body: JSON.stringify({ type, timestamp: iso(now), data }), server_id: serverId };
}
