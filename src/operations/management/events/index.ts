import type { Operation } from '../../define.ts';
import { getEvent } from './get-event.ts';
import { listEventTypes } from './list-event-types.ts';
import { listEvents } from './list-events.ts';

export const eventOperations: readonly Operation[] = [listEvents, getEvent, listEventTypes];
