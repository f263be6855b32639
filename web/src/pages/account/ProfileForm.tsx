import { Button, NativeSelect, Stack, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { type SignedIn, useSessionActions } from '../../api/session.ts';
import { chooseLanguage } from '../../app/i18n.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';

const LOCALES = { 'en-US': 'English (United States)', 'en-CA': 'English (Canada)', 'fr-CA': 'Français (Canada)' } as const;

export function ProfileForm({ account }: { readonly account: SignedIn['account'] }) {
  const { t } = useTranslation('account');
  const { renew } = useSessionActions();
  const form = useApiForm({
    initial: { name: account.name, locale: account.locale },
    send: async (values) => {
      renew(await callConsole('PATCH /api/account', { body: values }));
      chooseLanguage(values.locale === 'fr-CA' ? 'fr-CA' : 'en');
      showSuccess(t('profile.saved'));
    },
  });
  return (
    <Section title={t('profile.title')}>
      <form {...form.formProps}>
        <Stack gap="md" align="flex-start">
          <FormProblem problem={form.problem} />
          <TextInput label={t('profile.name')} autoComplete="name" w="100%" maw="24rem" {...form.text('name')} />
          <NativeSelect
            label={t('profile.language')}
            description={t('profile.language_advice')}
            data={Object.entries(LOCALES).map(([value, label]) => ({ value, label }))}
            w="100%"
            maw="24rem"
            {...form.text('locale')}
          />
          <Button type="submit" loading={form.pending}>
            {t('save')}
          </Button>
        </Stack>
      </form>
    </Section>
  );
}
