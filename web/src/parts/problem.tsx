import { Text } from '@mantine/core';
import { notifications } from '@mantine/notifications';
import i18n from 'i18next';
import { problemOf } from './problem-of.ts';

/** A toast that stays until it is closed, since it may have to be copied. */
export function showProblem(error: unknown): void {
  const { message, requestId } = problemOf(error, i18n.t);
  notifications.show({
    color: 'red',
    autoClose: false,
    title: i18n.t('app:errors.title'),
    message: (
      <>
        <Text size="sm" style={{ whiteSpace: 'pre-line' }}>
          {message}
        </Text>
        {requestId && (
          <Text size="xs" c="dimmed" mt={4}>
            {i18n.t('app:errors.request')} <code>{requestId}</code>
          </Text>
        )}
      </>
    ),
    closeButtonProps: { 'aria-label': i18n.t('app:actions.close') },
  });
}

/** A toast for what went well. */
export function showSuccess(message: string): void {
  notifications.show({ color: 'brand', message, closeButtonProps: { 'aria-label': i18n.t('app:actions.close') } });
}
