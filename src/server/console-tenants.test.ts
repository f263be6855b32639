import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { pino } from 'pino';
import { Agent } from 'undici';
import { operations } from '../operations/index.ts';
import { PASSWORD, Visitor } from './console-visitor.fixture.ts';
import { parseOptions } from './options.ts';
import { type Platform, startPlatform } from './platform.ts';

const NO_PORTS = ['--development-port', '0', '--production-port', '0', '--console-port', '0'];
const SERVER = '/api/servers/development';
/** Ids that name nothing in any organization, in the shapes of ids. */
const UNKNOWN = { number: '987654321', text: 'nothing-of-that-name', uuid: '00000000-0000-4000-8000-000000000000' };

/** A member of one organization, through the gateway, with the ids of another: each answer is the one for an id that nobody has. */
describe('ids of another organization, on every operation that the console passes on', () => {
  let platform: Platform;
  let dispatcher: Agent;
  let owner: Visitor;
  let stranger: Visitor;
  /** By the name of the parameter. */
  let ids: Readonly<Record<string, string>>;

  before(async () => {
    const progress = { step: <T>(_: string, work: () => Promise<T>) => work() };
    const options = parseOptions(['--ephemeral', '--rate-limit', 'off', '--allow-callback-address', '127.0.0.0/8', ...NO_PORTS]);
    platform = await startPlatform(options, pino({ level: 'silent' }), progress as never, 'test');
    dispatcher = new Agent({ connect: { ca: readFileSync(platform.ready.ca_file!, 'utf8') } });
    owner = await signUp('owner@example.com', 'Owner Foods');
    stranger = await signUp('stranger@example.com', 'Stranger Foods');
    ids = await makeOneOfEach();
  });
  after(async () => {
    await dispatcher.close();
    await platform.stop(() => undefined);
  });

  async function signUp(email: string, organization: string): Promise<Visitor> {
    const visitor = new Visitor(platform.ready.console!.url, dispatcher);
    const { status } = await visitor.call('POST', '/api/sign-up', { organization, name: 'A', email, password: PASSWORD, country: 'US' });
    assert.equal(status, 200);
    return visitor;
  }
  const made = async (method: string, path: string, body?: object) => {
    const answer = await owner.call(method, SERVER + path, body);
    assert.equal(answer.status, 200, `${method} ${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };

  async function makeOneOfEach() {
    const store = {
      location_code: 'OWNER-1',
      name: 'Owner',
      address: { address_line_1: '50 Beale St', city: 'San Francisco', region: 'CA', postal_code: '94105' },
    };
    await made('POST', '/cartwright/v1/stores', { ...store, serves_postal_prefix: true, latitude: 37.79, longitude: -122.4 });
    const day = [{ opens: '00:00', closes: '24:00' }];
    const days = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
    await made('PUT', '/cartwright/v1/stores/OWNER-1/hours', Object.fromEntries(days.map((name) => [name, day])));
    const product = { lookup_code: '400000000992', retailer_reference_code: 'OWNER-RRC', item_name: 'Bread', price: 2 };
    await made('POST', '/v2/data_ingestion/catalog/product/submission', product);
    const users = '/v2/fulfillment/users';
    await made('POST', users, { user_id: 'owner-user', first_name: 'Ada', phone_number: '+14155550100' });
    const address = { address_line_1: '50 Beale St', postal_code: '94105' };
    const order = { address, location_code: 'OWNER-1', items: [{ line_num: '1', count: 1, item: { rrc: 'OWNER-RRC' } }] };
    const { service_options } = await made('POST', `${users}/owner-user/service_options/cart/delivery`, order);
    const slot = service_options.find(({ availability }: { availability: { available: boolean } }) => availability.available);
    const { service_option_hold } = await made('POST', `${users}/owner-user/service_options/${slot.id}/reserve`, {});
    const hold = { order_id: 'owner-order', service_option_hold_id: service_option_hold.id, initial_tip_cents: 500 };
    await made('POST', `${users}/owner-user/orders/delivery`, { ...hold, ...order });
    const shopper = await made('POST', '/cartwright/v1/fulfillment/shoppers', { first_name: 'Susan' });
    const batch = await made('POST', '/cartwright/v1/fulfillment/batches', { shopper_id: shopper.id, orders: [{ id: 'owner-order' }] });
    const application = await made('POST', '/cartwright/v1/applications', { name: 'Shop', scopes: ['connect:fulfillment'] });
    const webhook = await made('POST', '/cartwright/v1/webhooks', { name: 'Orders', url: 'https://127.0.0.1:9/' });
    await made('POST', `/cartwright/v1/webhooks/${webhook.webhook_id}/test`, {});
    const fault = await made('POST', '/cartwright/v1/faults', { operation_id: 'oauth.revoke', answer: { status: 503 } });
    await made('POST', '/cartwright/v1/snapshots', { name: 'owner-snapshot' });
    const { events } = await made('GET', '/cartwright/v1/events?limit=1');
    const { deliveries } = await made('GET', '/cartwright/v1/deliveries?limit=1');
    const { requests } = await made('GET', '/cartwright/v1/requests?limit=1');
    const { submissions } = await made('GET', '/cartwright/v1/catalogue/submissions?limit=1');
    return {
      ...{ user_id: 'owner-user', order_id: 'owner-order', location_code: 'OWNER-1', rrc: 'OWNER-RRC', name: 'owner-snapshot' },
      ...{ client_id: application.client_id, webhook_id: String(webhook.webhook_id), id: String(fault.id), shopper_id: String(shopper.id) },
      ...{ batch_id: String(batch.id), event_id: String(events[0].event_id), delivery_id: String(deliveries[0].delivery_id) },
      ...{ request_id: requests[0].request_id, submission_id: String(submissions[0].submission_id), service_option_id: String(slot.id) },
    };
  }

  const unknownLike = (id: string) => (/^\d+$/.test(id) ? UNKNOWN.number : /^[\da-f-]{36}$/.test(id) ? UNKNOWN.uuid : UNKNOWN.text);
  const fill = (path: string, idFor: (id: string) => string) =>
    path.replaceAll(/\{(\w+)\}/g, (_, name: string) => {
      const id = ids[name];
      // What is left names nothing that belongs to anybody: a line, a day, a window.
      return id === undefined ? '1' : encodeURIComponent(idFor(id));
    });

  test('the answers for them are those for ids that nobody has, and the owner’s things are as before', async () => {
    const looks = ['/cartwright/v1/orders/owner-order', '/cartwright/v1/webhooks', '/cartwright/v1/applications', '/cartwright/v1/stores'];
    const read = () => Promise.all([...looks, '/cartwright/v1/snapshots', '/cartwright/v1/faults'].map((path) => made('GET', path)));
    const before = await read();
    let compared = 0;
    for (const { id, method, path } of operations) {
      if (!/\{\w+\}/.test(path) || !Object.keys(ids).some((name) => path.includes(`{${name}}`))) continue;
      const ask = async (idFor: (id: string) => string) => {
        const asked = fill(path, idFor);
        const { status, body } = await stranger.call(method, SERVER + asked, method === 'GET' ? undefined : {});
        return { status, text: JSON.stringify(body)?.replaceAll(asked.split('/').at(-1)!, 'ID') };
      };
      assert.deepEqual(await ask((own) => own), await ask(unknownLike), id);
      compared++;
    }
    assert.ok(compared > 60, String(compared));
    assert.deepEqual(await read(), before);
  });
});
