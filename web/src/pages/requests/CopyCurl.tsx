import { Alert, Button, Modal, Skeleton, Stack, Text } from '@mantine/core';
import { TerminalIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { CodeBlock } from '../../parts/CodeBlock.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';

/** The request as a command for a shell. */
export function CopyCurl({ requestId }: { readonly requestId: string }) {
  const { t } = useTranslation(['requests', 'app']);
  const [environment] = useEnvironment();
  const [opened, setOpened] = useState(false);
  const { data, error, refetch } = useQuery({
    queryKey: [environment, 'requests', requestId, 'curl'],
    queryFn: ({ signal }) => connect(environment).management.requests.curl({ request_id: requestId }, { signal }),
    enabled: opened,
  });
  return (
    <>
      <Button variant="default" leftSection={<TerminalIcon />} onClick={() => setOpened(true)}>
        {t('curl.title')}
      </Button>
      <Modal
        opened={opened}
        onClose={() => setOpened(false)}
        title={t('curl.title')}
        size="xl"
        closeButtonProps={{ 'aria-label': t('app:actions.close') }}
      >
        <Stack gap="md">
          <Text size="sm">{t('curl.advice')}</Text>
          {data && !data.complete && <Alert color="yellow">{t('curl.incomplete')}</Alert>}
          {error ? (
            <ErrorState error={error} title={t('failed')} onRetry={refetch} />
          ) : data ? (
            <CodeBlock code={data.command} language="Shell" copyLabel={t('curl.copy')} maxHeight="24rem" />
          ) : (
            <Skeleton h={120} />
          )}
        </Stack>
      </Modal>
    </>
  );
}
