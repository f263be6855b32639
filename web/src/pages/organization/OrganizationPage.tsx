import { Button, Stack, TextInput } from '@mantine/core';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { type Answer, callConsole } from '../../api/console.ts';
import { hasRight, useSessionActions, useSignedIn } from '../../api/session.ts';
import { DateTime } from '../../parts/DateTime.tsx';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { PageSkeleton } from '../../parts/PageSkeleton.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import classes from './organization.module.css';

type Profile = Answer<'GET /api/organization'>;
const ENVIRONMENTS = ['development', 'production'] as const;

/** Name and facts of the organization. */
export default function OrganizationPage() {
  const { t } = useTranslation('organization');
  const { data, error, refetch } = useQuery({
    queryKey: ['organization'],
    queryFn: ({ signal }) => callConsole('GET /api/organization', { signal }),
  });
  if (error) return <ErrorState error={error} title={t('failed')} onRetry={() => void refetch()} />;
  if (!data) return <PageSkeleton />;
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <Stack gap="lg" maw="46rem">
        <NameForm profile={data} />
        <Section title={t('facts.title')}>
          <dl className={classes.facts}>
            <dt>{t('facts.slug')}</dt>
            <dd>
              <code>{data.slug}</code>
            </dd>
            <dt>{t('facts.country')}</dt>
            <dd>{t(`countries.${data.country}`)}</dd>
            <dt>{t('facts.created')}</dt>
            <dd>
              <DateTime value={data.created_at} />
            </dd>
          </dl>
        </Section>
      </Stack>
    </>
  );
}

/** The name in the console, and on each server that is assigned. */
function NameForm({ profile }: { readonly profile: Profile }) {
  const { t } = useTranslation('organization');
  const session = useSignedIn();
  const client = useQueryClient();
  const { refresh } = useSessionActions();
  const mayManage = hasRight(session, 'manage', 'production');
  const form = useApiForm({
    initial: { name: profile.name },
    send: async ({ name }) => {
      await callConsole('PATCH /api/organization', { body: { name } });
      const ready = ENVIRONMENTS.filter((environment) => session.servers?.[environment].state === 'ready');
      await Promise.all(ready.map((environment) => connect(environment).management.organization.update({ body: { name: name.trim() } })));
      await Promise.all([client.invalidateQueries({ queryKey: ['organization'] }), refresh()]);
      showSuccess(t('name.saved'));
    },
  });
  return (
    <Section title={t('name.title')} description={t(mayManage ? 'name.description' : 'name.ask_admin')}>
      <form {...form.formProps}>
        <Stack gap="md" align="flex-start">
          <FormProblem problem={form.problem} />
          <TextInput label={t('name.label')} w="100%" maw="24rem" disabled={!mayManage} {...form.text('name')} />
          {mayManage && (
            <Button type="submit" loading={form.pending}>
              {t('name.submit')}
            </Button>
          )}
        </Stack>
      </form>
    </Section>
  );
}
