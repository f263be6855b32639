import { Anchor, Text, Breadcrumbs as Trail } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { generatePath, Link, useParams } from 'react-router';
import { usePage } from './use-page.ts';

/** The way back, on pages below another. */
export function Breadcrumbs() {
  const { t } = useTranslation();
  const { page, above } = usePage();
  const params = useParams();
  if (!page || above.length === 0) return null;
  return (
    <nav aria-label={t('shell.breadcrumbs')}>
      <Trail separator="/" mb="xs">
        {above.map(({ path, title }) => (
          <Anchor key={path} component={Link} to={generatePath(path, params)} size="sm" c="dimmed">
            {t(`pages.${title}`)}
          </Anchor>
        ))}
        <Text size="sm" aria-current="page">
          {t(`pages.${page.title}`)}
        </Text>
      </Trail>
    </nav>
  );
}
