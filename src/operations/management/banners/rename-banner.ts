import { ApiError, errors } from '../../../contract/errors.ts';
import { RequiredText, Type } from '../../../contract/schema.ts';
import { renameBanner as renameRow } from '../../../storage/organizations/banner.ts';
import { defineOperation, MANAGE } from '../../define.ts';
import { BannerPath, BannerSchema, bannerAnswer, EXAMPLE_BANNER } from './banner-answer.ts';

export const renameBanner = defineOperation({
  id: 'management.banners.rename',
  method: 'PATCH',
  path: '/cartwright/v1/banners/{slug}',
  title: 'Rename a banner',
  description: 'Changes the name. The slug is in the requests of clients and stays.',
  access: MANAGE,
  params: BannerPath,
  body: Type.Object({ name: RequiredText('Name.') }),
  response: BannerSchema,
  errors: [errors.resourceNotFound, errors.blank, errors.tooLong],
  writes: 'transaction',
  example: { params: { slug: EXAMPLE_BANNER.slug }, body: { name: 'The Garden Market' }, response: EXAMPLE_BANNER },
  handle: async ({ params, body, db, tenant }) => {
    const [banner] = await db.query(renameRow, [tenant.organizationId, params.slug, body.name]);
    if (!banner) throw new ApiError(errors.resourceNotFound);
    return bannerAnswer(banner);
  },
});
