import { Button, Group, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { callConsole } from '../../api/console.ts';
import { type SignedIn, useSessionActions } from '../../api/session.ts';
import { showSuccess } from '../../parts/problem.tsx';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { PasswordDialog } from './PasswordDialog.tsx';
import { RecoveryCodes } from './RecoveryCodes.tsx';
import { type AuthenticatorKey, SetUpTwoFactor } from './SetUpTwoFactor.tsx';

type Asking = 'begin' | 'renew' | 'remove';

export interface TwoFactorProps {
  readonly account: SignedIn['account'];
  /** Once recovery codes were kept. */
  readonly onKept?: () => void;
}

/** The second factor: set up, recovery codes, switched off unless it is required. Each asks for the password first. */
export function TwoFactor({ account, onKept }: TwoFactorProps) {
  const { two_factor: isSet, two_factor_required: isRequired } = account;
  const { t } = useTranslation('account');
  const { refresh } = useSessionActions();
  const [asking, setAsking] = useState<Asking>();
  const [key, setKey] = useState<AuthenticatorKey>();
  const [codes, setCodes] = useState<readonly string[]>();
  const send: Record<Asking, (password: string) => Promise<void>> = {
    begin: async (password) => setKey(await callConsole('POST /api/account/two-factor', { body: { password } })),
    renew: async (password) => {
      const answer = await callConsole('POST /api/account/recovery-codes', { body: { password } });
      setCodes(answer.recovery_codes);
    },
    remove: async (password) => {
      await callConsole('DELETE /api/account/two-factor', { body: { password } });
      setCodes(undefined);
      await refresh();
      showSuccess(t('two_factor.removed'));
    },
  };
  return (
    <Section
      title={t('two_factor.title')}
      description={t('two_factor.description')}
      aside={<StatusBadge tone={isSet ? 'good' : 'neutral'}>{t(isSet ? 'two_factor.on' : 'two_factor.off')}</StatusBadge>}
    >
      {key && !isSet && (
        <SetUpTwoFactor
          authenticator={key}
          onCancel={() => setKey(undefined)}
          onDone={async (recoveryCodes) => {
            setCodes(recoveryCodes);
            setKey(undefined);
            await refresh();
          }}
        />
      )}
      {codes && (
        <RecoveryCodes
          codes={codes}
          onKept={() => {
            setCodes(undefined);
            onKept?.();
          }}
        />
      )}
      {isSet && isRequired && !codes && <Text>{t('two_factor.required')}</Text>}
      {!key && !codes && (
        <Group gap="sm">
          {isSet ? (
            <>
              <Button variant="default" onClick={() => setAsking('renew')}>
                {t('two_factor.renew.action')}
              </Button>
              {!isRequired && (
                <Button variant="default" onClick={() => setAsking('remove')}>
                  {t('two_factor.remove.action')}
                </Button>
              )}
            </>
          ) : (
            <Button onClick={() => setAsking('begin')}>{t('two_factor.begin.action')}</Button>
          )}
        </Group>
      )}
      {asking && (
        <PasswordDialog
          title={t(`two_factor.${asking}.action`)}
          action={t(`two_factor.${asking}.confirm`)}
          destructive={asking === 'remove'}
          onClose={() => setAsking(undefined)}
          send={async (password) => {
            await send[asking](password);
            setAsking(undefined);
          }}
        >
          <Text>{t(`two_factor.${asking}.advice`)}</Text>
        </PasswordDialog>
      )}
    </Section>
  );
}
