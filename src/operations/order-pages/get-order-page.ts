import { errors } from '../../contract/errors.ts';
import { OptionalText, Type } from '../../contract/schema.ts';
import { PAGE_EVENTS } from '../../fulfillment/orders/order-page.ts';
import { findOrderPage, findPageVersion } from '../../storage/order-pages/order-page.ts';
import { definePublicOperation, type PublicContext } from '../define.ts';
import { Link } from '../links.ts';
import { EXAMPLE_LINK, PAGE_PATH } from './acting.ts';
import { EXAMPLE_PAGE } from './example.ts';
import { orderPage } from './page.ts';
import { OrderPageSchema } from './page-schema.ts';
import { PAGE_ERRORS, scopeOf } from './scope.ts';

const LONGEST_WAIT_SECONDS = 30;

export const getOrderPage = definePublicOperation({
  id: 'order_pages.get',
  method: 'GET',
  path: PAGE_PATH,
  title: 'Get an order page',
  description:
    'Everything that the page behind `order_url` shows. The last part of that URL is the credential: no token is needed, and an unknown link is answered like an unknown resource.\n\n' +
    "To follow the order, send the `version` of the last answer as `after` with `wait`: the answer comes as soon as something has changed, or unchanged after the time. Times, and how long the link lives, go by the organization's clock: 24 hours after the order was delivered or canceled the page takes nothing more and no longer shows address, vehicle, delegate and chat; after 30 days the link is unknown.",
  byLink: true,
  params: Type.Object({ link: Link }),
  query: Type.Object({
    after: OptionalText('`version` of the last answer.', 100),
    wait: Type.Optional(
      Type.Integer({
        minimum: 0,
        maximum: LONGEST_WAIT_SECONDS,
        description: 'Seconds to wait for another version than `after`. 0 by default. Twenty requests of a page may wait at once.',
      }),
    ),
  }),
  response: OrderPageSchema,
  errors: [...PAGE_ERRORS, errors.tooLong, errors.notAnInteger, errors.tooSmall, errors.tooLarge, errors.tooManyWaiting],
  writes: 'none',
  example: { params: { link: EXAMPLE_LINK }, query: { wait: 25, after: '3.0.0' }, response: EXAMPLE_PAGE },
  handle: async (context) => {
    const { wait = 0, after } = context.query;
    const scope = await read(context);
    if (wait === 0 || scope.row.page_version !== after) return orderPage(scope);
    await anotherVersion(context, scope.row, wait);
    return orderPage(await read(context));
  },
});

type PageContext = PublicContext<{ link: string }, { after?: string; wait?: number }, unknown>;

async function read(context: PageContext) {
  const [row] = await context.db.query(findOrderPage, [context.params.link, [...PAGE_EVENTS]]);
  return scopeOf(context, row, 'read');
}

function anotherVersion(
  { db, params, environment, gone }: PageContext,
  { id, organization_id, page_version }: { id: number; organization_id: number; page_version: string },
  seconds: number,
): Promise<true | undefined> {
  return environment.waiting.until({
    organizationId: organization_id,
    caller: `page ${params.link}`,
    milliseconds: seconds * 1_000,
    look: async () => {
      const [row] = await db.query(findPageVersion, [organization_id, id, params.link]);
      return row?.page_version === page_version ? undefined : true;
    },
    gone: gone(),
  });
}
