import { Anchor, Button } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, Navigate, useSearchParams } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { owesSecondFactor, secondFactorPath, useSession } from '../../api/session.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { AcceptForm } from './AcceptForm.tsx';
import { OtherAccount } from './OtherAccount.tsx';

/** Where an invitation's link leads: sign in or choose a password, and join. */
export default function InvitationPage() {
  const { t } = useTranslation(['invitation', 'app']);
  const session = useSession();
  const { account } = session;
  const [parameters] = useSearchParams();
  const token = parameters.get('token') ?? '';
  const { data, error, refetch } = useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => callConsole('POST /api/invitations/look', { body: { token }, signal }),
    // It is gone once it was accepted.
    staleTime: Number.POSITIVE_INFINITY,
  });
  if (error) {
    return (
      <GuestCard title={t('invalid.title')} advice={t('invalid.advice')}>
        <ErrorState error={error} title={t('invalid.reason')} onRetry={() => void refetch()} />
      </GuestCard>
    );
  }
  if (!data) return null;
  const role = t(`app:roles.${data.role}`);
  const returnTo = `/invitation?token=${encodeURIComponent(token)}`;
  if (account?.email === data.email && owesSecondFactor(session)) return <Navigate to={secondFactorPath(returnTo)} replace />;
  return (
    <GuestCard
      title={t('title', { organization: data.organization })}
      advice={`${t('advice', { role, email: data.email })} ${t(`role.${data.role}`)}`}
      foot={
        <Anchor component={Link} to="/sign-in">
          {t('not_now')}
        </Anchor>
      }
    >
      {account && account.email !== data.email ? (
        <OtherAccount current={account.email} invited={data.email} returnTo={returnTo} />
      ) : data.has_account && !account ? (
        <Button component={Link} to={`/sign-in?return_to=${encodeURIComponent(returnTo)}`} size="md" fullWidth>
          {t('sign_in')}
        </Button>
      ) : (
        <AcceptForm token={token} isNew={!data.has_account} email={data.email} />
      )}
    </GuestCard>
  );
}
