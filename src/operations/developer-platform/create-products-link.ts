import { raiseAll } from '../../contract/errors.ts';
import { oneOf, Type } from '../../contract/schema.ts';
import { API_KEY, defineOperation } from '../define.ts';
import { makePage } from './making-pages.ts';
import { LineItems, PAGE_ERRORS, PAGE_FIELDS, PageResponse, pageProblems, RECIPE_DAYS } from './page-items.ts';

export const createProductsLink = defineOperation({
  id: 'developer_platform.create_products_link',
  method: 'POST',
  path: '/idp/v1/products/products_link',
  title: 'Create a shopping list page',
  description: 'Makes a page with a list of items to buy. Each call makes a new page and URL: keep it and use it again.',
  access: API_KEY,
  body: Type.Object({
    ...PAGE_FIELDS,
    link_type: Type.Optional(
      oneOf(['shopping_list', 'recipe'], 'Default `shopping_list`. A recipe expires after 30 days by default, a list never.'),
    ),
    line_items: LineItems,
  }),
  response: PageResponse,
  errors: PAGE_ERRORS,
  writes: 'one_call',
  example: {
    body: { title: 'Soup night', line_items: [{ name: 'tomato soup', line_item_measurements: [{ quantity: 10.75, unit: 'fl oz' }] }] },
    response: { products_link_url: 'https://localhost:7443/store/shopping_lists/3nQ…' },
  },
  handle: (context) => {
    const { body } = context;
    raiseAll(pageProblems(body, 'line_items', body.line_items));
    const kind = body.link_type ?? 'shopping_list';
    return makePage(context, kind, body, body.expires_in ?? (kind === 'recipe' ? RECIPE_DAYS : undefined));
  },
});
