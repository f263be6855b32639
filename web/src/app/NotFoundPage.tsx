import { Button } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { answered } from './answer.ts';
import { Message } from './Message.tsx';
import { useDocumentTitle } from './use-page.ts';

/** For addresses that are no page, and for answers of the server that are an error. */
export function NotFoundPage() {
  const { t } = useTranslation();
  const kind = answered.status === 200 || answered.status === 404 ? 'not_found' : answered.status === 503 ? 'unavailable' : 'defect';
  const title = t(`errors.${kind}.title`);
  useDocumentTitle(title);
  return (
    <Message whole title={title} advice={t(`errors.${kind}.advice`)} requestId={kind === 'not_found' ? undefined : answered.requestId}>
      <Button component="a" href="/" mt="md">
        {t('errors.go_home')}
      </Button>
    </Message>
  );
}
