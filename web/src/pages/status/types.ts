import type { Answer } from '../../api/console.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type Status = Answer<'GET /api/status'>;
export type Server = Status['servers'][number];
export type Component = Server['components'][number];
export type Day = Component['days'][number];
export type State = Status['state'];
export type Incident = Status['open_incidents'][number];
export type Maintenance = Status['maintenance'][number];

/** Beginning of the keys of everything that the page shows. */
export const STATUS_KEY = ['status'] as const;

export const TONES: Readonly<Record<State, Tone>> = {
  operational: 'good',
  degraded: 'warning',
  down: 'bad',
  maintenance: 'progress',
  unknown: 'neutral',
};
export const IMPACT_TONES: Readonly<Record<Incident['impact'], Tone>> = { minor: 'warning', major: 'bad', critical: 'bad' };
export const INCIDENT_TONES: Readonly<Record<Incident['state'], Tone>> = {
  investigating: 'bad',
  identified: 'warning',
  monitoring: 'progress',
  resolved: 'good',
};
export const MAINTENANCE_TONES: Readonly<Record<Maintenance['state'], Tone>> = {
  planned: 'neutral',
  in_progress: 'progress',
  completed: 'good',
  canceled: 'neutral',
};

export const COMPONENTS: readonly Component['component'][] = ['api', 'oauth', 'database', 'callbacks', 'catalogue_ingestion', 'due_work'];
export const IMPACTS: readonly Incident['impact'][] = ['minor', 'major', 'critical'];

/** What follows on a state, as the server has it. */
export const NEXT_STATES: Readonly<Record<Incident['state'], readonly Incident['state'][]>> = {
  investigating: ['investigating', 'identified', 'monitoring', 'resolved'],
  identified: ['identified', 'investigating', 'monitoring', 'resolved'],
  monitoring: ['monitoring', 'investigating', 'identified', 'resolved'],
  resolved: [],
};
