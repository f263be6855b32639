import { type Callback, createClient, verifyCallback } from 'cartwright/client';
import { type Platform, startCartwright } from 'cartwright/testing';

/** Compiled, never run: what users of the types rely on. */
export async function use(secret: string): Promise<string> {
  await using platform: Platform = await startCartwright({ seed: 'demo' });
  const client = createClient({ url: platform.development.url, clientId: 'a', clientSecret: 'b', retailerId: 'c' });
  const order = await client.orders.get({ user_id: 'a', order_id: 'b' }, { signal: AbortSignal.timeout(1_000) });
  const status: string = order.status;
  const words = status + order.items.map((item) => item.line_num).join();
  // @ts-expect-error The path needs an order.
  await client.orders.get({ user_id: 'a' });
  // @ts-expect-error A tip is a number of cents.
  await client.orders.updateTip({ user_id: 'a', order_id: 'b', body: { tip_cents: 'much' } });
  const callback: Callback = verifyCallback(new Headers(), '', secret);
  const now: string = (await platform.advance({ hours: 2 })).now;
  return words + callback.event_id + now;
}
