import { readFileSync } from 'node:fs';
import { ListenError } from '../http/tls/secure-port.ts';
import { banner } from './banner.ts';
import { createLog } from './log.ts';
import type { Question } from './nodes/messages.ts';
import { Node } from './nodes/node.ts';
import { HELP, type Options, parseOptions, UsageError } from './options.ts';
import type { Platform } from './platform.ts';
import { Progress } from './progress.ts';
import { removeFile, writePrivately } from './state-files.ts';

const PORT_OPTIONS = ['development', 'production', 'console'] as const;

/** Says in one sentence why the start failed; a stack only for what nobody foresaw. */
function explain(error: unknown, options: Options | undefined): string {
  if (error instanceof UsageError) return `${error.message}\n\n${HELP}`;
  if (error instanceof ListenError && options) {
    const option = PORT_OPTIONS.find((role) => options.ports[role] === error.port);
    if (option === undefined && error.port === options.metricsPort) return `${error.message} Its option is --metrics-port.`;
    return option ? `${error.message} Its option is --${option}-port.` : error.message;
  }
  if (error instanceof Error && FORESEEN.has(error.name)) return error.message;
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
const FORESEEN = new Set([
  'DatabaseUnavailable',
  'DataDirectoryInUse',
  'DataFromNewerVersion',
  'MigrationChanged',
  'CertificateFileError',
  'SnapshotRefused',
  'Error',
  'RangeError',
]);

/** Stops in phases at the first signal; the second one does not wait. */
function stopOnSignals(platform: Platform, log: ReturnType<typeof createLog>): void {
  let stopping = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) process.exit(1);
    stopping = true;
    try {
      await platform.stop((phase) => log.info({ signal }, phase));
      log.info('stopped');
      process.exit(0);
    } catch (error) {
      log.fatal({ err: error }, 'the stop failed');
      process.exit(1);
    }
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** One of several processes that share ports: the first of them has the terminal, the ready file and the signals. */
async function serveAsNode(node: Node, options: Options, version: string): Promise<void> {
  const log = createLog({ node: node.identity.number });
  const { startPlatform } = await import('./platform.ts');
  const { ready, envFile, telemetry, stop } = await startPlatform(options, log, new Progress(process.stderr), version, node);
  let leaving = false;
  const answers = (question: Question) => (question === 'metrics' ? telemetry!.values() : telemetry!.readiness());
  node.ready({ ready, envFile }, answers, async (how) => {
    if (leaving) return;
    leaving = true;
    try {
      await stop((phase) => log.info({ how }, phase), how);
      process.exit(0);
    } catch (error) {
      log.fatal({ err: error }, 'the stop failed');
      process.exit(1);
    }
  });
}

/** From the first moment on: a parent that dies during the start leaves nobody behind either. */
function stopWithParent(): void {
  process.stdin.once('end', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.once('error', () => process.kill(process.pid, 'SIGTERM'));
  process.stdin.resume();
}

/** Runs the platform, as `process.argv` says. */
export async function main(): Promise<void> {
  let options: Options | undefined;
  try {
    options = parseOptions(process.argv.slice(2));
    if (options.help) return void process.stdout.write(HELP);
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as { version: string };
    const node = Node.ofThisProcess();
    if (node) return await serveAsNode(node, options, version);
    if (options.stopWithParent) stopWithParent();
    if (options.readyFile !== undefined) await removeFile(options.readyFile);
    if (options.rateLimit === undefined) process.stderr.write('Warning: rate limits are off; one client can take the whole server.\n');
    const log = createLog();
    if (options.processes !== undefined) {
      const { runNodes } = await import('./nodes/run-nodes.ts');
      return await runNodes(options, log);
    }
    const { startPlatform } = await import('./platform.ts');
    const giveUp = () => process.exit(1);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, giveUp);
    const platform = await startPlatform(options, log, new Progress(process.stderr), version);
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.off(signal, giveUp);
    stopOnSignals(platform, log);
    process.stdout.write(banner(platform, options, performance.now()));
    if (options.readyFile !== undefined) await writePrivately(options.readyFile, platform.ready);
  } catch (error) {
    process.stderr.write(`${explain(error, options)}\n`);
    process.exit(1);
  }
}

if (process.argv[2] === 'import') {
  const { runImport } = await import('./import/command.ts');
  process.exit(await runImport(process.argv.slice(3)));
}
if (process.argv[2] === 'remove-second-factor') {
  const { runRemoveSecondFactor } = await import('./remove-second-factor.ts');
  process.exit(await runRemoveSecondFactor(process.argv.slice(3)));
}
