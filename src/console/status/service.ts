import type { Logger } from 'pino';
import { AddressGuard } from '../../callbacks/address-guard.ts';
import type { Clock } from '../../contract/clock.ts';
import { listTargets } from '../../storage/console/status/server.ts';
import type { Database } from '../../storage/engine/types.ts';
import type { SecretBox } from '../../storage/secrets/secret-box.ts';
import type { Mailer } from '../mail/mailer.ts';
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

export interface StatusServiceOptions extends StatusSettings {
  readonly database: Database;
  readonly clock: Clock;
  readonly log: Logger;
  readonly secrets: SecretBox;
  readonly mailer: Mailer;
  readonly consoleUrl: string;
}

/** The two workers behind the status page. */
export function createStatusWork(options: StatusServiceOptions): { readonly prober: Prober; readonly notifier: Notifier } {
  const { database, clock, log, interval, wake: recorded } = options;
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
    interval,
    recorded,
    targets: () => targetsOf(options),
    probe: (target) => probeServer(target, askOf(target.ca), tokens),
  });
  return { prober, notifier: new Notifier(options) };
}

/** What the secret of a server of the pool is sealed for. */
const purposeOf = (environment: string, name: string) => `console/pool/${environment}/${name}`;

async function targetsOf({ database, secrets }: StatusServiceOptions): Promise<Target[]> {
  return (await database.query(listTargets, [])).map(({ id, environment, name, url, ca, client_id, client_secret: sealed }) => ({
    id,
    environment,
    url,
    ca: ca ?? undefined,
    credentials: { client_id, client_secret: secrets.open(sealed, purposeOf(environment, name)) },
  }));
}
