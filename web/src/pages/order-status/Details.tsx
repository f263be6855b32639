import { useTranslation } from 'react-i18next';
import { Facts } from '../../parts/Facts.tsx';
import { Money } from '../../parts/Money.tsx';
import { PostalAddress } from '../../parts/PostalAddress.tsx';
import { Section } from '../../parts/Section.tsx';
import { timeOf, windowOf } from './times.ts';
import type { OrderPage } from './use-order-page.ts';

const REASONS: readonly string[] = ['customer_driven', 'instacart_driven', 'retailer_driven', 'shopper_driven', 'unbatchable', 'other'];

/** What was agreed on. */
export function Details({ page }: { readonly page: OrderPage }) {
  const { t, i18n } = useTranslation('order-status');
  const { order_id, store, destination, handling, shopper, bags, kind, tip_amount_cents, canceled_at, cancellation_reason, delivered_at } =
    page;
  const at = (iso: string | undefined) => (iso === undefined ? undefined : timeOf(iso, page, i18n.language));
  const notes = [
    ...(handling.leave_unattended ? [t('details.unattended')] : []),
    ...(handling.alcoholic ? [t('details.alcohol')] : []),
    ...(handling.certified_delivery ? [t('details.certified')] : []),
  ];
  const reason =
    cancellation_reason !== undefined && REASONS.includes(cancellation_reason) ? t(`reasons.${cancellation_reason}`) : cancellation_reason;
  return (
    <Section title={t('details.title')}>
      <Facts
        entries={[
          [t('details.canceled'), at(canceled_at)],
          [t('details.reason'), reason],
          [kind === 'pickup' ? t('details.picked_up') : t('details.delivered'), at(delivered_at)],
          [kind === 'pickup' ? t('when.pickup') : t('when.delivery'), windowOf(page, i18n.language)],
          [t('details.store'), <PostalAddress key="store" name={store.name} address={store.address} />],
          [t('details.destination'), destination && <PostalAddress key="destination" address={destination.address} />],
          [t('details.instructions'), handling.instructions === '' ? undefined : handling.instructions],
          [t('details.notes'), notes.length > 0 ? notes.join(' ') : undefined],
          [t('details.shopper'), shopper?.first_name],
          [t('details.bags'), bags],
          [t('tip.title'), kind === 'pickup' ? undefined : <Money key="tip" cents={tip_amount_cents} />],
          [t('details.order'), order_id],
        ]}
      />
    </Section>
  );
}
