import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { Section } from '../../parts/Section.tsx';
import { RatingForm } from './RatingForm.tsx';
import { TipForm } from './TipForm.tsx';
import type { OrderPage } from './use-order-page.ts';

/** What is left when the order is there: the picture of it at the door, the rating, the tip. */
export function Afterwards({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t } = useTranslation('order-status');
  const { delivery_photo_url, actions, rating } = page;
  return (
    <>
      {delivery_photo_url !== undefined && (
        <Section title={t('photo.title')}>
          <RemoteImage url={delivery_photo_url} alt={t('photo.alt')} kind="picture" />
        </Section>
      )}
      {(actions.includes('rate') || rating !== null) && (
        <Section title={t('rating.title')}>
          <RatingForm link={link} rating={rating} canChange={actions.includes('rate')} />
        </Section>
      )}
      {actions.includes('set_tip') && (
        <Section title={t('tip.title')}>
          <Stack gap="sm">
            <TipForm link={link} cents={page.tip_amount_cents} />
          </Stack>
        </Section>
      )}
    </>
  );
}
