import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureLocalCertificates } from '../../src/http/tls/certificates.ts';
import { statement } from '../../src/storage/engine/index.ts';
import { SecretBox } from '../../src/storage/secrets/secret-box.ts';
import { Findings } from '../support/findings.ts';
import { Random } from '../support/random.ts';
import { Auditor } from './auditing.ts';
import { plantInDatabase } from './faults.ts';
import { Home } from './home.ts';
import { changeCapacity, deleteUser, pry, reviveWebhook, toggleApplication } from './operators.ts';
import { changeMind, pick, shopForGroceries, takeOrder } from './people.ts';
import type { Retailer } from './retailer.ts';
import { installRandomness } from './seeded-randomness.ts';
import { Servers } from './servers.ts';
import { Trace } from './trace.ts';
import { VirtualTime } from './virtual-time.ts';
import { Forecast } from './weather.ts';
import { KINDS_OF_FINDINGS, World } from './world.ts';

const BEGIN = Date.parse('2026-05-06T14:00:00Z');
const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** What falls due is not waited for more exactly than this. */
const GRAIN = 2 * HOUR;
/** What has been sent is forgotten after thirty days. */
const DELIVERIES_EVERY_DAYS = 10;
/** All orders since the beginning are looked at. */
const EVERYTHING_EVERY_DAYS = 50;
const TOLD_EVERY_DAYS = 200;
/** After the last attempt of a delivery nothing is left to wait for. */
const LAST_WAIT_DAYS = 8;

const nextDue = statement<[], { at: number | null }>(
  '',
  `select least((select min(d.next_attempt_at) from cw.deliveries d join cw.webhooks w on w.id = d.webhook_id and w.status = 'Enabled'
                  where d.state = 'pending'),
                (select min(w.due_at) from cw.due_work w), (select min(o.late_at) from cw.orders o)) as at`,
);

export interface Options {
  readonly seed: number;
  readonly days: number;
  readonly fault: string | undefined;
}

export interface Outcome {
  readonly holds: boolean;
  readonly facts: Readonly<Record<string, string | number>>;
  readonly last: readonly string[];
}

/** One world from its seed, for so many days. */
export class Simulation {
  readonly #options: Options;
  readonly #random: Random;
  readonly #time: VirtualTime;
  readonly #trace: Trace;
  readonly #forecast: Forecast;
  readonly #world: World;
  readonly #home: Home;
  readonly #servers: Servers;
  readonly #auditor: Auditor;
  #disruptions = 0;

  private constructor(options: Options, home: Home, time: VirtualTime, certificates: { cert: string; key: string }) {
    this.#options = options;
    this.#random = new Random(options.seed);
    this.#time = time;
    this.#home = home;
    this.#trace = new Trace(() => time.wall);
    this.#forecast = new Forecast(this.#random.fork());
    this.#world = new World(time, this.#trace, new Findings(KINDS_OF_FINDINGS), this.#forecast);
    const network = (url: URL) => this.#world.receivers.get(url.origin)!.connect();
    const database = () => this.#home.database;
    const secrets = new SecretBox([SecretBox.newKey()]);
    const surroundings = { time, forecast: this.#forecast, database, secrets, certificates, network };
    this.#servers = new Servers(surroundings, home, this.#random.fork(), this.#trace);
    this.#world.servers = this.#servers;
    this.#auditor = new Auditor(this.#world, database);
  }

  static async run(options: Options): Promise<Outcome> {
    const folder = mkdtempSync(join(tmpdir(), 'cartwright-certificates-'));
    const certificates = await ensureLocalCertificates(folder, [], new Date());
    rmSync(folder, { recursive: true, force: true });
    await Home.prepare();
    const time = new VirtualTime(BEGIN);
    time.install();
    installRandomness(options.seed);
    await using home = await Home.open();
    return await new Simulation(options, home, time, certificates).#run();
  }

  async #run(): Promise<Outcome> {
    const { days, fault } = this.#options;
    await plantInDatabase(this.#home.database, fault);
    await this.#time.finish(this.#servers.start());
    await this.#time.finish(this.#world.populate(this.#home.database, this.#random));
    for (let day = 1; day <= days && this.#world.findings.none; day++) {
      await this.#day();
      await this.#home.maintain();
      await this.#auditor.checkCapacity();
      if (day % DELIVERIES_EVERY_DAYS === 0) await this.#auditDeliveries(false);
      if (day % EVERYTHING_EVERY_DAYS === 0) await this.#auditor.checkAll();
      if (day % TOLD_EVERY_DAYS === 0) console.error(`day ${day}: ${this.#world.counts.requests} requests, ${this.#forecast.total} faults`);
    }
    if (this.#world.findings.none) await this.#end();
    return this.#outcome();
  }

  async #day(): Promise<void> {
    const random = this.#random;
    if (random.chance(0.3)) this.#forecast.change();
    if (random.chance(0.05)) this.#stepClock();
    if (random.chance(0.1)) await this.#time.finish(this.#servers.scale());
    const end = this.#time.monotonic + DAY;
    while (this.#time.monotonic < end && this.#world.findings.none) {
      await this.#wait(Math.min(end, this.#time.monotonic + random.between(2 * HOUR, 10 * HOUR)));
      await this.#round();
    }
  }

  /** Lets time pass until an instant, with a stop wherever something falls due. */
  async #wait(until: number): Promise<void> {
    while (this.#time.monotonic < until) {
      const [next] = await this.#home.database.query(nextDue, []);
      const due = next?.at == null ? Number.POSITIVE_INFINITY : next.at - this.#time.wall;
      await this.#time.pass(Math.min(until - this.#time.monotonic, Math.max(GRAIN, due)));
    }
  }

