import { Button, Stack, Text, Title } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { owesSecondFactor, secondFactorPath, useSessionActions, useSignedIn } from '../../api/session.ts';
import { AssignedServer } from '../servers/AssignedServer.tsx';
import { FirstCredentials, type Started } from '../servers/FirstCredentials.tsx';
import { type Retry, useRetry } from '../servers/use-retry.ts';

/** What an organization has right after its sign-up: two servers, and the credentials that are shown once. */
export default function StartedPage({ started: first }: { readonly started: Started }) {
  const { t } = useTranslation('sign-up');
  const session = useSignedIn();
  const { organization } = session;
  const navigate = useNavigate();
  const { refresh } = useSessionActions();
  const [started, setStarted] = useState(first);
  const [kept, setKept] = useState(false);
  const { development, production } = started.credentials;
  const retry = useRetry((again) => {
    const made = again.credentials;
    setStarted({
      servers: again.servers,
      credentials: { development: made.development ?? development, production: made.production ?? production },
    });
    if (made.development || made.production) setKept(false);
    void refresh();
  });
  // Another try is refused until a required second factor is set up; the page Servers has it then.
  const later: Retry = { mutate: () => void navigate(secondFactorPath('/servers')), isPending: false, error: null };
  const failed = Object.values(started.servers).some(({ state }) => state !== 'ready');
  return (
    <Stack gap="lg">
      <div>
        <Title order={1}>{t(failed ? 'started.title_partly' : 'started.title', { name: organization?.name })}</Title>
        <Text c="dimmed" mt={4}>
          {t(failed ? 'started.advice_partly' : 'started.advice')}
        </Text>
      </div>
      {(['development', 'production'] as const).map((environment) => (
        <AssignedServer
          key={environment}
          environment={environment}
          server={started.servers[environment]}
          retry={owesSecondFactor(session) ? later : retry}
        />
      ))}
      {!kept && <FirstCredentials credentials={started.credentials} slug={organization?.slug ?? ''} onKept={() => setKept(true)} />}
      <Button component={Link} to="/home" size="md" variant={kept ? 'filled' : 'default'}>
        {t('started.go')}
      </Button>
    </Stack>
  );
}
