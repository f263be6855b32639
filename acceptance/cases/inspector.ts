import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notFound, ok } from '../support/expect.ts';
import { openOrganization } from '../support/organization.ts';
import { orderPath, requestToken } from '../support/retailer.ts';
import type { World } from '../support/world.ts';

const REQUESTS = '/cartwright/v1/requests';
interface Listed {
  readonly requests: readonly { readonly request_id: string; readonly operation_id: string; readonly status: number }[];
}

export function inspectorCases(world: World): void {
  /** An organization with a request for an order that there is, and one for none. */
  const open = async () => {
    const { shop, store, credentials } = await openOrganization(world);
    const userId = await shop.newUser();
    const order = await shop.place(userId, { location_code: store.location_code });
    const found = await shop.get(orderPath(userId, order.id));
    const missing = await shop.get(orderPath(userId, 'no-such-order'));
    const idOf = ({ headers }: typeof found) => String(headers['x-request-id']);
    return { shop, credentials, userId, order, found: idOf(found), missing: idOf(missing) };
  };

  test('requests are found by operation, status, user and order, the newest first', async () => {
    const { shop, userId, order, found, missing } = await open();
    const ids = async (query: string) => ok(await shop.get<Listed>(`${REQUESTS}?${query}`)).requests.map(({ request_id }) => request_id);
    assert.deepEqual(await ids('operation_id=fulfillment.orders.get'), [missing, found]);
    assert.deepEqual(await ids('operation_id=fulfillment.orders.get&status=4xx'), [missing]);
    assert.deepEqual(await ids(`user_id=${userId}&method=GET&status=200`), [found]);
    assert.equal((await ids(`order_id=${order.id}`)).at(0), found);
    assert.equal((await ids('limit=1')).length, 1);
  });

  test('a request is shown with its answer and without secrets', async () => {
    const { shop, credentials, found, order } = await open();
    const whole = await shop.get<{ response: { body: unknown } }>(`${REQUESTS}/${found}`);
    assert.ok(JSON.stringify(ok(whole)).includes(order.id));
    const { access_token } = ok(await requestToken(world.client, credentials));
    const listed = ok(await shop.get<Listed>(`${REQUESTS}?operation_id=oauth.token`)).requests;
    for (const { request_id } of listed) {
      const { text } = await shop.get(`${REQUESTS}/${request_id}`);
      for (const secret of [credentials.client_secret, access_token, shop.token]) assert.ok(!text.includes(secret));
    }
    notFound(await world.demo.get(`${REQUESTS}/${found}`));
  });

  test('requests are exported as HAR 1.2 and as cURL', async () => {
    const { shop, userId, order, found } = await open();
    const { log } = ok(await shop.get<Archive>(`${REQUESTS}.har?operation_id=fulfillment.orders.get`));
    assert.equal(log.version, '1.2');
    assert.deepEqual(
      log.entries.map(({ request, response }) => [request.method, response.status]),
      [
        ['GET', 200],
        ['GET', 404],
      ],
    );
    const { command, complete } = ok(await shop.get<{ command: string; complete: boolean }>(`${REQUESTS}/${found}/curl`));
    assert.equal(complete, true);
    assert.ok(command.includes(orderPath(userId, order.id)) && command.includes('$CARTWRIGHT_TOKEN') && !command.includes(shop.token));
  });

  test('a request is sent again with what has become of the order since', async () => {
    const { shop, userId, order, found } = await open();
    ok(await shop.cancel(userId, order.id));
    const again = ok(await shop.post<{ request_id: string; status: number; body: string }>(`${REQUESTS}/${found}/replay`, {}));
    assert.notEqual(again.request_id, found);
    assert.deepEqual([again.status, JSON.parse(again.body).status], [200, 'canceled']);
    ok(await shop.get(`${REQUESTS}/${again.request_id}`));
  });
}

interface Archive {
  readonly log: {
    readonly version: string;
    readonly entries: readonly { readonly request: { readonly method: string }; readonly response: { readonly status: number } }[];
  };
}
