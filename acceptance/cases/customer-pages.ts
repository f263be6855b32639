import assert from 'node:assert/strict';
import { test } from 'node:test';
import { notFound, ok, refused } from '../support/expect.ts';
import { BREAD, DEMO_STORE, EGGS, line, MILK } from '../support/goods.ts';
import { unique } from '../support/names.ts';
import { overTls } from '../support/raw.ts';
import { orderPath } from '../support/retailer.ts';
import type { Order } from '../support/shapes.ts';
import type { World } from '../support/world.ts';

const SANDBOX = '/v2/fulfillment_sandbox';
const BACK = 'https://shop.example/linked';

interface Page {
  version: string;
  step: string;
  title: string;
  items: { id: string; status: string; can_decide: boolean; alternative?: { name: string } }[];
  actions: string[];
  chat: { unread: number };
}
interface ProductPage {
  title: string;
  store: { location_code: string } | null;
  stores: unknown[];
  items: { name: string; product: { name: string; price_cents: number | null } | null }[];
}

/** What customers see, by the links that they are given: no call here has a token. */
export function customerPageCases({ client, ca, target, demo }: World): void {
  const get = <T>(path: string) => client.send<T>({ method: 'GET', path });
  const put = <T>(path: string, body: object) => client.send<T>({ method: 'PUT', path, body });

  async function newOrder() {
    const userId = await demo.newUser();
    const { location_code } = await demo.newStore({});
    const placed = await demo.place(userId, { location_code, items: [line('1', MILK.upc, 1), line('2', EGGS.upc, 2)] });
    const { order_url } = ok(await demo.get<Order>(orderPath(userId, placed.id)));
    return { id: placed.id, page: `/cartwright/v1/order_pages/${order_url.split('/').at(-1)}` };
  }
  async function picked(orderId: string) {
    const shopper = ok(await demo.post<{ id: number }>(`${SANDBOX}/shoppers`, {}));
    const batch = ok(await demo.post<{ id: number }>(`${SANDBOX}/batches`, { shopper_id: shopper.id, orders: [{ id: orderId }] }));
    ok(await demo.post(`${SANDBOX}/batches/${batch.id}/advance`, { workflow_state: 'picking' }));
    return `${SANDBOX}/shoppers/${shopper.id}/orders/${orderId}`;
  }

  test("the link of an order shows it, and takes the customer's answer to a replacement once", async () => {
    const { id, page } = await newOrder();
    const placed = ok(await get<Page>(page));
    assert.deepEqual([placed.step, placed.title, placed.items.length], ['received', 'We got your order', 2]);
    const shopper = await picked(id);
    ok(await demo.put(`${shopper}/items/1`, { status: 'replaced', replacement_item: { upc: BREAD.upc } }));
    const waiting = ok(await get<Page>(`${page}?wait=20&after=${placed.version}`));
    assert.deepEqual([waiting.step, waiting.items[0]!.can_decide], ['review_replacements', true]);
    const decide = () => put(`${page}/items/${waiting.items[0]!.id}/replacement`, { status: 'APPROVED' });
    ok(await decide());
    refused(await decide(), 400, 4001, null, 'The replacement has already been responded to');
    ok(await client.send({ method: 'POST', path: `${page}/messages`, body: { body: 'Thank you' } }));
  });

  test('in place of a replacement the customer asks for something that the store has, found by its name', async () => {
    const { id, page } = await newOrder();
    const shopper = await picked(id);
    ok(await demo.put(`${shopper}/items/1`, { status: 'replaced', replacement_item: { upc: BREAD.upc } }));
    const { products } = ok(await get<{ products: { upc?: string; name: string; ordered_by: string }[] }>(`${page}/products?q=eggs`));
    const found = products.find(({ upc, ordered_by }) => upc !== undefined && ordered_by === 'count')!;
    assert.match(found.name, /egg/i);
    const [item] = ok(await get<Page>(page)).items;
    ok(await put(`${page}/items/${item!.id}/replacement`, { status: 'REJECTED', alternative_item: { upc: found.upc, count: 1 } }));
    assert.equal(ok(await get<Page>(page)).items[0]!.alternative?.name, found.name);
    refused(await get(`${page}/products`), 400, 1001, 'q', "can't be blank");
  });

  test('an unknown link is an unknown resource, for reading and for writing, with a token or without', async () => {
    const { page } = await newOrder();
    const unknown = `${page.slice(0, -4)}AAAA`;
    notFound(await get(unknown));
    notFound(await put(`${unknown}/rating`, { rating_value: 'STARS5' }));
    notFound(await demo.get(unknown));
    notFound(await get('/cartwright/v1/product_pages/unknown'));
  });

  test('a shopping list shows what the chosen store sells for it', async (t) => {
    if (target.api_key === undefined) return t.skip('no API key was given');
    const body = { title: unique('list'), line_items: [{ name: 'milk', upcs: [MILK.upc] }, { name: 'no such thing at all' }] };
    const made = await client.send<{ products_link_url: string }>({
      ...{ method: 'POST', path: '/idp/v1/products/products_link', body },
      token: target.api_key,
    });
    const path = `/cartwright/v1/product_pages/${ok(made).products_link_url.split('/').at(-1)}`;
    const unchosen = ok(await get<ProductPage>(path));
    assert.deepEqual([unchosen.title, unchosen.store, unchosen.items[0]!.product], [body.title, null, null]);
    const chosen = ok(await get<ProductPage>(`${path}?location_code=${DEMO_STORE}&postal_code=94105`));
    assert.equal(chosen.store?.location_code, DEMO_STORE);
    assert.deepEqual([typeof chosen.items[0]!.product?.name, chosen.items[1]!.product], ['string', null]);
  });

  test('the consent page is HTML without script, and sends nobody to an address that is not registered', async () => {
    const { client_id } = ok(
      await demo.post<{ client_id: string }>('/cartwright/v1/applications', {
        ...{ name: unique('linking'), scopes: ['account_linking'], redirect_uris: [BACK] },
      }),
    );
    const open = (redirect_uri: string) => {
      const query = new URLSearchParams({ response_type: 'code', client_id, redirect_uri, scope: 'account_linking', state: 'x' });
      return overTls(target.url, ca, `GET /oauth/authorize?${query} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    };
    const shown = await open(BACK);
    assert.equal(shown.status, 200);
    assert.match(shown.head, /content-type: text\/html; charset=utf-8/i);
    assert.match(shown.head, /content-security-policy: default-src 'none'/i);
    assert.match(shown.body, /<form [^>]*action="\/oauth\/sign-in/);
    assert.ok(!/<script|javascript:/i.test(shown.body));
    const refusedPage = await open('https://elsewhere.example/');
    assert.equal(refusedPage.status, 400);
    assert.ok(!/^location:/im.test(refusedPage.head));
    ok(await demo.delete(`/cartwright/v1/applications/${client_id}`));
  });
}
