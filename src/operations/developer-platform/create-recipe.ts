import { raiseAll } from '../../contract/errors.ts';
import { OptionalText, Type } from '../../contract/schema.ts';
import { API_KEY, defineOperation } from '../define.ts';
import { makePage } from './making-pages.ts';
import { Ingredients, PAGE_ERRORS, PAGE_FIELDS, PageResponse, pageProblems, RECIPE_DAYS } from './page-items.ts';

export const createRecipe = defineOperation({
  id: 'developer_platform.create_recipe',
  method: 'POST',
  path: '/idp/v1/products/recipe',
  title: 'Create a recipe page',
  description: 'Makes a page with a recipe whose ingredients can be bought. Expires after 30 days unless `expires_in` says otherwise.',
  access: API_KEY,
  body: Type.Object({
    ...PAGE_FIELDS,
    author: OptionalText('Author.'),
    servings: Type.Optional(Type.Integer({ minimum: 1, maximum: 10_000, description: 'Servings.' })),
    cooking_time: Type.Optional(Type.Integer({ minimum: 0, maximum: 100_000, description: 'Minutes.' })),
    external_reference_id: OptionalText("The partner's own id."),
    content_creator_credit_info: OptionalText('Credit of the creator.', 1_000),
    ingredients: Ingredients,
  }),
  response: PageResponse,
  errors: PAGE_ERRORS,
  writes: 'one_call',
  example: {
    body: { title: 'Banana bread', ingredients: [{ name: 'bananas', measurements: [{ quantity: 3, unit: 'each' }] }] },
    response: { products_link_url: 'https://localhost:7443/store/recipes/3nQ…' },
  },
  handle: (context) => {
    const { body } = context;
    raiseAll(pageProblems(body, 'ingredients', body.ingredients));
    return makePage(context, 'recipe', body, body.expires_in ?? RECIPE_DAYS);
  },
});
