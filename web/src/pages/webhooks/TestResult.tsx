import { Alert, Anchor, Code, Group, Text } from '@mantine/core';
import { AlertIcon, CheckCircleIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Signatures } from '../../../../client/index.ts';
import { HttpStatus } from '../../parts/HttpStatus.tsx';

export type Tested = Signatures['management.webhooks.test']['answer'];

/** What came of a test send. */
export function TestResult({ result, onClose }: { readonly result: Tested; readonly onClose: () => void }) {
  const { t } = useTranslation(['webhooks', 'app']);
  const { delivered, status, milliseconds, error, excerpt, remote_address, delivery_id } = result;
  return (
    <Alert
      role="status"
      color={delivered ? 'brand' : 'red'}
      icon={delivered ? <CheckCircleIcon /> : <AlertIcon />}
      title={t(delivered ? 'test.delivered' : 'test.failed')}
      withCloseButton
      closeButtonLabel={t('app:actions.close')}
      onClose={onClose}
    >
      <Group gap="sm">
        <HttpStatus status={status} />
        <Text>{t('milliseconds', { count: milliseconds })}</Text>
        {remote_address !== null && <Text>{remote_address}</Text>}
        <Anchor component={Link} to={`/deliveries/${delivery_id}`} c="inherit" td="underline">
          {t('test.delivery')}
        </Anchor>
      </Group>
      {error !== null && <Text mt="xs">{error}</Text>}
      {excerpt !== null && (
        <>
          <Text mt="xs" size="sm">
            {t('test.answer')}
          </Text>
          <Code block style={{ whiteSpace: 'pre-wrap', overflowWrap: 'anywhere' }}>
            {excerpt}
          </Code>
        </>
      )}
    </Alert>
  );
}
