import { type Answer, ApiClient } from '../support/api.ts';
import type { Server } from '../support/server.ts';

export interface Shopper {
  readonly userId: string;
  readonly client: ApiClient;
}

/** Users of the shop, each with a connection of its own that is open already; they spread over the servers. */
export class Crowd {
  readonly shoppers: readonly Shopper[];

  private constructor(shoppers: readonly Shopper[]) {
    this.shoppers = shoppers;
  }

  static async gather(servers: readonly Server[], token: string, size: number): Promise<Crowd> {
    const shoppers = Array.from({ length: size }, (_, n) => ({
      userId: `shopper-${n}`,
      client: new ApiClient(servers[n % servers.length]!, token),
    }));
    await Promise.all(
      shoppers.map(({ client, userId }) =>
        client.demand('POST', '/v2/fulfillment/users', { user_id: userId, first_name: 'Proof', phone_number: '+14155550100' }),
      ),
    );
    return new Crowd(shoppers);
  }

  async leave(): Promise<void> {
    await Promise.all(this.shoppers.map(({ client }) => client.close()));
  }
}

/** What each of them was answered, all having asked at once. */
export async function atOnce<T extends Shopper>(
  shoppers: readonly T[],
  ask: (shopper: T) => Promise<Answer>,
): Promise<(Answer & { shopper: T })[]> {
  return Promise.all(shoppers.map(async (shopper) => ({ ...(await ask(shopper)), shopper })));
}
