import type { Application } from './application.ts';

export const STEPS = ['clone', 'save', 'deploy', 'disable', 'delete'] as const;
export type RotationStep = (typeof STEPS)[number];

export interface Rotation {
  readonly step: RotationStep;
  /** The newest enabled copy of the old application. */
  readonly clone: Application | undefined;
}

/**
 * Where a rotation stands, told from the applications alone, so that it can be gone on with anywhere: `cloneIsUsed` after the copy's first
 * request. `save` is passed only by whoever made the copy, since its secret is shown once.
 */
export function rotationOf(old: Application, applications: readonly Application[], cloneIsUsed: boolean): Rotation {
  const clone = applications.findLast(({ cloned_from, status }) => cloned_from === old.client_id && status === 'Enabled');
  if (!clone) return { step: 'clone', clone };
  if (old.status !== 'Enabled') return { step: 'delete', clone };
  return { step: cloneIsUsed ? 'disable' : 'deploy', clone };
}
