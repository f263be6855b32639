import { Alert, Text } from '@mantine/core';
import { AlertIcon } from '@primer/octicons-react';
import { useTranslation } from 'react-i18next';
import type { Problem } from './problem-of.ts';

/** What went wrong with a form as a whole, read out at once. */
export function FormProblem({ problem }: { readonly problem: Problem | undefined }) {
  const { t } = useTranslation();
  if (!problem) return null;
  return (
    <Alert color="red" icon={<AlertIcon />} role="alert">
      <Text size="md" style={{ whiteSpace: 'pre-line' }}>
        {problem.message}
      </Text>
      {problem.requestId && (
        <Text size="xs" c="dimmed" mt={4}>
          {t('errors.request')} <code>{problem.requestId}</code>
        </Text>
      )}
    </Alert>
  );
}
