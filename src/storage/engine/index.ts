export * from './embedded.ts';
export type { EmbeddedEngine, MaintenanceReport } from './embedded-engine.ts';
export { DatabaseError, DatabaseUnavailable, DataDirectoryInUse } from './errors.ts';
export { sendCommand } from './grouping.ts';
export { migrate } from './migrate.ts';
export { DataFromNewerVersion, type Migration, MigrationChanged } from './migration-journal.ts';
export { openPostgres, type PostgresOptions } from './postgres.ts';
export * from './types.ts';
