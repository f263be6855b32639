import { Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { CopyableCode } from '../../parts/CodeBlock.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { QrCode } from './QrCode.tsx';

export interface AuthenticatorKey {
  readonly secret: string;
  readonly uri: string;
}

export interface SetUpTwoFactorProps {
  readonly authenticator: AuthenticatorKey;
  readonly onCancel: () => void;
  readonly onDone: (recoveryCodes: readonly string[]) => Promise<void>;
}

/** The key for the authenticator, as a picture and as text; a code of it proves that it arrived. */
export function SetUpTwoFactor({ authenticator, onCancel, onDone }: SetUpTwoFactorProps) {
  const { t } = useTranslation(['account', 'app']);
  const form = useApiForm({
    initial: { code: '' },
    texts: { code: t('two_factor.wrong_code') },
    send: async ({ code }) => {
      const answer = await callConsole('PUT /api/account/two-factor', { body: { code: code.replaceAll(/\s/g, '') } });
      await onDone(answer.recovery_codes);
    },
  });
  return (
    <Group align="flex-start" gap="xl">
      <QrCode text={authenticator.uri} label={t('two_factor.qr')} />
      <Stack gap="md" flex="1 1 16rem" miw={0}>
        <div>
          <Text>{t('two_factor.scan')}</Text>
          <CopyableCode value={authenticator.secret.replaceAll(/(.{4})(?=.)/g, '$1 ')} label={t('two_factor.copy_key')} />
        </div>
        <form {...form.formProps}>
          <Stack gap="md" align="flex-start">
            <FormProblem problem={form.problem} />
            <TextInput
              label={t('two_factor.code')}
              inputMode="numeric"
              autoComplete="one-time-code"
              autoFocus
              maw="12rem"
              {...form.text('code')}
            />
            <Group gap="sm">
              <Button variant="default" onClick={onCancel}>
                {t('app:actions.cancel')}
              </Button>
              <Button type="submit" loading={form.pending}>
                {t('two_factor.confirm')}
              </Button>
            </Group>
          </Stack>
        </form>
      </Stack>
    </Group>
  );
}
