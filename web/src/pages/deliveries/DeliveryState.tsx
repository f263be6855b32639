import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../../client/index.ts';
import { StatusBadge } from '../../parts/StatusBadge.tsx';

const TONES = { pending: 'progress', delivered: 'good', failed: 'bad' } as const;

export function DeliveryState({ state }: Pick<Delivery, 'state'>) {
  const { t } = useTranslation('deliveries');
  return <StatusBadge tone={TONES[state]}>{t(`states.${state}`)}</StatusBadge>;
}
