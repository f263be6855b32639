import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { isSignedBy } from '../src/callbacks/signature.ts';
import { ConsoleClient } from './status/console-client.ts';
import { StatusReceiver } from './status/receiver.ts';
import { prove, readOptions, summary } from './support/command-line.ts';
import { Findings } from './support/findings.ts';
import { startRoles } from './support/process.ts';

/**
 * Production as a process of its own is killed and started again, while development and the console go on in another: the status page shows
 * it, an incident opens and closes, and a subscribed webhook is told of both, signed, though it refuses every first attempt.
 */
const PATIENCE_MILLISECONDS = 60_000;
const INTERVAL_SECONDS = '0.5';
const KINDS = ['not_shown', 'not_opened', 'not_closed', 'untold', 'badly_signed', 'development_disturbed', 'uptime_wrong'] as const;

const options = readOptions({ kills: 3 }, {}, ['dropped-notice']);
const findings = new Findings(KINDS);
const totals = { kills: 0, incidents: 0, notices: 0, refused: 0 };

interface Server {
  readonly environment: string;
  readonly state: string;
  readonly days: readonly { readonly uptime: number | null; readonly down: number }[];
  readonly components: readonly { readonly component: string; readonly state: string }[];
}

async function until(done: () => Promise<boolean> | boolean): Promise<boolean> {
  for (const deadline = performance.now() + PATIENCE_MILLISECONDS; performance.now() < deadline; await wait(100))
    if (await done()) return true;
  return false;
}

await prove(async () => {
  const folder = await mkdtemp(join(tmpdir(), 'cartwright-proof-'));
  const receiver = new StatusReceiver();
  const data = join(folder, 'production');
  const startProduction = (port: string) => startRoles({ data, roles: 'production', args: ['--production-port', port] });
  let production = await startProduction('0');
  const { port } = new URL(production.ready.production!.url);
  const preloads = options.plantedFault === undefined ? [] : [new URL(`faults/${options.plantedFault}.ts`, import.meta.url)];
  const others = await startRoles({
    data: join(folder, 'others'),
    roles: 'development,console',
    args: [
      ...['--development-port', '0', '--console-port', '0', '--probe-interval', INTERVAL_SECONDS],
      ...['--servers', production.readyFile, '--allow-callback-address', '127.0.0.0/8'],
    ],
    preloads,
  });
  const client = await ConsoleClient.signIn(others.ready);
  const servers = async () => (await client.call('GET', '/api/status')).servers as Server[];
  const stateOf = async (name: string) => (await servers()).find(({ environment }) => environment === name)?.state;
  const incidents = async () => (await client.call('GET', '/api/status/incidents')).incidents as { scope: string; state: string }[];
  const open = async () => (await incidents()).filter(({ state }) => state !== 'resolved');
  try {
    const url = await receiver.listen();
    const { secret } = await client.call('POST', '/api/status/subscriptions', { kind: 'webhook', url, ca_certificate: receiver.ca });
    if (!(await until(async () => (await stateOf('production')) === 'operational' && (await stateOf('development')) === 'operational'))) {
      throw new Error(`The servers were not shown as operational: ${JSON.stringify(await servers())}`);
    }
    console.error('both are operational');
    for (let round = 1; round <= options.kills; round++) {
      await production.end('SIGKILL');
      totals.kills++;
      if (!(await until(async () => (await stateOf('production')) === 'down'))) findings.note('not_shown', `kill ${round}`);
      if (!(await until(async () => (await open()).length > 0))) findings.note('not_opened', `kill ${round}`);
      const opened = await open();
      if (opened.length > 1)
        findings.note('not_opened', `${opened.length} incidents of kill ${round}: ${opened.map(({ scope }) => scope)}`);
      const development = (await servers()).find(({ environment }) => environment === 'development');
      const bad = development?.components.filter(({ state }) => state !== 'operational') ?? [];
      if (development?.state !== 'operational' || bad.length > 0) {
        findings.note('development_disturbed', JSON.stringify({ state: development?.state, bad }));
      }
      production = await startProduction(port);
      if (!(await until(async () => (await open()).length === 0))) findings.note('not_closed', `kill ${round}`);
      console.error(`kill ${round}: shown, opened, closed`);
      totals.incidents++;
      const told = (type: string) => receiver.arrived.filter(({ body }) => body.type === type).length;
      if (!(await until(() => told('incident.opened') >= round && told('incident.resolved') >= round))) {
        findings.note('untold', `kill ${round}: ${told('incident.opened')} opened, ${told('incident.resolved')} resolved`);
        if (options.plantedFault !== undefined) break;
      }
    }
    for (const { headers, text } of receiver.arrived) if (!isSignedBy(secret, headers, text)) findings.note('badly_signed', headers.id);
    for (const { environment, days } of await servers()) {
      const [today] = days.slice(-1);
      const right = environment === 'production' ? today!.down > 0 && today!.uptime! < 100 : today!.uptime === 100;
      if (!right) findings.note('uptime_wrong', `${environment}: ${JSON.stringify(today)}`);
    }
    totals.notices = receiver.arrived.length;
    totals.refused = receiver.refused;
  } finally {
    receiver.close();
    await client.close();
    await Promise.all([production.end('SIGKILL'), others.end('SIGKILL')]);
    await rm(folder, { recursive: true, force: true });
  }
  return { holds: findings.none, line: summary({ ...totals, ...findings.counts }) };
});
