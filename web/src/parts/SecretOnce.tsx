import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { DownloadIcon, KeyIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { CopyButton } from './CopyButton.tsx';
import { download } from './download.ts';
import { LeaveGuard } from './LeaveGuard.tsx';
import classes from './parts.module.css';

export interface SecretOnceProps {
  /** What is shown, by the names of environment variables: `CARTWRIGHT_CLIENT_SECRET`. */
  readonly values: Readonly<Record<string, string>>;
  /** Of the downloaded file, `greenleaf-development.env`. */
  readonly fileName: string;
  /** Whoever reads it says that it is kept, and goes on. */
  readonly onKept: () => void;
}

/** Secrets that the server tells only once. Warns before leaving while they were neither copied nor downloaded. */
export function SecretOnce({ values, fileName, onKept }: SecretOnceProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const entries = Object.entries(values);
  const asFile = () => {
    download(fileName, `${entries.map(([name, value]) => `${name}=${value}`).join('\n')}\n`, 'text/plain');
    setKept(true);
  };
  return (
    <Alert color="yellow" icon={<KeyIcon />} title={t('secret.once')}>
      <LeaveGuard active={!kept} title={t('secret.leave_title')} advice={t('secret.leave_advice')} />
      <Stack gap="sm">
        <Text>{t('secret.advice')}</Text>
        <dl className={classes.secrets}>
          {entries.map(([name, value]) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>
                <code>{value}</code>
                <CopyButton value={value} label={`${t('actions.copy')}: ${name}`} onCopy={() => setKept(true)} />
              </dd>
            </div>
          ))}
        </dl>
        <Group gap="sm">
          <Button variant="default" leftSection={<DownloadIcon />} onClick={asFile}>
            {t('secret.download')}
          </Button>
          <Button
            onClick={() => {
              // Before onKept leads away, which the guard would stop.
              flushSync(() => setKept(true));
              onKept();
            }}
          >
            {t('secret.kept')}
          </Button>
        </Group>
      </Stack>
    </Alert>
  );
}
