import { Group, SegmentedControl } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useEnvironment } from '../../app/environment.tsx';
import { BannerSelect } from '../../parts/BannerSelect.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useBanner } from '../../parts/use-banners.ts';
import { useFilters } from '../../parts/use-filters.ts';
import { Products } from './Products.tsx';
import { Submissions } from './Submissions.tsx';

/** The catalogue of a banner: its products, and what was submitted to it. */
export default function CataloguePage() {
  const { t } = useTranslation('catalogue');
  const [environment] = useEnvironment();
  const choice = useBanner(environment);
  const { values, set } = useFilters(['view']);
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          <Group gap="sm">
            <BannerSelect {...choice} />
            <SegmentedControl
              aria-label={t('view')}
              value={values.view || 'products'}
              onChange={(view) => set('view', view === 'products' ? '' : view)}
              data={['products', 'submissions'].map((view) => ({ value: view, label: t(`${view}.title`) }))}
            />
          </Group>
        }
      />
      {choice.banner !== undefined &&
        (values.view === 'submissions' ? <Submissions banner={choice.banner} /> : <Products banner={choice.banner} />)}
    </>
  );
}
