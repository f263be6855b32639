import { Anchor, Button, Stack, Switch, Text } from '@mantine/core';
import { SyncIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import type { WholeRequest } from './types.ts';

const READS = ['GET', 'HEAD', 'OPTIONS'];

/** Sends the request again; what may write is confirmed first. */
export function ReplayButton({ request }: { readonly request: WholeRequest }) {
  const { t } = useTranslation(['requests', 'app']);
  const [environment] = useEnvironment();
  const session = useSession();
  const [confirming, setConfirming] = useState(false);
  const [keepKey, setKeepKey] = useState(false);
  const { request_id, method, path } = request;
  const hasKey = request.request.headers.some(({ name }) => name.toLowerCase() === 'idempotency-key');
  const replay = useApiMutation({
    mutationFn: () => connect(environment).management.requests.replay({ request_id, body: { keep_idempotency_key: keepKey } }),
    changes: [[environment, 'requests']],
    onSuccess: () => setConfirming(false),
  });
  if (!hasRight(session, 'operate', environment)) return null;
  return (
    <>
      <Button
        leftSection={<SyncIcon />}
        loading={replay.isPending && !confirming}
        onClick={() => (READS.includes(method) ? replay.mutate() : setConfirming(true))}
      >
        {t('replay.action')}
      </Button>
      {replay.data && (
        <Text role="status" w="100%" ta="right" size="sm">
          {t('replay.answered')} <HttpStatus status={replay.data.status} />{' '}
          <Anchor component={Link} to={`/requests/${encodeURIComponent(replay.data.request_id)}?environment=${environment}`}>
            {t('replay.see')}
          </Anchor>
        </Text>
      )}
      <ConfirmDialog
        opened={confirming}
        onClose={() => setConfirming(false)}
        title={t('replay.title', { server: t(`app:environments.${environment}`) })}
        action={t('replay.action')}
        onConfirm={() => replay.mutate()}
        pending={replay.isPending}
      >
        <Stack gap="sm">
          <Text style={{ overflowWrap: 'anywhere' }}>{t('replay.advice', { request: `${method} ${path}` })}</Text>
          {hasKey && (
            <Switch
              label={t('replay.keep_key')}
              description={t('replay.keep_key_advice')}
              checked={keepKey}
              onChange={(event) => setKeepKey(event.currentTarget.checked)}
            />
          )}
        </Stack>
      </ConfirmDialog>
    </>
  );
}
