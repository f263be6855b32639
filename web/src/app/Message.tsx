import { Code, Stack, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Brand } from './Brand.tsx';
import classes from './shell.module.css';

export interface MessageProps {
  readonly title: string;
  readonly advice: string;
  /** Leads from here to the server's log. */
  readonly requestId?: string | undefined;
  readonly children?: ReactNode;
  /** Fills the window, where no frame is around it. */
  readonly whole?: boolean;
}

/** A page that says why there is no other, and what to do. */
export function Message({ title, advice, requestId, children, whole = false }: MessageProps) {
  const { t } = useTranslation();
  const message = (
    <Stack gap="sm" align="flex-start" className={classes.message}>
      <Title order={1}>{title}</Title>
      <Text c="dimmed" size="lg">
        {advice}
      </Text>
      {requestId && (
        <Text size="sm" c="dimmed">
          {t('errors.request')} <Code>{requestId}</Code>
        </Text>
      )}
      {children}
    </Stack>
  );
  if (!whole) return message;
  return (
    <div className={classes.guest}>
      <header className={classes.guestHeader}>
        <a href="/" className={classes.home}>
          <Brand />
        </a>
      </header>
      <main className={classes.guestMain}>{message}</main>
    </div>
  );
}
