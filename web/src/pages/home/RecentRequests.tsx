import { Card, Group, Skeleton, Table, Text, Title } from '@mantine/core';
import { PulseIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { EmptyState } from '../../parts/EmptyState.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';

const SHOWN = 6;

/** The last calls that the server had from this organization. */
export function RecentRequests() {
  const { t } = useTranslation('home');
  const [environment] = useEnvironment();
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'requests', { limit: SHOWN }],
    queryFn: ({ signal }) => connect(environment).management.requests.list({ limit: SHOWN }, { signal }),
  });
  return (
    <Card component="section" aria-labelledby="recent-requests" h="100%">
      <Group justify="space-between" mb="sm">
        <Title order={2} id="recent-requests">
          {t('requests.title')}
        </Title>
      </Group>
      {error ? (
        <ErrorState error={error} title={t('requests.failed')} onRetry={refetch} />
      ) : !data ? (
        <Skeleton h={180} />
      ) : data.requests.length === 0 ? (
        <EmptyState icon={PulseIcon} title={t('requests.none')} advice={t('requests.none_advice')} />
      ) : (
        <Table.ScrollContainer minWidth={420}>
          <Table aria-labelledby="recent-requests" verticalSpacing={6}>
            <Table.Tbody>
              {data.requests.map(({ request_id, method, path, status, started_at }) => (
                <Table.Tr key={request_id}>
                  <Table.Td w={64}>
                    <HttpStatus status={status} />
                  </Table.Td>
                  <Table.Td>
                    <Text size="sm" ff="monospace" style={{ overflowWrap: 'anywhere' }}>
                      {method} {path}
                    </Text>
                  </Table.Td>
                  <Table.Td ta="right" c="dimmed">
                    <DateTime value={started_at} relative />
                  </Table.Td>
                </Table.Tr>
              ))}
            </Table.Tbody>
          </Table>
        </Table.ScrollContainer>
      )}
    </Card>
  );
}
