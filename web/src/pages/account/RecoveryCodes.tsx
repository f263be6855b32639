import { Button } from '@mantine/core';
import { CopyIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import classes from '../../parts/parts.module.css';
import { SecretFrame } from '../../parts/SecretFrame.tsx';

/** Each stands in for a code once, when the authenticator is lost. */
export function RecoveryCodes({ codes, onKept }: { readonly codes: readonly string[]; readonly onKept: () => void }) {
  const { t } = useTranslation(['account', 'app']);
  const content = `${codes.join('\n')}\n`;
  return (
    <SecretFrame
      advice={t('two_factor.codes')}
      file={{ name: 'cartwright-recovery-codes.txt', content, label: t('app:actions.download') }}
      onKept={onKept}
    >
      {(keep) => (
        <>
          <ul className={classes.codes} aria-label={t('two_factor.codes_label')}>
            {codes.map((code) => (
              <li key={code}>
                <code>{code}</code>
              </li>
            ))}
          </ul>
          <Button
            variant="subtle"
            size="xs"
            leftSection={<CopyIcon />}
            style={{ alignSelf: 'flex-start' }}
            onClick={() => void navigator.clipboard.writeText(content).then(keep)}
          >
            {t('two_factor.copy_codes')}
          </Button>
        </>
      )}
    </SecretFrame>
  );
}
