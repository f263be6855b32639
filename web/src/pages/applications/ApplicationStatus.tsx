import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { type Status, TONES } from './application.ts';

/** One of the documented statuses, by its documented name. */
export function ApplicationStatus({ status }: { readonly status: Status }) {
  return <StatusBadge tone={TONES[status]}>{status}</StatusBadge>;
}
