import { replaceInModule } from './replacing.ts';

/** Preloaded into a server: the schedule of retries lacks its last day. */
replaceInModule('/src/callbacks/retry.ts', ', 24 * HOUR] as const', '] as const');
