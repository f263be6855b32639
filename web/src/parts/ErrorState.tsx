import { Button, Text } from '@mantine/core';
import { AlertIcon, SyncIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from './EmptyState.tsx';
import { problemOf } from './problem-of.ts';

export interface ErrorStateProps {
  readonly error: unknown;
  readonly title: string;
  readonly onRetry: () => void;
}

/** In place of what could not be loaded. */
export function ErrorState({ error, title, onRetry }: ErrorStateProps) {
  const { t } = useTranslation();
  const { message, requestId } = problemOf(error, t);
  return (
    <div role="alert">
      <EmptyState
        icon={AlertIcon}
        title={title}
        advice={
          <>
            {message}
            {requestId && (
              <Text component="span" display="block" size="xs" mt={4}>
                {t('errors.request')} <code>{requestId}</code>
              </Text>
            )}
          </>
        }
        action={
          <Button variant="default" size="xs" mt="xs" leftSection={<SyncIcon />} onClick={onRetry}>
            {t('actions.retry')}
          </Button>
        }
      />
    </div>
  );
}
