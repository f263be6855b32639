import { Button, Group, Stack, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { type Application, usageQuery } from './application.ts';
import { RotationUsage, type RotationUsageProps } from './RotationUsage.tsx';
import { useApplicationActions } from './use-application-actions.ts';
import { useServerTime } from './use-server-time.ts';

/** Stops the old application from getting tokens, once nobody asks with it any more. */
export function DisableStep({ old, clone, onCloneAgain }: RotationUsageProps) {
  const { t } = useTranslation('applications');
  const [asked, setAsked] = useState(false);
  const { data } = useQuery(usageQuery(old.environment, old.client_id));
  const { disable } = useApplicationActions(old.environment, old.client_id, () => undefined);
  return (
    <Stack gap="lg">
      <RotationUsage old={old} clone={clone} onCloneAgain={onCloneAgain} />
      <Group gap="md">
        <Button onClick={() => setAsked(true)}>{t('rotate.disable.action')}</Button>
        {data && (
          <Text size="sm" c="dimmed">
            {data.last_used_at === null ? t('rotate.disable.unused') : t('rotate.disable.used')}{' '}
            {data.last_used_at !== null && <DateTime value={data.last_used_at} relative />}
          </Text>
        )}
      </Group>
      <ConfirmDialog
        opened={asked}
        onClose={() => setAsked(false)}
        title={t('confirm.disable_title', { name: old.name })}
        action={t('confirm.disable_action')}
        onConfirm={() => disable.mutate(undefined, { onSettled: () => setAsked(false) })}
        pending={disable.isPending}
        destructive
      >
        <Text>{t('confirm.disable_advice')}</Text>
      </ConfirmDialog>
    </Stack>
  );
}

/** Deletes the old application; refused while a token of it is valid. */
export function DeleteStep({ old, clone }: { readonly old: Application; readonly clone: Application }) {
  const { t } = useTranslation('applications');
  const navigate = useNavigate();
  const now = useServerTime(old.environment);
  const { enable, remove } = useApplicationActions(old.environment, old.client_id, () => navigate(`/applications/${clone.client_id}`));
  const until = old.tokens_valid_until;
  return (
    <Stack gap="md">
      <Text>
        {until !== null && Date.parse(until) > now ? (
          <>
            {t('rotate.delete.wait')} <DateTime value={until} />
          </>
        ) : (
          t('rotate.delete.ready')
        )}
      </Text>
      <Group gap="sm">
        <Button color="red.8" loading={remove.isPending} onClick={() => remove.mutate()}>
          {t('rotate.delete.action')}
        </Button>
        {old.status !== 'Deleting' && (
          <Button variant="default" loading={enable.isPending} onClick={() => enable.mutate()}>
            {t('rotate.delete.back')}
          </Button>
        )}
      </Group>
    </Stack>
  );
}
