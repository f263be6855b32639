/** `cartwright/testing`: a platform of one's own for a test run, with Vitest, Jest, node:test or anything else. */
export type { Advanced, ClockState, Duration } from './clock.ts';
export { type EventFilter, type Platform, type Server, type StartOptions, startCartwright } from './platform.ts';
export type { Ready } from './ready.ts';
