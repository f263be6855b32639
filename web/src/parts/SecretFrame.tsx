import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { DownloadIcon, KeyIcon } from '@primer/octicons-react';
import { type ReactNode, useState } from 'react';
import { flushSync } from 'react-dom';
import { useTranslation } from 'react-i18next';
import { download } from './download.ts';
import { LeaveGuard } from './LeaveGuard.tsx';

export interface SecretFrameProps {
  readonly advice: string;
  readonly file: { readonly name: string; readonly content: string; readonly label: string };
  /** Whoever reads it says that it is kept, and goes on. */
  readonly onKept: () => void;
  /** Called with what to call once something of it was copied. */
  readonly children: (keep: () => void) => ReactNode;
}

/** Around what is told only once: warns before leaving while it was neither copied nor downloaded. */
export function SecretFrame({ advice, file, onKept, children }: SecretFrameProps) {
  const { t } = useTranslation();
  const [kept, setKept] = useState(false);
  const keep = () => setKept(true);
  return (
    <Alert color="yellow" icon={<KeyIcon />} title={t('secret.once')}>
      <LeaveGuard active={!kept} title={t('secret.leave_title')} advice={t('secret.leave_advice')} />
      <Stack gap="sm">
        <Text>{advice}</Text>
        {children(keep)}
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<DownloadIcon />}
            onClick={() => {
              download(file.name, file.content, 'text/plain');
              keep();
            }}
          >
            {file.label}
          </Button>
          <Button
            onClick={() => {
              // Before onKept leads away, which the guard would stop.
              flushSync(keep);
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
