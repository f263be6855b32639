import { ApiError, errors } from '../../../contract/errors.ts';
import { findBanner } from '../../../storage/organizations/banner.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { BannerPath, BannerSchema, bannerAnswer, EXAMPLE_BANNER } from './banner-answer.ts';

export const getBanner = defineOperation({
  id: 'management.banners.get',
  method: 'GET',
  path: '/cartwright/v1/banners/{slug}',
  title: 'Get a banner',
  access: MANAGE,
  params: BannerPath,
  response: BannerSchema,
  errors: [errors.resourceNotFound],
  writes: 'none',
  example: { params: { slug: EXAMPLE_BANNER.slug }, response: EXAMPLE_BANNER },
  handle: async ({ params, db, tenant }) => {
    const [banner] = await db.query(findBanner, [tenant.organizationId, params.slug]);
    if (!banner) throw new ApiError(errors.resourceNotFound);
    return bannerAnswer(banner);
  },
});
