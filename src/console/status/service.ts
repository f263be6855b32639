import type { Logger } from 'pino';
import { AddressGuard } from '../../callbacks/address-guard.ts';
import { listPool, type PoolServerRow } from '../../storage/console/pool.ts';
import type { ConsoleContext } from '../context.ts';
import { ServerSilent } from '../gateway/connections.ts';
import { openPoolServer, openProbeApplication } from '../pool/pool.ts';
import { ensureProbeApplication } from '../pool/probe-application.ts';
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
  const targets = new Targets(context);
  const prober = new Prober({
    database,
    clock,
    log,
    interval: status.interval,
    recorded: status.wake,
    targets: () => targets.list(),
    probe: (target) => probeServer(target, askOf(target.ca), tokens),
  });
  return { prober, notifier: new Notifier({ database, clock, secrets, guard: status.guard, mailer, consoleUrl: context.consoleUrl }) };
}

/** The servers of the pool as the probes ask them. A round is one process's, so that each server gets one application for them. */
class Targets {
  readonly #context: ConsoleContext;
  /** Servers whose application for probes was made, or found to work, by this process. */
  readonly #ensured = new Set<number>();

  constructor(context: ConsoleContext) {
    this.#context = context;
  }

  async list(): Promise<Target[]> {
    const { database } = this.#context;
    const rows = await database.query(listPool, []);
    const added = rows.filter(({ id }) => !this.#ensured.has(id));
    if (added.length === 0) return rows.map((row) => targetOf(this.#context, row));
    await Promise.all(added.map((row) => this.#ensure(row)));
    return (await database.query(listPool, [])).map((row) => targetOf(this.#context, row));
  }

  /** A server that is silent is probed all the same, and asked for an application at the next round. */
  async #ensure(row: PoolServerRow): Promise<void> {
    try {
      await ensureProbeApplication(this.#context, row, this.#context.clock.now());
      this.#ensured.add(row.id);
    } catch (error) {
      if (!(error instanceof ServerSilent)) throw error;
    }
  }
}

function targetOf(context: ConsoleContext, row: PoolServerRow): Target {
  const server = openPoolServer(context, row);
  const { environment, url, ca } = server;
  const { clientId: client_id, clientSecret: client_secret } = openProbeApplication(context, row) ?? server;
  return { id: row.id, environment, url, ca: ca ?? undefined, credentials: { client_id, client_secret } };
}
