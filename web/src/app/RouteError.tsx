import { Button, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useRouteError } from 'react-router';
import { problemOf } from '../parts/problem-of.ts';
import { Message } from './Message.tsx';

/** What is shown in place of a page that could not be loaded or drawn. */
export function RouteError({ whole = false }: { readonly whole?: boolean }) {
  const { t } = useTranslation();
  const { message, requestId } = problemOf(useRouteError(), t);
  return (
    <Message whole={whole} title={t('errors.defect.title')} advice={message} requestId={requestId}>
      <Group mt="md">
        <Button onClick={() => window.location.reload()}>{t('errors.again')}</Button>
        <Button component="a" href="/" variant="default">
          {t('errors.go_home')}
        </Button>
      </Group>
    </Message>
  );
}
