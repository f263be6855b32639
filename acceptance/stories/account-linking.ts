import assert from 'node:assert/strict';
import { ok } from '../support/expect.ts';
import { unique } from '../support/names.ts';
import { requestToken, userPath } from '../support/retailer.ts';
import type { Storyteller } from './storyteller.ts';

/** The tutorial "test account linking": a member's account is linked, and the next order has the benefits and says so in its callback. */
export async function accountLinkingStory(teller: Storyteller): Promise<void> {
  const { shop, credentials } = teller;
  const redirect_uri = 'https://example.org/linked';
  const member = { email: `${unique('member')}@example.com`, phone: '+14155550177', password: 'correct horse', instacartplus_member: true };
  const { id } = ok(await shop.post<{ id: number }>('/v2/fulfillment_sandbox/instacart_users', member));
  const wish = { response_type: 'code', scope: 'openid account_linking', state: 'b1a2c3e4f6', redirect_uri };
  const { code } = ok(await shop.post<{ code: string }>(`/v2/fulfillment_sandbox/instacart_users/${id}/authorize`, wish));
  const exchanged = ok(await requestToken(shop.client, credentials, { grant_type: 'authorization_code', code, redirect_uri }));
  const userId = await shop.newUser();
  const link = { linking_token: exchanged.access_token };
  assert.deepEqual(ok(await shop.post(`${userPath(userId)}/link`, link)), { success: true });
  const order = await shop.place(userId, { location_code: teller.store.location_code });
  const { window_starts_at: starts_at, window_ends_at: ends_at } = order.fulfillment_details;
  await teller.expect(
    (callback) => callback.event_metadata.order_id === order.id,
    [
      [
        'fulfillment.brand_new',
        { order_id: order.id, order_url: order.order_url, delivery_window: { starts_at, ends_at }, is_instacartplus: true },
      ],
    ],
  );
}
