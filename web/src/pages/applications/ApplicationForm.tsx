import { Button, Group, Stack, Switch, Textarea, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import type { Scope } from './application.ts';
import { ScopeChoice } from './ScopeChoice.tsx';

export interface ApplicationFields {
  readonly name: string;
  readonly scopes: Scope[];
  readonly redirect_uris: string[];
  readonly require_signed_assertion: boolean;
}

export interface ApplicationFormProps {
  readonly initial: ApplicationFields;
  readonly submit: string;
  readonly send: (fields: ApplicationFields) => Promise<unknown>;
  readonly onCancel?: () => void;
}

const URIS = Array.from({ length: 20 }, (_, index) => [`redirect_uris[${index}]`, 'redirect_uris'] as const);
/** A list's entries have keys of their own. */
const KEYS = Object.fromEntries([...URIS, ...Array.from({ length: 8 }, (_, index) => [`scopes[${index}]`, 'scopes'] as const)]);

export function ApplicationForm({ initial, submit, send, onCancel }: ApplicationFormProps) {
  const { t } = useTranslation(['applications', 'app']);
  const form = useApiForm({
    initial: { ...initial, redirect_uris: initial.redirect_uris.join('\n') },
    keys: KEYS,
    send: ({ redirect_uris, ...fields }) =>
      send({
        ...fields,
        redirect_uris: redirect_uris
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== ''),
      }),
  });
  return (
    <form {...form.formProps}>
      <Stack gap="lg" maw="40rem">
        <FormProblem problem={form.problem} />
        <TextInput {...form.text('name')} label={t('fields.name')} description={t('hints.name')} maxLength={255} required />
        <ScopeChoice value={form.values.scopes} error={form.errors.scopes} onChange={(scopes) => form.set('scopes', scopes)} />
        <Textarea
          {...form.text('redirect_uris')}
          label={t('fields.redirect_uris')}
          description={t('hints.redirect_uris')}
          autosize
          minRows={2}
          spellCheck={false}
          ff="monospace"
        />
        <Switch
          {...form.checkbox('require_signed_assertion')}
          label={t('fields.require_signed_assertion')}
          description={t('hints.require_signed_assertion')}
        />
        <Group gap="sm">
          <Button type="submit" loading={form.pending}>
            {submit}
          </Button>
          {onCancel && (
            <Button variant="default" onClick={onCancel}>
              {t('app:actions.cancel')}
            </Button>
          )}
        </Group>
      </Stack>
    </form>
  );
}
