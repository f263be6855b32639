import { Type } from '../../../contract/schema.ts';
import { listBanners as listRows } from '../../../storage/organizations/banner.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { BannerSchema, bannerAnswer, EXAMPLE_BANNER } from './banner-answer.ts';

export const listBanners = defineOperation({
  id: 'management.banners.list',
  method: 'GET',
  path: '/cartwright/v1/banners',
  title: 'List banners',
  description: "The organization's banners (retailers), oldest first.",
  access: MANAGE,
  response: Type.Object({ banners: Type.Array(BannerSchema) }),
  errors: [],
  writes: 'none',
  example: { response: { banners: [EXAMPLE_BANNER] } },
  handle: async ({ db, tenant }) => ({ banners: (await db.query(listRows, [tenant.organizationId])).map(bannerAnswer) }),
});
