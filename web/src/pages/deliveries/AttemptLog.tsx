import { Card, Code, Group, Stack, Text, Title } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/index.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';

export type DeliveryDetail = Signatures['management.deliveries.get']['answer'];

/** Every attempt of a delivery, and what was answered. */
export function AttemptLog({ attempts }: { readonly attempts: DeliveryDetail['attempt_log'] }) {
  const { t } = useTranslation(['deliveries', 'webhooks']);
  return (
    <Card component="section" aria-labelledby="attempts">
      <Title order={2} id="attempts" mb="md">
        {t('fields.attempts')}
      </Title>
      {attempts.length === 0 && <Text c="dimmed">{t('no_attempt')}</Text>}
      <Stack gap="md" component="ol" m={0} p={0} style={{ listStyle: 'none' }}>
        {attempts.map(({ attempt, attempted_at, milliseconds, status, error, excerpt, remote_address }) => (
          <li key={attempt}>
            <Group gap="sm">
              <Text fw={600}>{t('attempt', { count: attempt })}</Text>
              <HttpStatus status={status} />
              <DateTime value={attempted_at} />
              <Text c="dimmed">{t('webhooks:milliseconds', { count: milliseconds })}</Text>
              {remote_address !== null && <Text c="dimmed">{remote_address}</Text>}
            </Group>
            {error !== null && <Text mt={4}>{error}</Text>}
            {excerpt !== null && (
              <Code block mt={4}>
                {excerpt}
              </Code>
            )}
          </li>
        ))}
      </Stack>
    </Card>
  );
}
