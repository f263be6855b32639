import { Button, Group, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { ConfirmDialog } from '../../parts/ConfirmDialog.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { SecretOnce } from '../../parts/SecretOnce.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { STATUS_KEY } from './types.ts';

const CHANGES = [[...STATUS_KEY, 'subscriptions']];

/** Addresses for readers of feeds; the token in them is told once, since it is as good as a session for reading. */
export function Feeds({ madeAt }: { readonly madeAt: string | undefined }) {
  const { t } = useTranslation('status');
  const [addresses, setAddresses] = useState<Answer<'POST /api/status/feed'>>();
  const [ending, setEnding] = useState(false);
  const make = useApiMutation({
    mutationFn: () => callConsole('POST /api/status/feed'),
    changes: CHANGES,
    onSuccess: (made) => setAddresses(made),
  });
  const end = useApiMutation({
    mutationFn: () => callConsole('DELETE /api/status/feed'),
    changes: CHANGES,
    success: t('subscribe.feed_ended'),
    onSuccess: () => setEnding(false),
  });
  if (addresses) {
    const values = { Atom: addresses.atom, RSS: addresses.rss, 'JSON Feed': addresses.json };
    return <SecretOnce values={values} fileName="cartwright-status-feeds.txt" onKept={() => setAddresses(undefined)} />;
  }
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed">
        {t('subscribe.feed_advice')}
      </Text>
      {madeAt !== undefined && (
        <Text size="sm" component="div">
          {t('subscribe.feed_made')} <DateTime value={madeAt} />
        </Text>
      )}
      <Group gap="sm">
        <Button loading={make.isPending} onClick={() => make.mutate()}>
          {t(madeAt === undefined ? 'subscribe.make_feed' : 'subscribe.renew_feed')}
        </Button>
        {madeAt !== undefined && (
          <Button variant="subtle" color="red" onClick={() => setEnding(true)}>
            {t('subscribe.end_feed')}
          </Button>
        )}
      </Group>
      <ConfirmDialog
        opened={ending}
        onClose={() => setEnding(false)}
        title={t('subscribe.end_feed_title')}
        action={t('subscribe.end_feed')}
        onConfirm={() => end.mutate()}
        pending={end.isPending}
        destructive
      >
        {t('subscribe.end_feed_advice')}
      </ConfirmDialog>
    </Stack>
  );
}
