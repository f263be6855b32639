import { Select } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { useBanner } from './use-banners.ts';

/** Chooses whose stores and shoppers a page shows; nothing to choose with one banner. */
export function BannerSelect({ banner, banners, choose }: ReturnType<typeof useBanner>) {
  const { t } = useTranslation();
  if (banners.length < 2) return null;
  return (
    <Select
      aria-label={t('banner.label')}
      data={banners.map(({ slug, name }) => ({ value: slug, label: name }))}
      value={banner ?? null}
      onChange={(slug) => slug !== null && choose(slug)}
      allowDeselect={false}
      w={{ base: '100%', xs: '14rem' }}
    />
  );
}
