import type { Operation } from '../../define.ts';
import { advanceClock } from './advance-clock.ts';
import { freezeClock } from './freeze-clock.ts';
import { getClock } from './get-clock.ts';
import { resumeClock } from './resume-clock.ts';
import { setClock } from './set-clock.ts';

/** The test clock of an organization, in the order of the reference. */
export const clockOperations: readonly Operation[] = [getClock, freezeClock, advanceClock, setClock, resumeClock];
