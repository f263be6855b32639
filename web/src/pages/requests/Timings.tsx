import { Card, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import partClasses from '../../parts/parts.module.css';
import classes from './requests.module.css';
import type { WholeRequest } from './types.ts';

const COLORS = ['var(--cw-series-2)', 'var(--cw-series-1)', 'var(--cw-series-3)'];

/** Where the time went: until the handler began, in the handler, and until the whole answer was out. */
export function Timings({ request: { timings } }: { readonly request: WholeRequest }) {
  const { t } = useTranslation('requests');
  const { received_ms, handler_ms, total_ms } = timings;
  const received = received_ms ?? 0;
  const handled = handler_ms ?? 0;
  const parts = [
    { key: 'received', value: received },
    { key: 'handler', value: handled },
    { key: 'rest', value: Math.max(0, Math.round((total_ms - received - handled) * 100) / 100) },
  ] as const;
  return (
    <Card component="section" aria-labelledby="timings">
      <Title order={2} id="timings" mb="sm">
        {t('timings.title', { value: total_ms })}
      </Title>
      <div className={classes.timings} aria-hidden="true">
        {parts.map(({ key, value }) => (
          <span key={key} style={{ width: `${total_ms === 0 ? 0 : (value / total_ms) * 100}%` }} />
        ))}
      </div>
      <ul className={partClasses.legend} style={{ marginTop: '0.5rem' }}>
        {parts.map(({ key, value }, index) => (
          <li key={key}>
            <span className={partClasses.dot} style={{ color: COLORS[index] }} aria-hidden="true" />
            {t(`timings.${key}`)}: {t('milliseconds', { value })}
          </li>
        ))}
      </ul>
    </Card>
  );
}
