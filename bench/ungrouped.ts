import { GROUPING } from '../src/storage/engine/grouping.ts';

/** Preloaded into a server: each command goes out at once and by itself. */
GROUPING.largest = 1;
GROUPING.callsInFlight = { concurrent: Number.POSITIVE_INFINITY, single: Number.POSITIVE_INFINITY };
