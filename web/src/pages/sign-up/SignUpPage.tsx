import { Anchor, Button, NativeSelect, Stack, Text, TextInput } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, Navigate } from 'react-router';
import { type Answer, callConsole } from '../../api/console.ts';
import { useSession, useSessionActions } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { NewPasswordInput } from '../../parts/NewPasswordInput.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { MailSent } from '../confirm/MailSent.tsx';
import { Assigning } from './Assigning.tsx';

const StartedPage = lazy(() => import('./Started.tsx'));
const COUNTRIES = ['US', 'CA'] as const;

/** An account, its organization, and a server of each environment. */
export default function SignUpPage() {
  const { t } = useTranslation('sign-up');
  const session = useSession();
  const { become } = useSessionActions();
  const [outcome, setOutcome] = useState<Answer<'POST /api/sign-up'>>();
  const form = useApiForm({
    initial: { organization: '', name: '', email: '', password: '', country: countryOf(navigator.language) },
    send: async (values) => {
      const answer = await callConsole('POST /api/sign-up', { body: values });
      setOutcome(answer);
      if (answer.session) become(answer.session);
    },
  });
  if (outcome?.started) {
    return (
      <Suspense fallback={null}>
        <StartedPage started={outcome.started} />
      </Suspense>
    );
  }
  if (outcome) return <MailSent title={t('sent.title')} email={form.values.email} />;
  if (session.account) return <Navigate to="/home" replace />;
  return (
    <GuestCard
      title={t('title')}
      advice={t('advice')}
      foot={
        <>
          {t('have_account')}{' '}
          <Anchor component={Link} to="/sign-in" underline="always">
            {t('sign_in')}
          </Anchor>
        </>
      }
    >
      {form.pending && <Assigning />}
      <form {...form.formProps} hidden={form.pending}>
        <Stack gap="md">
          <FormProblem problem={form.problem} />
          <TextInput size="md" label={t('organization')} autoComplete="organization" autoFocus {...form.text('organization')} />
          <NativeSelect
            size="md"
            label={t('country')}
            autoComplete="country"
            data={COUNTRIES.map((value) => ({ value, label: t(`countries.${value}`) }))}
            {...form.text('country')}
          />
          <TextInput size="md" label={t('name')} autoComplete="name" {...form.text('name')} />
          <TextInput size="md" label={t('email')} type="email" autoComplete="username" {...form.text('email')} />
          <NewPasswordInput size="md" label={t('password')} {...form.text('password')} />
          <Button type="submit" size="md" mt="xs">
            {t('submit')}
          </Button>
          <Text size="sm" c="dimmed">
            {t('what_happens')}
          </Text>
        </Stack>
      </form>
    </GuestCard>
  );
}

const countryOf = (language: string): (typeof COUNTRIES)[number] => (language.toUpperCase().endsWith('-CA') ? 'CA' : 'US');
