import { Button, Stack, Text } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSessionActions } from '../../api/session.ts';

export interface OtherAccountProps {
  readonly current: string;
  readonly invited: string;
  readonly returnTo: string;
}

/** Somebody else is signed in here. */
export function OtherAccount({ current, invited, returnTo }: OtherAccountProps) {
  const { t } = useTranslation('invitation');
  const { signOut } = useSessionActions();
  const leave = useMutation({ mutationFn: () => signOut(returnTo) });
  return (
    <Stack gap="md">
      <Text>{t('other.advice', { current, invited })}</Text>
      <Button size="md" loading={leave.isPending} onClick={() => leave.mutate()}>
        {t('other.sign_out')}
      </Button>
    </Stack>
  );
}
