import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { type TraceAttempt, traceAttempts } from '../../callbacks/tracing.ts';
import { Exporter } from '../../http/tracing/exporter.ts';
import { traceRequests } from '../../http/tracing/requests.ts';
import { Tracer } from '../../http/tracing/tracer.ts';
import { TracedWrites } from '../../http/tracing/writes.ts';
import { type Database, tracedDatabase } from '../../storage/engine/index.ts';
import type { Databases } from '../databases.ts';
import type { Role } from '../options.ts';
import type { TraceSettings } from './settings.ts';

/** What records the process's traces, for its servers to be made with. */
export interface Tracing {
  readonly writes: TracedWrites;
  /** Spans that did not arrive. */
  readonly dropped: () => number;
  app(role: Role): (app: FastifyInstance) => void;
  databases(databases: Databases): Databases;
  attempts(role: Role): TraceAttempt;
  /** Sends what is left. */
  stop(): Promise<void>;
}

export function openTracing({ url, headers, serviceName, ratio }: TraceSettings, version: string, log: Logger): Tracing {
  const attributes = { 'service.name': serviceName, 'service.version': version, 'process.pid': process.pid };
  const exporter = new Exporter({ url, headers, resource: { attributes, version }, log });
  const tracer = new Tracer({ export: (span) => exporter.add(span), ratio });
  const writes = new TracedWrites();
  const during = tracer.during.bind(tracer);
  return {
    writes,
    dropped: () => exporter.dropped,
    app: (role) => (app) => traceRequests(app, tracer, role),
    databases: (databases) => ({
      of: Object.fromEntries(Object.entries(databases.of).map(([role, database]) => [role, tracedDatabase(database, during)])) as Partial<
        Record<Role, Database>
      >,
      [Symbol.asyncDispose]: () => databases[Symbol.asyncDispose](),
    }),
    attempts: (role) => traceAttempts(tracer, writes, role),
    stop: () => exporter.stop(),
  };
}
