import { Button, Modal, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { NewApplication } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { type Application, applicationsQuery } from './application.ts';

export interface CloneDialogProps {
  readonly source: Application;
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly onCloned: (clone: NewApplication) => void;
}

export function CloneDialog({ opened, onClose, ...rest }: CloneDialogProps) {
  const { t } = useTranslation(['applications', 'app']);
  return (
    <Modal opened={opened} onClose={onClose} title={t('clone.title')} closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <Stack gap="md">
        <Text>{t('clone.advice')}</Text>
        <CloneForm {...rest} />
      </Stack>
    </Modal>
  );
}

/** Makes an exact copy of the scopes with new credentials. */
export function CloneForm({ source, onCloned }: Pick<CloneDialogProps, 'source' | 'onCloned'>) {
  const { t } = useTranslation('applications');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { name: source.name },
    send: async ({ name }) => {
      onCloned(await connect(source.environment).management.applications.clone({ client_id: source.client_id, body: { name } }));
      await client.invalidateQueries({ queryKey: applicationsQuery(source.environment).queryKey });
    },
  });
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        <TextInput {...form.text('name')} label={t('clone.name')} maw="26rem" required />
        <Button type="submit" loading={form.pending} style={{ alignSelf: 'flex-start' }}>
          {t('clone.submit')}
        </Button>
      </Stack>
    </form>
  );
}
