import { Button, Group, Skeleton, Stack, Text, Title } from '@mantine/core';
import { LinkExternalIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ConnectError } from '../../../../client/errors.ts';
import type { ProductPagesGetAnswer } from '../../../../client/generated/types.ts';
import { customer } from '../../api/customer.ts';
import { useCustomerTitle } from '../../app/CustomerLayout.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { LinkUnknown } from '../../parts/LinkUnknown.tsx';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { Section } from '../../parts/Section.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { ProductList } from './ProductList.tsx';
import { StoreChoice } from './StoreChoice.tsx';

export type ProductPage = ProductPagesGetAnswer;

/** A partner's shopping list or recipe, with what a store of the reader's choice sells for it. */
export default function LinkedProductsPage() {
  const { t } = useTranslation('product-pages');
  const { link = '' } = useParams();
  const choice = useFilters(['postal_code', 'location_code', 'retailer_key']);
  const { data, error, refetch } = useQuery({
    queryKey: ['product-page', link, choice.query],
    queryFn: ({ signal }) => customer.productPages.get({ link, ...choice.query }, { signal }),
    placeholderData: keepPreviousData,
  });
  useCustomerTitle(data?.title, data?.store?.retailer_name);
  if (error instanceof ConnectError && error.key !== 'postal_code') {
    if (error.status === 404) return <LinkUnknown title={t('unknown.title')} advice={t('unknown.advice')} />;
  }
  const badPlace = error instanceof ConnectError && error.key === 'postal_code' ? error : undefined;
  if (error && !badPlace) return <ErrorState error={error} title={t('failed')} onRetry={refetch} />;
  return (
    <Stack gap="md">
      {data ? <Head page={data} /> : !error && <Skeleton h={160} radius="lg" />}
      <StoreChoice
        page={data}
        placeError={badPlace?.message}
        postalCode={choice.values.postal_code}
        onPlace={(postal_code) => choice.change({ postal_code, location_code: '' })}
        onStore={({ location_code, retailer_key }) => choice.change({ location_code, retailer_key })}
      />
      {data && <ProductList page={data} />}
      {data && data.instructions.length > 0 && (
        <Section title={t('instructions')}>
          <ol>
            {data.instructions.map((step, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of a page do not change, and may be the same
              <li key={index}>{step}</li>
            ))}
          </ol>
        </Section>
      )}
    </Stack>
  );
}

function Head({ page }: { readonly page: ProductPage }) {
  const { t } = useTranslation('product-pages');
  const { title, image_url, author, servings, cooking_time, content_creator_credit_info, partner_linkback_url } = page;
  const facts = [
    author && t('by', { author }),
    servings && t('servings', { count: servings }),
    cooking_time && t('minutes', { count: cooking_time }),
  ].filter(Boolean);
  return (
    <div>
      <RemoteImage url={image_url} alt="" kind="picture" />
      <Title order={1} mt="sm" style={{ overflowWrap: 'anywhere' }}>
        {title}
      </Title>
      {facts.length > 0 && <Text c="dimmed">{facts.join(' · ')}</Text>}
      {content_creator_credit_info !== undefined && <Text c="dimmed">{content_creator_credit_info}</Text>}
      {partner_linkback_url !== undefined && (
        <Group mt="sm">
          <Button component="a" href={partner_linkback_url} rel="noreferrer" variant="default" leftSection={<LinkExternalIcon />}>
            {t('back')}
          </Button>
        </Group>
      )}
    </div>
  );
}
