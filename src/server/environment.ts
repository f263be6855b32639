import type { Logger } from 'pino';
import { Callbacks, type CallbacksOptions } from '../callbacks/callbacks.ts';
import type { BreachedPasswords } from '../http/breached-passwords.ts';
import { Faults } from '../http/faults/rules.ts';
import type { Inspector } from '../http/inspector/inspector.ts';
import { processSubmissions } from '../operations/catalogue/process-submissions.ts';
import type { Environment, Toolbox } from '../operations/define.ts';
import { freeTurns, nextDueAt, runDue } from '../operations/due/run-due.ts';
import { operations } from '../operations/index.ts';
import { UsageLog } from '../operations/usage-log.ts';
import type { Vitals } from '../operations/vitals.ts';
import { WaitingRoom } from '../operations/waiting.ts';
import { Directory } from '../storage/directory/directory.ts';
import type { Database } from '../storage/engine/index.ts';
import type { SecretBox } from '../storage/secrets/secret-box.ts';
import { KEEP, type KeepPolicy } from '../storage/tidy/policy.ts';
import { type ApiServer, type ApiServerOptions, createApiServer } from './api-server.ts';
import { startTidying } from './tidy.ts';
import type { Tracing } from './tracing/tracing.ts';
import { Worker } from './worker.ts';

/** Milliseconds that callbacks and requests under way have at the stop. */
export const STOP_GRACE_MILLISECONDS = 10_000;

export interface EnvironmentOptions
  extends Omit<ApiServerOptions, 'environment' | 'operations' | 'trace'>,
    Pick<CallbacksOptions, 'allow' | 'tried' | 'network'> {
  readonly name: 'development' | 'production';
  readonly database: Database;
  readonly secrets: SecretBox;
  readonly breachedPasswords?: BreachedPasswords | undefined;
  readonly log: Logger;
  readonly inspector: Inspector | undefined;
  readonly toolbox: Toolbox | undefined;
  /** Public base URLs, asked for when they are needed: ports may be chosen by the system. */
  readonly url: () => string;
  readonly consoleUrl: () => string;
  /** When the process started, epoch milliseconds. */
  readonly startedAt: number;
  readonly keep?: KeepPolicy | undefined;
  readonly tracing?: Tracing | undefined;
}

export interface StartedEnvironment {
  readonly server: ApiServer;
  readonly directory: Directory;
  readonly waiting: WaitingRoom;
  readonly vitals: Vitals;
}

/**
 * One environment's server with the workers beside it, ready to listen. `undo` is told how each part is stopped as soon as it runs, the
 * last one first; the server itself is the caller's to close.
 */
export async function startEnvironment(
  options: EnvironmentOptions,
  undo: (phase: string, run: () => Promise<void>) => void,
): Promise<StartedEnvironment> {
  const { name, database, secrets, log, inspector, toolbox, tracing } = options;
  const directory = new Directory(database);
  await directory.start();
  undo(`stop the workers of ${name}`, () => directory[Symbol.asyncDispose]());
  const waiting = new WaitingRoom();
  const faults = name === 'development' ? new Faults() : undefined;
  const callbacks = new Callbacks({ ...options, server: name, directory, faults, trace: tracing?.attempts(name) });
  const usage = new UsageLog(database, log);
  usage.start();
  undo(`write the usage of ${name}`, () => usage.stop());
  const vitals: Vitals = {
    version: options.version,
    startedAt: options.startedAt,
    workers: { callbacks: () => callbacks.state, catalogue: () => worker.state, due: () => due.state },
  };
  const environment: Environment = {
    name,
    usage,
    vitals,
    traced: tracing?.writes,
    inspector,
    faults,
    database,
    breachedPasswords: options.breachedPasswords,
    directory,
    secrets,
    callbacks,
    get url() {
      return options.url();
    },
    get consoleUrl() {
      return options.consoleUrl();
    },
    log,
    waiting,
    ...(toolbox ? { toolbox } : {}),
  };
  const worker = new Worker({
    work: (now) => processSubmissions(environment, now),
    watch: (wake) => directory.watch('work', wake),
    log,
  });
  await freeTurns(environment);
  const due = new Worker({
    work: () => runDue(environment),
    nextAt: (now) => nextDueAt(environment, now),
    watch: (wake) => directory.watch('clocks', wake),
    log,
  });
  const tidying = startTidying(database, log, options.keep ?? KEEP);
  undo(`finish the work under way of ${name}`, async () => void (await Promise.all([worker.stop(), due.stop(), tidying.stop()])));
  await callbacks.start();
  undo(`finish the callbacks under way of ${name}`, () => callbacks.stop(STOP_GRACE_MILLISECONDS));
  const server = await createApiServer({ ...options, environment, operations, trace: tracing?.app(name) });
  return { server, directory, waiting, vitals };
}
