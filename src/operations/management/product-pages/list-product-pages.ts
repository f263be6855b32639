import { ApiError, errors } from '../../../contract/errors.ts';
import { nullable, oneOf, Type } from '../../../contract/schema.ts';
import { formatUtc } from '../../../fulfillment/slots/format.ts';
import { listProductPages as listRows } from '../../../storage/product-pages/product-page.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { NextCursor, PageQuery, pageOf, takePage } from '../paging.ts';

/** PostgreSQL's last day, so that the first page begins with the newest. */
const AT_THE_END = Date.UTC(9999, 11, 31);

export const listProductPages = defineOperation({
  id: 'management.product_pages.list',
  method: 'GET',
  path: '/cartwright/v1/product_pages',
  title: 'List product pages',
  description: 'The shopping lists and recipes that the organization made with its API keys, the newest first.',
  access: MANAGE,
  query: Type.Object(PageQuery),
  response: Type.Object({
    product_pages: Type.Array(
      Type.Object({
        link: Type.String({ description: 'Last part of `products_link_url`: the credential of the page.' }),
        kind: oneOf(['shopping_list', 'recipe'], 'What it shows.'),
        title: Type.String({ description: 'Its title.' }),
        created_at: Type.String({ description: 'ISO 8601, UTC.' }),
        expires_at: nullable(Type.String({ description: 'When it stops being shown; null: never. ISO 8601, UTC.' })),
      }),
    ),
    next_cursor: NextCursor,
  }),
  errors: [errors.invalid, errors.notAnInteger, errors.tooSmall, errors.tooLarge],
  writes: 'none',
  example: {
    query: { limit: 20 },
    response: {
      product_pages: [
        { link: 'd3nQ…', kind: 'recipe', title: 'Lasagna', created_at: '2026-05-06T07:00:00Z', expires_at: '2026-06-05T07:00:00Z' },
      ],
      next_cursor: null,
    },
  },
  handle: async ({ query, db, tenant }) => {
    const { limit, fetch, after } = pageOf(query);
    const [, at = AT_THE_END, link = ''] = after === undefined ? [] : (/^(\d{1,15}) (\S{1,100})$/.exec(after) ?? refuse());
    const rows = await db.query(listRows, [tenant.organizationId, new Date(Number(at)), link, fetch]);
    const page = takePage(rows, limit, (row) => `${row.created_at} ${row.link}`);
    return {
      product_pages: page.rows.map(({ created_at, expires_at, ...row }) => ({
        ...row,
        created_at: formatUtc(created_at),
        expires_at: expires_at === null ? null : formatUtc(expires_at),
      })),
      next_cursor: page.next,
    };
  },
});

function refuse(): never {
  throw new ApiError(errors.invalid, { key: 'after' });
}
