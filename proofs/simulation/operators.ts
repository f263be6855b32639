import type { Retailer } from './retailer.ts';

/** The retailer has more people today, or fewer. */
export async function changeCapacity(retailer: Retailer): Promise<void> {
  const { random } = retailer;
  const store = random.pick(retailer.stores);
  if (store.taken) return;
  store.taken = true;
  const { code, banner } = store;
  const capacity = { delivery: random.between(0, 4), pickup: random.between(0, 4) };
  const path = `/cartwright/v1/stores/${code}/slot_policy`;
  await retailer.demand({ method: 'PATCH', path, body: { capacity }, banner, by: 'operator', key: retailer.newKey() });
  Object.assign(store, { capacity, taken: false });
}

/** The customers' application gets no tokens for a while; those that it has stay valid. */
export async function toggleApplication(retailer: Retailer): Promise<void> {
  const to = retailer.disabled ? 'enable' : 'disable';
  retailer.disabled = true;
  const path = `/cartwright/v1/applications/${encodeURIComponent(retailer.applications.customers.client_id)}/${to}`;
  await retailer.demand({ method: 'POST', path, by: 'operator', key: retailer.newKey() });
  retailer.disabled = to === 'disable';
  const answer = await retailer.tryToken();
  const expected = retailer.disabled ? 403 : 200;
  if (answer !== undefined && answer.status !== 503 && answer.status !== expected) {
    retailer.findings.note('token', `${retailer.slug}: after ${to} a token request was answered ${answer.status}`);
  }
}

/** A customer wants to be forgotten; refused while an order is under way. */
export async function deleteUser(retailer: Retailer): Promise<void> {
  const { users, random } = retailer;
  if (users.length === 0) return;
  const user = random.pick(users);
  users.splice(users.indexOf(user), 1);
  retailer.forgetAnswers(user);
  // Where an answer was lost the repetition finds nobody, which is the same.
  const told = await retailer.ask({ method: 'POST', path: `/v2/fulfillment/users/${user}/deletion_requests` });
  if (told.status === 200 || told.text.includes('User Not Found')) retailer.deleted.push(user);
  else if (told.status === 400) users.push(user);
  else if (told.status !== 0) retailer.findings.note('refused', `the deletion of ${user} was answered ${told.status} ${told.text}`);
}

/** A webhook whose receiver had said that it is gone is enabled again, and gets what it has missed. */
export async function reviveWebhook(retailer: Retailer): Promise<void> {
  const { receiver, webhookId } = retailer;
  const { goneSince } = receiver;
  if (goneSince === undefined) return;
  const path = `/cartwright/v1/webhooks/${webhookId}`;
  const { body } = await retailer.ask({ method: 'GET', path, by: 'operator' });
  // Its answer is known before the webhook is disabled.
  if (body.status !== 'Disabled') return;
  receiver.recover();
  await retailer.demand({ method: 'PATCH', path, body: { status: 'Enabled' }, by: 'operator' });
  for (let from: string | null = goneSince; from !== null; ) {
    const ask = { from_event_id: from, which: 'all' };
    const { text } = await retailer.ask({ method: 'POST', path: `${path}/replay`, body: ask, by: 'operator', key: retailer.newKey() });
    from = /"next_event_id":(\d+)/.exec(text)?.[1] ?? null;
  }
}

/** Somebody tries the ids of another retailer. */
export async function pry(retailer: Retailer, other: Retailer): Promise<void> {
  const { random } = retailer;
  const order = other.orders.length > 0 ? random.pick(other.orders) : undefined;
  const store = random.pick(other.stores);
  const asks = [
    { method: 'GET' as const, path: `/cartwright/v1/stores/${store.code}`, banner: random.pick(retailer.banners) },
    { method: 'GET' as const, path: `/cartwright/v1/stores/${store.code}`, banner: store.banner },
    { method: 'GET' as const, path: `/cartwright/v1/webhooks/${other.webhookId}` },
    ...(order
      ? [
          { method: 'GET' as const, path: `/cartwright/v1/orders/${order.id}`, banner: random.pick(retailer.banners) },
          { method: 'GET' as const, path: `/v2/fulfillment/users/${order.user}/orders/${order.id}`, banner: random.pick(retailer.banners) },
          { method: 'POST' as const, path: `/v2/fulfillment/users/${order.user}/orders/${order.id}/cancel`, banner: retailer.banners[0]! },
          { method: 'GET' as const, path: `/v2/post_checkout/orders/${order.id}`, banner: random.pick(retailer.banners) },
        ]
      : []),
  ];
  const told = await retailer.ask({ ...random.pick(asks), by: 'operator' });
  if (told.status === 200) retailer.findings.note('foreign', `${retailer.slug} was answered about ${other.slug}: ${told.text}`);
}
