import { useTranslation } from 'react-i18next';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { toneOf } from './order-states.ts';

/** Status or workflow state of an order or a batch, in a word. */
export function OrderState({ state }: { readonly state: string }) {
  const { t } = useTranslation('orders');
  return <StatusBadge tone={toneOf(state)}>{t(`states.${state}`, { defaultValue: state })}</StatusBadge>;
}
