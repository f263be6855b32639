import { Client } from './client.ts';
import { Retailer } from './retailer.ts';
import { authorityOf, type Target } from './target.ts';

/** What the tests share: the server, and a retailer of each organization with every scope. */
export interface World {
  readonly target: Target;
  readonly ca: string | undefined;
  readonly client: Client;
  readonly demo: Retailer;
  /** The organization with several banners, acting for its first one; undefined where none was named. */
  readonly banners: Retailer | undefined;
  close(): Promise<void>;
}

export async function openWorld(target: Target): Promise<World> {
  const ca = authorityOf(target);
  const client = new Client(target.url, ca);
  const demo = await Retailer.open(client, target);
  const several = target.multi_banner;
  const banners = several && (await Retailer.open(client, several, { 'x-retailer-id': several.banners[0] ?? '' }));
  return {
    target,
    ca,
    client,
    demo,
    banners,
    close: async () => {
      await demo.tidy();
      await banners?.tidy();
      client.close();
    },
  };
}
