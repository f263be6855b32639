import type { Logger } from 'pino';
import { AddressGuard } from '../../callbacks/address-guard.ts';
import { listPool, type PoolServerRow } from '../../storage/console/pool.ts';
import type { ConsoleContext } from '../context.ts';
import { openPoolServer, openProbeApplication } from '../pool/pool.ts';
import { Notifier } from './notifying/notifier.ts';
import { createAsk } from './probing/ask.ts';
import { probeServer, type Target, type Tokens } from './probing/probe-server.ts';
import { Prober } from './probing/prober.ts';

/** What routes of the status page need to know of the work behind it. */
export interface StatusSettings {
  /** From one round of probes to the next, milliseconds. */
  readonly interval: number;
  /** Where webhooks of subscribers may lead. */
  readonly guard: AddressGuard;
  /** Called once something that subscribers have to be told is committed. */
  readonly wake: () => void;
}

export const DEFAULT_INTERVAL = 30_000;
export const DEFAULT_STATUS: StatusSettings = {
  interval: DEFAULT_INTERVAL,
  guard: new AddressGuard({ server: 'production' }),
  wake: () => undefined,
};

/** The two workers behind the status page. */
export function createStatusWork(context: ConsoleContext, log: Logger): { readonly prober: Prober; readonly notifier: Notifier } {
  const { database, clock, secrets, mailer, status } = context;
  const tokens: Tokens = new Map();
  // Reading the authorities takes milliseconds: once for each.
  const asks = new Map<string | undefined, ReturnType<typeof createAsk>>();
  const askOf = (ca: string | undefined) => {
    const ask = asks.get(ca) ?? createAsk(ca);
    asks.set(ca, ask);
    return ask;
  };
  const prober = new Prober({
    database,
    clock,
    log,
    interval: status.interval,
    recorded: status.wake,
    targets: async () => (await database.query(listPool, [])).map((row) => targetOf(context, row)),
    probe: (target) => probeServer(target, askOf(target.ca), tokens),
  });
  return { prober, notifier: new Notifier({ database, clock, secrets, guard: status.guard, mailer, consoleUrl: context.consoleUrl }) };
}

function targetOf(context: ConsoleContext, row: PoolServerRow): Target {
  const server = openPoolServer(context, row);
  const { environment, url, ca } = server;
  const { clientId: client_id, clientSecret: client_secret } = openProbeApplication(context, row) ?? server;
  return { id: row.id, environment, url, ca: ca ?? undefined, credentials: { client_id, client_secret } };
}
