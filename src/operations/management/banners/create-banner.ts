import { ApiError, errors, raiseAll } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { insertBanner } from '../../../storage/organizations/banner.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { Slug, slugProblems } from '../slug.ts';
import { BannerSchema, bannerAnswer, EXAMPLE_BANNER } from './banner-answer.ts';

export const createBanner = defineOperation({
  id: 'management.banners.create',
  method: 'POST',
  path: '/cartwright/v1/banners',
  title: 'Create a banner',
  description:
    'A banner owns stores, catalogue and orders. From the second banner on, calls that concern one banner must name it in `X-Retailer-Id`.',
  access: MANAGE,
  body: Type.Object({ slug: Slug('Value of `X-Retailer-Id`.'), name: RequiredText('Name.') }),
  response: BannerSchema,
  errors: [errors.blank, errors.invalid, errors.tooLong, errors.taken],
  writes: 'transaction',
  example: { body: { slug: 'garden-market', name: 'The Garden Market' }, response: EXAMPLE_BANNER },
  handle: async ({ body, db, tenant, now, invalidate }) => {
    raiseAll(slugProblems(body.slug, 'slug'));
    const [banner] = await db.query(insertBanner, [tenant.organizationId, body.slug, body.name, new Date(now)]);
    if (!banner) throw new ApiError(errors.taken, { key: 'slug' });
    invalidate('principals');
    return bannerAnswer(banner);
  },
});
