import { Stack } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useSignedIn } from '../../api/session.ts';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { EmailForm } from './EmailForm.tsx';
import { OwnActivity } from './OwnActivity.tsx';
import { PasswordForm } from './PasswordForm.tsx';
import { ProfileForm } from './ProfileForm.tsx';
import { Sessions } from './Sessions.tsx';
import { TwoFactor } from './TwoFactor.tsx';

/** Everything that is somebody's own, whatever organization they work in. */
export default function AccountPage() {
  const { t } = useTranslation('account');
  const { account } = useSignedIn();
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap="lg" maw="46rem">
        <ProfileForm account={account} />
        <EmailForm account={account} />
        <PasswordForm />
        <TwoFactor account={account} />
        <Sessions />
        <OwnActivity />
      </Stack>
    </>
  );
}
