import { Button, Group, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { FailedNotices } from './FailedNotices.tsx';
import classes from './status.module.css';
import { STATUS_KEY } from './types.ts';

type Subscription = Answer<'GET /api/status/subscriptions'>['subscriptions'][number];
const TONES = { unconfirmed: 'warning', active: 'good', ended: 'neutral' } as const;

/** The account's own, with what became of their news. */
export function Subscriptions({ subscriptions }: { readonly subscriptions: readonly Subscription[] }) {
  const { t } = useTranslation('status');
  const [ending, setEnding] = useState<Subscription>();
  const end = useApiMutation<unknown, number>({
    mutationFn: (id) => callConsole('DELETE /api/status/subscriptions/{id}', { params: { id } }),
    changes: [[...STATUS_KEY, 'subscriptions']],
    success: t('subscribe.ended'),
    onSuccess: () => setEnding(undefined),
  });
  return (
    <section aria-labelledby="subscriptions">
      <Title order={3} id="subscriptions" mb="sm">
        {t('subscribe.yours')}
      </Title>
      <ul className={classes.plainList}>
        {subscriptions.map((one) => (
          <li key={one.id}>
            <Group justify="space-between" gap="sm">
              <div style={{ minWidth: 0, flex: '1 1 16rem' }}>
                <Text fw={550} style={{ overflowWrap: 'anywhere' }}>
                  {one.target}
                </Text>
                <Text size="sm" c="dimmed" component="div">
                  {t(`subscribe.kinds.${one.kind}`)} · {t('subscribe.since')} <DateTime value={one.created_at} />
                  {one.notices.last_sent_at !== null && (
                    <>
                      {' · '}
                      {t('subscribe.last_sent')} <DateTime value={one.notices.last_sent_at} relative />
                    </>
                  )}
                  {one.notices.pending > 0 && ` · ${t('subscribe.pending', { count: one.notices.pending })}`}
                </Text>
                {one.notices.last_error !== null && (
                  <Text size="sm" c="var(--mantine-color-error)" style={{ overflowWrap: 'anywhere' }}>
                    {t('subscribe.last_error', { error: one.notices.last_error })}
                  </Text>
                )}
                {one.notices.failed > 0 && <FailedNotices subscriptionId={one.id} count={one.notices.failed} />}
              </div>
              <Group gap="sm">
                <StatusBadge tone={TONES[one.state]}>{t(`subscribe.states.${one.state}`)}</StatusBadge>
                <Button
                  variant="subtle"
                  color="red"
                  size="xs"
                  aria-label={t('subscribe.end_of', { target: one.target })}
                  onClick={() => setEnding(one)}
                >
                  {t('subscribe.end')}
                </Button>
              </Group>
            </Group>
          </li>
        ))}
      </ul>
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t('subscribe.end_title')}
        action={t('subscribe.end')}
        onConfirm={() => ending && end.mutate(ending.id)}
        pending={end.isPending}
        destructive
      >
        {t('subscribe.end_advice', { target: ending?.target })}
      </ConfirmDialog>
    </section>
  );
}
