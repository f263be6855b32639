import { Button, Modal, Stack, Textarea, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { showSuccess } from '../../parts/problem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { KeyUnreadable, readKey } from './read-key.ts';

export interface RegisterKeyProps {
  readonly opened: boolean;
  readonly onClose: () => void;
  readonly environment: Environment;
  readonly clientId: string;
}

export function RegisterKey({ opened, onClose, ...target }: RegisterKeyProps) {
  const { t } = useTranslation(['applications', 'app']);
  return (
    <Modal opened={opened} onClose={onClose} title={t('keys.add')} size="lg" closeButtonProps={{ 'aria-label': t('app:actions.close') }}>
      <Fields {...target} onClose={onClose} />
    </Modal>
  );
}

/** Inside the dialog, so that each opening begins anew. */
function Fields({ environment, clientId, onClose }: Omit<RegisterKeyProps, 'opened'>) {
  const { t } = useTranslation('applications');
  const client = useQueryClient();
  const [unreadable, setUnreadable] = useState<KeyUnreadable['reason']>();
  const form = useApiForm({
    initial: { jwk: '', key_id: '' },
    send: async ({ jwk: text, key_id }) => {
      setUnreadable(undefined);
      let jwk: JsonWebKey;
      try {
        jwk = await readKey(text);
      } catch (error) {
        if (!(error instanceof KeyUnreadable)) throw error;
        setUnreadable(error.reason);
        return;
      }
      const body = { jwk: jwk as Record<string, unknown>, ...(key_id.trim() === '' ? {} : { key_id: key_id.trim() }) };
      await connect(environment).management.applications.keys.register({ client_id: clientId, body });
      await client.invalidateQueries({ queryKey: [environment, 'applications', clientId, 'keys'] });
      showSuccess(t('keys.added'));
      onClose();
    },
  });
  const key = form.text('jwk');
  return (
    <form {...form.formProps}>
      <Stack gap="md">
        <FormProblem problem={form.problem} />
        <Textarea
          {...key}
          error={unreadable ? t(`keys.${unreadable}`) : key.error}
          label={t('keys.key')}
          description={t('keys.key_hint')}
          autosize
          minRows={6}
          maxRows={14}
          spellCheck={false}
          data-autofocus
          required
        />
        <TextInput {...form.text('key_id')} label={t('keys.id')} description={t('keys.id_hint')} autoComplete="off" />
        <Button type="submit" loading={form.pending} style={{ alignSelf: 'flex-end' }}>
          {t('keys.submit')}
        </Button>
      </Stack>
    </form>
  );
}
