import { Button, Group, Skeleton, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import classes from './account.module.css';
import { deviceOf } from './device.ts';

type Session = Answer<'GET /api/sessions'>['sessions'][number];

/** Where the account is signed in, and the end of it. */
export function Sessions() {
  const { t } = useTranslation('account');
  const [ending, setEnding] = useState<Session | 'others'>();
  const { data, error, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => callConsole('GET /api/sessions', { signal }),
  });
  const end = useApiMutation<unknown, Session | 'others'>({
    mutationFn: (which) =>
      which === 'others' ? callConsole('DELETE /api/sessions') : callConsole('DELETE /api/sessions/{id}', { params: { id: which.id } }),
    changes: [['sessions']],
    success: t('sessions.ended'),
    onSuccess: () => setEnding(undefined),
  });
  const nameOf = (session: Session) => deviceOf(session.user_agent) ?? t('sessions.unknown');
  return (
    <Section
      title={t('sessions.title')}
      description={t('sessions.description')}
      aside={
        data &&
        data.sessions.length > 1 && (
          <Button variant="default" size="xs" onClick={() => setEnding('others')}>
            {t('sessions.end_others')}
          </Button>
        )
      }
    >
      {error ? (
        <ErrorState error={error} title={t('sessions.failed')} onRetry={() => void refetch()} />
      ) : !data ? (
        <Skeleton h={96} />
      ) : (
        <ul className={classes.list}>
          {data.sessions.map((session) => (
            <li key={session.id} className={classes.session}>
              <div style={{ minWidth: 0 }}>
                <Text fw={550} title={session.user_agent}>
                  {nameOf(session)}
                </Text>
                <Text size="sm" c="dimmed">
                  {t('sessions.from', { address: session.address })} · {t('sessions.seen')} <DateTime value={session.last_seen} relative />
                </Text>
              </div>
              {session.current ? (
                <StatusBadge tone="good">{t('sessions.current')}</StatusBadge>
              ) : (
                <Button
                  variant="default"
                  size="xs"
                  aria-label={t('sessions.end_label', { device: nameOf(session) })}
                  onClick={() => setEnding(session)}
                >
                  {t('sessions.end')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      <ConfirmDialog
        opened={ending !== undefined}
        onClose={() => setEnding(undefined)}
        title={t(ending === 'others' ? 'sessions.end_others' : 'sessions.end_title')}
        action={t(ending === 'others' ? 'sessions.end_others' : 'sessions.end')}
        pending={end.isPending}
        destructive
        onConfirm={() => ending !== undefined && end.mutate(ending)}
      >
        <Group gap="xs">
          <Text>{t(ending === 'others' ? 'sessions.end_others_advice' : 'sessions.end_advice')}</Text>
        </Group>
      </ConfirmDialog>
    </Section>
  );
}