  /** What people do at the same time, in the middle of which anything may fail. */
  async #round(): Promise<void> {
    const random = this.#random;
    const acts: Promise<void>[] = [];
    for (let number = random.between(1, 5); number > 0; number--) {
      const retailer = random.pick(this.#world.retailers);
      acts.push(this.#act(retailer));
    }
    this.#disrupt();
    await this.#time.finish(Promise.all(acts));
    await this.#auditor.checkCapacity();
  }

  async #act(retailer: Retailer): Promise<void> {
    const { random } = retailer;
    const luck = random.next();
    if (luck < 0.3) return shopForGroceries(retailer, random.chance(0.25) ? random.between(2, 5) : 1);
    if (luck < 0.7) return this.#work(retailer);
    if (luck < 0.8) return this.#withOrder(retailer, changeMind);
    if (luck < 0.86) return retailer.repeat();
    if (luck < 0.9) return pry(retailer, random.pick(this.#world.retailers.filter((other) => other !== retailer)));
    if (luck < 0.93) return changeCapacity(retailer);
    if (luck < 0.95) return toggleApplication(retailer);
    if (luck < 0.97) return deleteUser(retailer);
    return reviveWebhook(retailer);
  }

  /** The shopper's shift: some orders are taken in hand or go on. */
  async #work(retailer: Retailer): Promise<void> {
    if (retailer.automatic) return this.#withOrder(retailer, changeMind);
    for (let number = retailer.random.between(1, 5); number > 0; number--) await this.#withOrder(retailer, pick);
  }

  async #withOrder(retailer: Retailer, act: typeof pick): Promise<void> {
    const order = takeOrder(retailer, (one) => act === pick || one.stage < 0);
    if (!order) return;
    await act(retailer, order);
    order.taken = false;
  }

  #disrupt(): void {
    const luck = this.#random.next();
    const later = (run: () => void) => void setTimeout(run, this.#random.between(1, 300));
    if (luck < 0.01) later(() => this.#forecast.sendAway(this.#time.monotonic + this.#random.between(1_000, 3 * MINUTE)));
    else if (luck < 0.013) later(() => this.#servers.failMachine());
    else if (luck < 0.025) later(() => void this.#servers.restart());
    else return;
    this.#disruptions++;
  }

  #stepClock(): void {
    const milliseconds = this.#random.between(-3 * HOUR, 3 * HOUR);
    this.#trace.note(`the clock is set by ${milliseconds} ms`);
    this.#time.step(milliseconds);
    this.#disruptions++;
  }

  async #auditDeliveries(end: boolean): Promise<void> {
    if (!end) await this.#time.finish(this.#revive());
    for (const retailer of this.#world.retailers) await this.#auditor.checkDeliveries(retailer, end);
  }

  /** Nothing goes wrong any more, and what waits comes to its end. */
  async #end(): Promise<void> {
    this.#forecast.clear();
    await this.#time.pass(HOUR);
    await this.#time.finish(this.#revive());
    for (const { receiver } of this.#world.retailers) receiver.recover(true);
    for (let day = 0; day < LAST_WAIT_DAYS; day++) await this.#wait(this.#time.monotonic + DAY);
    await this.#auditor.checkCapacity();
    await this.#auditor.checkAll();
    await this.#auditDeliveries(true);
    for (const retailer of this.#world.retailers) await this.#auditor.checkForgotten(retailer);
  }

  async #revive(): Promise<void> {
    for (const retailer of this.#world.retailers) await reviveWebhook(retailer);
  }

  #outcome(): Outcome {
    const { seed, days } = this.#options;
    const { requests, unanswered, unavailable } = this.#world.counts;
    const { crashes, failures, restarts } = this.#servers.counts;
    const found = this.#world.findings.counts;
    const violations = Object.values(found).reduce((sum, count) => sum + count, 0);
    const faults = this.#forecast.total + this.#disruptions;
    const rest = { ...this.#auditor.counts, crashes, failures, restarts, faults, violations, trace: this.#trace.digest() };
    const facts = { seed, days, requests, unanswered, unavailable, ...rest };
    return { holds: violations === 0, facts, last: this.#trace.last };
  }
}
