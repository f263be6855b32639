import { Button, Stack, Text } from '@mantine/core';
import { lazy, Suspense, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { type Answer, callConsole } from '../../api/console.ts';
import { useSession, useSessionActions } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { GuestCard } from '../../parts/GuestCard.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { Resend } from './Resend.tsx';

const StartedPage = lazy(() => import('../sign-up/Started.tsx'));

/** Where the link of a mail leads. It takes a click, so that programs that look at links in mails do not use them up. */
export default function ConfirmPage() {
  const { t } = useTranslation('confirm');
  const [parameters] = useSearchParams();
  const { account } = useSession();
  const { become, refresh } = useSessionActions();
  const [outcome, setOutcome] = useState<Answer<'POST /api/confirm'>>();
  const token = parameters.get('token') ?? '';
  const kind = parameters.has('change') ? 'change' : 'first';
  const form = useApiForm({
    initial: {},
    send: async () => {
      const answer = await callConsole('POST /api/confirm', { body: { token } });
      setOutcome(answer);
      if (answer.session) become(answer.session);
      else await refresh();
    },
  });
  if (outcome?.started) {
    return (
      <Suspense fallback={null}>
        <StartedPage started={outcome.started} />
      </Suspense>
    );
  }
  if (outcome) {
    return (
      <GuestCard title={t('done.title')} advice={t(`done.${kind}`)}>
        <Button component={Link} to={account || outcome.session ? '/home' : '/sign-in'} size="md" fullWidth>
          {t(account || outcome.session ? 'done.go' : 'done.sign_in')}
        </Button>
      </GuestCard>
    );
  }
  if (token === '') return <Resend title={t('resend.title')} advice={t('resend.advice')} />;
  return (
    <Stack gap="xl">
      <GuestCard title={t(`${kind}.title`)} advice={t(`${kind}.advice`)}>
        <form {...form.formProps}>
          <Stack gap="md">
            <FormProblem problem={form.problem} />
            <Button type="submit" size="md" loading={form.pending}>
              {t('submit')}
            </Button>
            {form.problem && kind === 'change' && <Text size="sm">{t('change.again')}</Text>}
          </Stack>
        </form>
      </GuestCard>
      {form.problem && kind === 'first' && <Resend />}
    </Stack>
  );
}
