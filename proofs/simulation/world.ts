import { ensureCredentials, ensureOperator } from '../../src/server/seed/credentials.ts';
import type { Findings } from '../support/findings.ts';
import type { Random } from '../support/random.ts';
import { Receiver } from './receiver.ts';
import { Retailer, tokenRequest } from './retailer.ts';
import type { Answer, Sent } from './server-process.ts';
import type { Servers } from './servers.ts';
import type { Trace } from './trace.ts';
import type { VirtualTime } from './virtual-time.ts';
import type { Forecast } from './weather.ts';

export const KINDS_OF_FINDINGS = [
  'capacity',
  'audit',
  'history',
  'lost_event',
  'delivery',
  'key',
  'count',
  'undone',
  'foreign',
  'token',
  'refused',
  'server_error',
  'personal',
  'hang',
] as const;

const SLUGS = ['amberly', 'birchway', 'cedarton'] as const;
const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
const HOURS = Object.fromEntries(WEEKDAYS.map((day) => [day, [{ opens: '10:00', closes: '16:00' }]]));
export const ADDRESS = { address_line_1: '50 Palm Lane', postal_code: '85004', city: 'Phoenix' };
const WINDOWS = { window_minutes: 120, step_minutes: 60, lead_minutes: 60, horizon_days: 2, immediate_minutes: [] };
const CAPACITY = { delivery: 2, pickup: 2 };
const AUTOMATIC = {
  speed: 60,
  probabilities: { short: 0.1, replace: 0.2, refund: 0.1, add: 0.1, message: 0.2, customer_approves: 0.4, customer_arrives: 1, rate: 0.3 },
};

/** Everything that is simulated. */
export class World {
  readonly retailers: Retailer[] = [];
  readonly counts = { requests: 0, unanswered: 0, unavailable: 0 };
  readonly time: VirtualTime;
  readonly trace: Trace;
  readonly findings: Findings<(typeof KINDS_OF_FINDINGS)[number]>;
  readonly forecast: Forecast;
  readonly receivers = new Map<string, Receiver>();
  servers!: Servers;

  constructor(time: VirtualTime, trace: Trace, findings: Findings<(typeof KINDS_OF_FINDINGS)[number]>, forecast: Forecast) {
    this.time = time;
    this.trace = trace;
    this.findings = findings;
    this.forecast = forecast;
  }

  /** To any process; undefined where there was no answer. A 503 has to have its reason. */
  async send(request: Sent): Promise<Answer | undefined> {
    this.counts.requests++;
    const before = this.forecast.total;
    const answer = await this.servers.send(request);
    const { method, path } = request;
    this.trace.note(`${method} ${path} ${answer?.status ?? 'unanswered'} ${answer?.text ?? ''}`);
    if (answer === undefined) this.counts.unanswered++;
    if (answer?.status !== 503) return answer;
    this.counts.unavailable++;
    if (this.forecast.total === before) this.findings.note('server_error', `${method} ${path} was answered 503 without a reason`);
    return answer;
  }

  /** The organizations with banners, stores, webhooks and people, made through the API. */
  async populate(database: Parameters<typeof ensureCredentials>[0], random: Random): Promise<void> {
    const now = new Date();
    await ensureOperator(database, now);
    const installation = (await ensureCredentials(database, 'operator', undefined, now))!;
    const answer = await this.send(tokenRequest(installation));
    const { access_token } = JSON.parse(answer!.text) as { access_token: string };
    for (const [index, slug] of SLUGS.entries()) {
      const banners = ['north', 'south'].map((side) => `${slug}-${side}`);
      const body = { slug, name: slug, country: 'US', banners: banners.map((banner) => ({ slug: banner, name: banner })) };
      const headers = { authorization: `Bearer ${access_token}`, 'content-type': 'application/json' };
      const made = await this.send({ method: 'POST', path: '/cartwright/v1/organizations', headers, body: JSON.stringify(body) });
      if (made?.status !== 200) throw new Error(`An organization could not be made: ${made?.text}`);
      const receiver = new Receiver(`${slug}.hooks`, random.fork(), this.time, this.trace);
      this.receivers.set(new URL(receiver.url).origin, receiver);
      const first = JSON.parse(made.text).application;
      const retailer = new Retailer(this, slug, banners, index === 2, receiver, first, random.fork());
      this.retailers.push(retailer);
      await this.#furnish(retailer);
    }
    for (const retailer of this.retailers) this.#watch(retailer);
  }

  async #furnish(retailer: Retailer): Promise<void> {
    const { slug, receiver } = retailer;
    const manage = (method: 'POST' | 'PUT' | 'PATCH', path: string, body: object, banner?: string) =>
      retailer.demand({ method, path: `/cartwright/v1${path}`, body, by: 'operator', ...(banner === undefined ? {} : { banner }) });
    for (const banner of retailer.banners) {
      for (const number of [1, 2]) {
        const code = `${banner}-${number}`;
        const store = { location_code: code, name: code, address: { ...ADDRESS, region: 'AZ' }, pickup: true, serves_postal_prefix: true };
        await manage('POST', '/stores', store, banner);
        await manage('PUT', `/stores/${code}/hours`, HOURS, banner);
        await manage('PATCH', `/stores/${code}/slot_policy`, { ...WINDOWS, capacity: CAPACITY }, banner);
        retailer.stores.push({ code, banner, capacity: CAPACITY, taken: false });
      }
    }
    await manage('PATCH', '/settings', { location_interval_seconds: 3_600 });
    const shop = await manage('POST', '/applications', { name: `${slug}-shop`, scopes: ['connect:fulfillment'] });
    retailer.applications.customers = { client_id: shop.client_id, client_secret: shop.client_secret };
    const hook = {
      name: `${slug}-hook`,
      url: receiver.url,
      auth_uri: receiver.authUri,
      ...receiver.credentials,
      include_retailer_id: true,
    };
    const webhook = await manage('POST', '/webhooks', hook);
    retailer.webhookId = webhook.webhook_id;
    receiver.signingSecret = webhook.signing_secret;
    retailer.shopperId = (await manage('POST', '/fulfillment/shoppers', { first_name: 'Susan' })).id;
    if (retailer.automatic) await manage('PUT', '/automatic_shopper', AUTOMATIC);
  }

  /** Whoever is told of another retailer's people or orders. */
  #watch(retailer: Retailer): void {
    retailer.receiver.onReceived = (body) => {
      const other = this.retailers.find((one) => one !== retailer && body.includes(`${one.slug}-`));
      if (other) this.findings.note('foreign', `${retailer.slug} got a callback about ${other.slug}: ${body}`);
    };
  }
}
