import type { Logger } from 'pino';
import { banner } from '../banner.ts';
import { addUp } from '../metrics/added-up.ts';
import { openMetricsPort } from '../metrics/metrics-port.ts';
import type { Readiness } from '../metrics/telemetry.ts';
import type { Options } from '../options.ts';
import { writePrivately } from '../state-files.ts';
import { Supervisor } from './supervisor.ts';

/** Runs the nodes of `--processes` to the end of this process. */
export async function runNodes(options: Options, log: Logger): Promise<void> {
  const supervisor = new Supervisor(options.processes!, log);
  stopOnSignals(supervisor, log);
  const metrics =
    options.metricsPort === undefined
      ? undefined
      : await openMetricsPort({ port: options.metricsPort, host: options.metricsHost, source: sourceOf(supervisor) });
  const platform = await supervisor.start();
  if (!platform) {
    // The node has said why.
    await supervisor.stop();
    process.exit(1);
  }
  process.on('SIGHUP', () => {
    // A terminal that is closed says the same.
    if (process.stdin.isTTY) process.kill(process.pid, 'SIGTERM');
    else void supervisor.roll();
  });
  process.stdout.write(banner({ ...platform, metricsUrl: metrics?.url }, options, performance.now()));
  if (options.readyFile !== undefined) await writePrivately(options.readyFile, platform.ready);
}

/** At the first signal the nodes stop in phases; the second one does not wait. */
function stopOnSignals(supervisor: Supervisor, log: Logger): void {
  let stopping = false;
  const onSignal = async (signal: NodeJS.Signals) => {
    if (stopping) {
      supervisor.kill();
      process.exit(1);
    }
    stopping = true;
    log.info({ signal }, 'stop the processes');
    const inOrder = await supervisor.stop();
    log.info('stopped');
    process.exit(inOrder ? 0 : 1);
  };
  process.on('SIGTERM', onSignal);
  process.on('SIGINT', onSignal);
}

/** All nodes as one: ready as long as one of them is. */
function sourceOf(supervisor: Supervisor) {
  const ask = async <T>(question: 'metrics' | 'readiness') => {
    const answers = await Promise.all(supervisor.nodes.map((node) => node.ask(question)));
    return answers.filter((answer) => answer !== undefined) as T[];
  };
  return {
    text: async () => addUp(await ask<object[]>('metrics')),
    readiness: async (): Promise<Readiness> => {
      const all = await ask<Readiness>('readiness');
      return all.find(({ status }) => status === 'ok') ?? all[0] ?? { status: 'starting' };
    },
  };
}
