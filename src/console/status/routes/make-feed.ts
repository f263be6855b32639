import { Type } from '../../../contract/schema.ts';
import { setFeedToken } from '../../../storage/console/status/subscription.ts';
import { defineRoute } from '../../route.ts';
import { linkDigest, newLinkToken } from '../tokens.ts';

export const makeFeed = defineRoute({
  id: 'console.status.feed.make',
  method: 'POST',
  path: '/api/status/feed',
  access: 'account',
  response: Type.Object(
    { atom: Type.String(), rss: Type.String(), json: Type.String() },
    { description: 'Addresses with a new secret token, shown this once; those of before end.' },
  ),
  errors: [],
  handle: async ({ session, context: { database, consoleUrl }, now }) => {
    const token = newLinkToken();
    await database.query(setFeedToken, [session.account.id, linkDigest(token), new Date(now)]);
    const address = (ending: string) => `${consoleUrl}/status/feed.${ending}?token=${token}`;
    return { atom: address('atom'), rss: address('rss'), json: address('json') };
  },
});
