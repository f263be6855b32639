export * from './embedded.ts';
export type { EmbeddedEngine, MaintenanceReport } from './embedded-engine.ts';
export { DatabaseError, DatabaseUnavailable, DataDirectoryInUse, isPassing } from './errors.ts';
export { sendCommand } from './grouping.ts';
export * from './migrate.ts';
export { pingWithin } from './ping-within.ts';
export { openPostgres, type PostgresOptions } from './postgres.ts';
export * from './traced.ts';
export * from './types.ts';
