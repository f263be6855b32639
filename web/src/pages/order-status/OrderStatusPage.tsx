import { Skeleton, Stack } from '@mantine/core';
import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { ConnectError } from '../../../../client/errors.ts';
import { useCustomerTitle } from '../../app/CustomerLayout.tsx';
import { preferLanguage } from '../../app/i18n.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { LinkUnknown } from '../../parts/LinkUnknown.tsx';
import { LiveMark } from '../../parts/LiveMark.tsx';
import { Afterwards } from './Afterwards.tsx';
import { Chat } from './Chat.tsx';
import { Details } from './Details.tsx';
import { Drive } from './Drive.tsx';
import { Items } from './Items.tsx';
import { Pickup } from './Pickup.tsx';
import { Progress } from './Progress.tsx';
import { type OrderPage, useOrderPage } from './use-order-page.ts';

/** What the customer sees of an order, and can do with it; whoever has the link is the customer. */
export default function OrderStatusPage() {
  const { t } = useTranslation('order-status');
  const { link = '' } = useParams();
  const { data: page, error, refetch, state } = useOrderPage(link);
  const locale = page?.locale;
  useEffect(() => {
    if (locale !== undefined) preferLanguage(locale);
  }, [locale]);
  useCustomerTitle(page ? t(`steps.${page.step}.title`) : t('title'), page?.retailer.name);
  if (error instanceof ConnectError && error.status === 404) return <LinkUnknown title={t('unknown.title')} advice={t('unknown.advice')} />;
  if (error && !page) return <ErrorState error={error} title={t('failed')} onRetry={refetch} />;
  if (!page) return <Loading />;
  return (
    <Stack gap="md">
      <Progress page={page} />
      <Sections link={link} page={page} />
      {!isOver(page) && <LiveMark state={state} />}
    </Stack>
  );
}

function Sections({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { step, kind, items } = page;
  // What waits for the customer comes first.
  const ordered = items.length > 0 && <Items key="items" link={link} page={page} />;
  const chat = <Chat key="chat" link={link} page={page} />;
  const pickup = kind === 'pickup' && step !== 'canceled' && step !== 'picked_up' && <Pickup key="pickup" link={link} page={page} />;
  const drive = step === 'out_for_delivery' && <Drive key="drive" page={page} />;
  const afterwards = <Afterwards key="afterwards" link={link} page={page} />;
  const details = <Details key="details" page={page} />;
  return step === 'received' || step === 'shopping' || step === 'review_replacements'
    ? [ordered, chat, pickup, details]
    : [drive, pickup, afterwards, chat, ordered, details];
}

const isOver = ({ step }: OrderPage) => step === 'delivered' || step === 'picked_up' || step === 'canceled';

function Loading() {
  return (
    <Stack gap="md" aria-busy="true">
      <Skeleton h={200} radius="lg" />
      <Skeleton h={280} radius="lg" />
    </Stack>
  );
}
