import { Anchor, Button, Card, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { callConsole } from '../../api/console.ts';
import { useSession } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { problemOf } from '../../parts/problem-of.ts';

/** Where a link of a mail leads. It asks once more, since readers of mail open links by themselves. */
export function LinkPage({ kind }: { readonly kind: 'confirm' | 'unsubscribe' }) {
  const { t } = useTranslation('status');
  const [parameters] = useSearchParams();
  // Brings the visitor's cookie and the token that the form is sent with.
  useSession();
  const token = parameters.get('token') ?? '';
  const act = useMutation({
    mutationFn: () => callConsole(`POST /api/status/subscriptions/${kind}`, { body: { token } }),
    meta: { shownByForm: true },
  });
  return (
    <Stack gap="lg">
      <Title order={1}>{t(`link.${kind}.title`)}</Title>
      <Card padding="xl">
        <Stack gap="md">
          {act.error && <FormProblem problem={problemOf(act.error, t)} />}
          <Text role="status">{act.data ? t(`link.${kind}.done`, { email: act.data.email }) : t(`link.${kind}.advice`)}</Text>
          {act.data ? (
            <Anchor component={Link} to="/status">
              {t('link.to_page')}
            </Anchor>
          ) : (
            <Button size="md" loading={act.isPending} onClick={() => act.mutate()}>
              {t(`link.${kind}.action`)}
            </Button>
          )}
        </Stack>
      </Card>
    </Stack>
  );
}
