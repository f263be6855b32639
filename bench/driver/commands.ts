import { randomBytes } from 'node:crypto';
import { decodeOptionId, instantOf } from '../../src/fulfillment/slots/option-id.ts';
import type { ReserveCommand } from '../../src/storage/holds/hold.ts';
import type { CreateOrderCommand } from '../../src/storage/orders/order.ts';
import { POOL_NUMBER } from '../../src/storage/stores/usage.ts';
import { keepTokenCommand } from '../../src/storage/tokens/token.ts';
import type { Held } from '../stock.ts';
import type { Window, World } from '../world.ts';

const WINDOW_MILLISECONDS = 2 * 3_600_000;
const HOLD_MILLISECONDS = 600_000;

/** What the server would send to the database for the same call. */
export function reserveCommand({ sample }: World, user: string, { option }: Window, capacity: number): ReserveCommand {
  const { storeNumber, startMinute } = decodeOptionId(option)!;
  const starts = instantOf(startMinute);
  const now = Date.now();
  return {
    n: 0,
    organization_id: sample.organizationId,
    user_id: user,
    store_number: storeNumber,
    pool: POOL_NUMBER.delivery,
    start_minute: startMinute,
    capacity,
    service_option_id: option,
    starts_at: new Date(starts).toISOString(),
    ends_at: new Date(starts + WINDOW_MILLISECONDS).toISOString(),
    expires_at: new Date(now + HOLD_MILLISECONDS).toISOString(),
    now: new Date(now).toISOString(),
  };
}

export function createCommand({ sample }: World, { user, hold }: Held, order: string, capacity: number): CreateOrderCommand {
  const now = new Date().toISOString();
  return {
    n: 0,
    organization_id: sample.organizationId,
    application_id: sample.applicationId,
    banner_id: sample.bannerId,
    order_id: order,
    user_id: user,
    kind: 'delivery',
    hold_id: hold,
    capacity,
    phone_given: false,
    link: randomBytes(24).toString('base64url'),
    locale: 'en-US',
    body: sample.body,
    event: sample.event,
    response: null,
    now,
    wall: now,
    idempotency: null,
    window_starts_at: null,
    window_ends_at: null,
  };
}

/** Parameters of `keepTokens`. */
export function tokenParameters({ sample }: World): [string] {
  const now = Date.now();
  const application = {
    id: sample.applicationId,
    secret_hash: Buffer.from(sample.secretHash, 'hex'),
    scopes: [...sample.scopes],
    test_clock: null,
  };
  const token = { hash: randomBytes(32), createdAt: new Date(now), expiresAt: new Date(now + 86_400_000) };
  const command = keepTokenCommand(application, token, 'client_credentials', sample.scopes);
  return [JSON.stringify([{ ...command, n: 0 }])];
}

/** The windows of a store that a listing looks at: minutes of their starts. */
export interface Listed {
  readonly store: number;
  readonly starts: readonly number[];
}

export function listedOf({ windows }: Pick<World, 'windows'>): Listed[] {
  const parts = windows.map(({ option }) => decodeOptionId(option)!);
  return [...Map.groupBy(parts, ({ storeNumber }) => storeNumber)].map(([store, all]) => ({
    store,
    starts: all.map(({ startMinute }) => startMinute),
  }));
}

/** Parameters of `findFullWindowsForUser`. */
export function listingParameters({ sample, capacity }: World, { store, starts }: Listed, user: string) {
  const { organizationId } = sample;
  const [from, until] = [Math.min(...starts), Math.max(...starts)];
  const capacities = starts.map(() => capacity);
  return [organizationId, store, POOL_NUMBER.delivery, from, until, starts, capacities, new Date(), user] satisfies unknown[] as [
    ...[number, number, number, number, number],
    ...[readonly number[], number[], Date, string],
  ];
}
