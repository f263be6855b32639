import { Button, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { owesSecondFactor, useSession, useSessionActions } from '../../api/session.ts';
import { pathOf } from '../sign-in/return-to.ts';
import { TwoFactor } from './TwoFactor.tsx';

/** Where whoever needs a second factor sets it up, and goes on from to where they wanted. */
export default function SecondFactorPage() {
  const { t } = useTranslation(['account', 'app']);
  const session = useSession();
  const { signOut } = useSessionActions();
  const { pathname, search } = useLocation();
  const [parameters] = useSearchParams();
  const navigate = useNavigate();
  const leave = useMutation({ mutationFn: () => signOut() });
  const to = pathOf(parameters.get('return_to'));
  // Once it is set up the recovery codes are still to be kept.
  const [isDue] = useState(() => owesSecondFactor(session));
  const { account } = session;
  if (account === null) return <Navigate to={`/sign-in?return_to=${encodeURIComponent(pathname + search)}`} replace />;
  if (!isDue) return <Navigate to={to} replace />;
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t('required.title')}</Title>
        <Text c="dimmed" mt={4}>
          {t('required.advice')}
        </Text>
      </div>
      <TwoFactor account={account} onKept={() => void navigate(to, { replace: true })} />
      <Stack gap="xs" align="center">
        <Text c="dimmed" ta="center" style={{ overflowWrap: 'anywhere' }}>
          {t('required.signed_in', { email: account.email })}
        </Text>
        <Button variant="subtle" loading={leave.isPending} onClick={() => leave.mutate()}>
          {t('app:shell.sign_out')}
        </Button>
      </Stack>
    </Stack>
  );
}
