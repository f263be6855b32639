import { Button, Menu, Text } from '@mantine/core';
import { KebabHorizontalIcon, PaperAirplaneIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { WebhookWithSecret } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { ReplayDialog } from './ReplayDialog.tsx';
import type { Tested } from './TestResult.tsx';
import { type Webhook, webhooksQuery } from './webhook.ts';

export interface WebhookActionsProps {
  readonly webhook: Webhook;
  readonly onTested: (result: Tested) => void;
  readonly onRotated: (webhook: WebhookWithSecret) => void;
}

/** What a Developer Admin may do with a webhook. */
export function WebhookActions({ webhook, onTested, onRotated }: WebhookActionsProps) {
  const { t } = useTranslation('webhooks');
  const { webhook_id, environment, name, status } = webhook;
  const navigate = useNavigate();
  const [asked, setAsked] = useState<'rotate' | 'delete' | 'disable'>();
  const [replaying, setReplaying] = useState(false);
  const close = () => setAsked(undefined);
  const api = connect(environment).management.webhooks;
  const changes = [webhooksQuery(environment).queryKey];
  const deliveries = [environment, 'deliveries'];
  const test = useApiMutation({ mutationFn: () => api.test({ webhook_id }), onSuccess: onTested, changes: [...changes, deliveries] });
  const setStatus = useApiMutation({
    mutationFn: (next: Webhook['status']) => api.update({ webhook_id, body: { status: next } }),
    changes,
    success: t('actions.changed'),
  });
  const rotate = useApiMutation({ mutationFn: () => api.rotateSigningSecret({ webhook_id }), onSuccess: onRotated, changes });
  const remove = useApiMutation({
    mutationFn: () => api.delete({ webhook_id }),
    success: t('actions.deleted'),
    onSuccess: () => navigate('/webhooks'),
    changes: [[...changes[0]!], deliveries],
  });
  const pending = rotate.isPending || remove.isPending || setStatus.isPending;
  const confirm = () => {
    const done = { onSettled: close };
    if (asked === 'rotate') rotate.mutate(undefined, done);
    else if (asked === 'delete') remove.mutate(undefined, done);
    else setStatus.mutate('Disabled', done);
  };
  return (
    <>
      <Menu position="bottom-end" width={240}>
        <Menu.Target>
          <Button variant="default" leftSection={<KebabHorizontalIcon />}>
            {t('actions.more')}
          </Button>
        </Menu.Target>
        <Menu.Dropdown>
          <Menu.Item onClick={() => setReplaying(true)}>{t('actions.replay')}</Menu.Item>
          <Menu.Item onClick={() => setAsked('rotate')}>{t('actions.rotate')}</Menu.Item>
          {status === 'Enabled' && <Menu.Item onClick={() => setAsked('disable')}>{t('actions.disable')}</Menu.Item>}
          <Menu.Divider />
          <Menu.Item c="var(--mantine-color-error)" onClick={() => setAsked('delete')}>
            {t('actions.delete')}
          </Menu.Item>
        </Menu.Dropdown>
      </Menu>
      {status === 'Disabled' && (
        <Button variant="default" loading={setStatus.isPending} onClick={() => setStatus.mutate('Enabled')}>
          {t('actions.enable')}
        </Button>
      )}
      <Button component={Link} to={`/webhooks/${webhook_id}/edit`} variant="default">
        {t('actions.edit')}
      </Button>
      <Button leftSection={<PaperAirplaneIcon />} loading={test.isPending} onClick={() => test.mutate()}>
        {t('actions.test')}
      </Button>
      <ReplayDialog opened={replaying} onClose={() => setReplaying(false)} environment={environment} webhookId={webhook_id} />
      <ConfirmDialog
        opened={asked !== undefined}
        onClose={close}
        title={t(`confirm.${asked ?? 'disable'}_title`, { name })}
        action={t(`confirm.${asked ?? 'disable'}_action`)}
        onConfirm={confirm}
        pending={pending}
        destructive={asked !== 'rotate'}
        {...(asked === 'delete' ? { typed: name } : {})}
      >
        <Text>{t(`confirm.${asked ?? 'disable'}_advice`)}</Text>
      </ConfirmDialog>
    </>
  );
}
