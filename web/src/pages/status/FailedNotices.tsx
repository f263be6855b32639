import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import classes from './status.module.css';
import { STATUS_KEY } from './types.ts';

const LIMIT = 50;

/** News that were given up, each with why, to be sent once more. */
export function FailedNotices({ subscriptionId, count }: { readonly subscriptionId: number; readonly count: number }) {
  const { t } = useTranslation('status');
  const [open, setOpen] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [...STATUS_KEY, 'subscriptions', subscriptionId],
    queryFn: ({ signal }) =>
      callConsole('GET /api/status/subscriptions/{id}/notices', { params: { id: subscriptionId }, query: { limit: LIMIT }, signal }),
    enabled: open,
  });
  const retry = useApiMutation<unknown, number>({
    mutationFn: (notice_id) =>
      callConsole('POST /api/status/subscriptions/{id}/notices/{notice_id}/retry', { params: { id: subscriptionId, notice_id } }),
    changes: [[...STATUS_KEY, 'subscriptions']],
    success: t('subscribe.retried'),
  });
  return (
    <details onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>{t('subscribe.failed_notices', { count })}</summary>
      {error && <ErrorState error={error} title={t('subscribe.failed')} onRetry={refetch} />}
      <ul className={classes.plainList}>
        {data?.notices
          .filter(({ state }) => state === 'failed')
          .map(({ id, type, created_at, last_error, attempts }) => (
            <li key={id}>
              <Group justify="space-between" gap="sm">
                <Text size="sm" component="div">
                  <b>{type}</b> · <DateTime value={created_at} /> · {t('subscribe.attempts', { count: attempts })}
                  <br />
                  {last_error}
                </Text>
                <Button variant="default" size="xs" loading={retry.isPending} onClick={() => retry.mutate(id)}>
                  {t('subscribe.retry')}
                </Button>
              </Group>
            </li>
          ))}
      </ul>
    </details>
  );
}
