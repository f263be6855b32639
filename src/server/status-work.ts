import type { Logger } from 'pino';
import { AddressGuard } from '../callbacks/address-guard.ts';
import type { ConsoleContext } from '../console/context.ts';
import { createStatusWork, type StatusSettings } from '../console/status/service.ts';
import { Worker } from './worker.ts';

/** The probes and notices of the status page, and what its routes need of them. */
export class StatusWork {
  readonly settings: StatusSettings;
  #wake: () => void = () => undefined;
  #workers: readonly Worker[] = [];

  /** `interval` in milliseconds; `allow`: private addresses that subscribers' webhooks may lead to, CIDR. */
  constructor(interval: number, allow: readonly string[]) {
    this.settings = { interval, guard: new AddressGuard({ server: 'production', allow }), wake: () => this.#wake() };
  }

  start(context: ConsoleContext, log: Logger): void {
    const { prober, notifier } = createStatusWork(context, log);
    const probes = new Worker({ work: () => prober.work(), nextAt: () => prober.nextAt(), watch: () => () => undefined, log });
    const notices = new Worker({
      work: () => notifier.work(),
      nextAt: () => notifier.nextAt(),
      watch: (wake) => {
        this.#wake = wake;
        return () => undefined;
      },
      log,
    });
    this.#workers = [probes, notices];
  }

  /** Begins nothing more and finishes what is under way. */
  async stop(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.stop()));
  }
}
