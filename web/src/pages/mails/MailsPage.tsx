import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { MailIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { MailBody } from './MailBody.tsx';

type Mail = Answer<'GET /api/installation/mails'>['mails'][number];
const TONES = { sent: 'good', logged: 'neutral', failed: 'bad' } as const;
const REFRESH = 5_000;

/** Mails that the console sent. Without a mail server this is where their links are. */
export default function MailsPage() {
  const { t } = useTranslation('mails');
  const { data, error, refetch } = useQuery({
    queryKey: ['mails'],
    queryFn: ({ signal }) => callConsole('GET /api/installation/mails', { signal }),
    refetchInterval: REFRESH,
  });
  if (error && !data) return <ErrorState error={error} title={t('failed')} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      {data.mails.length === 0 ? (
        <Card>
          <EmptyState icon={MailIcon} title={t('empty.title')} advice={t('empty.advice')} />
        </Card>
      ) : (
        <Stack gap="md" maw="46rem">
          {data.mails.map((mail) => (
            <MailCard key={mail.id} mail={mail} />
          ))}
        </Stack>
      )}
    </>
  );
}

function MailCard({ mail }: { readonly mail: Mail }) {
  const { t } = useTranslation('mails');
  return (
    <Card component="article" aria-labelledby={`mail-${mail.id}`}>
      <Group justify="space-between" align="flex-start" gap="xs">
        <div style={{ minWidth: 0 }}>
          <Title order={2} id={`mail-${mail.id}`}>
            {mail.subject}
          </Title>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {t('to', { to: mail.to })} · <DateTime value={mail.at} relative />
          </Text>
        </div>
        <StatusBadge tone={TONES[mail.state]}>{t(`state.${mail.state}`)}</StatusBadge>
      </Group>
      <MailBody text={mail.body} />
    </Card>
  );
}
