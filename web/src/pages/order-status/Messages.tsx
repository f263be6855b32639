import { Button, Group, Skeleton, Stack, Text, Textarea } from '@mantine/core';
import { PaperAirplaneIcon } from '@primer/octicons-react';
import { keepPreviousData, useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useEffectEvent, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { ErrorState } from '../../parts/ErrorState.tsx';
import { FormProblem } from '../../parts/FormProblem.tsx';
import { RemoteImage } from '../../parts/RemoteImage.tsx';
import { useApiForm } from '../../parts/use-api-form.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import classes from './order-status.module.css';
import { timeOf } from './times.ts';
import { type OrderPage, pageKey } from './use-order-page.ts';

/** What customer and shopper wrote to each other, read anew with each version of the order, and the next message. */
export function Messages({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t, i18n } = useTranslation('order-status');
  const { version, chat } = page;
  const messages = useQuery({
    queryKey: [...pageKey(link), 'messages', version],
    queryFn: ({ signal }) => customer.orderPages.messages.list({ link }, { signal }),
    placeholderData: keepPreviousData,
  });
  useMarkRead(link, chat.unread);
  const list = useRef<HTMLUListElement>(null);
  const count = messages.data?.chat_messages.length ?? 0;
  useEffect(() => {
    if (count > 0) list.current?.scrollTo({ top: list.current.scrollHeight });
  }, [count]);
  if (messages.error) return <ErrorState error={messages.error} title={t('chat.failed')} onRetry={messages.refetch} />;
  if (!messages.data) return <Skeleton h={96} />;
  return (
    <Stack gap="sm">
      {count === 0 ? (
        <Text c="dimmed">{t('chat.none')}</Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
        <ul ref={list} className={classes.messages} aria-label={t('chat.label')} aria-live="polite" tabIndex={0}>
          {messages.data.chat_messages.map(({ id, sender_type, created_at, body, image, read }) => {
            const from = sender_type === 'user' ? 'customer' : 'shopper';
            return (
              <li key={id} className={classes.message} data-from={from}>
                <span className={classes.hidden}>{t(`chat.${from}`)}: </span>
                {body}
                <RemoteImage url={image} alt={t('chat.image')} kind="picture" />
                <div className={classes.messageFoot}>
                  <time dateTime={created_at}>{timeOf(created_at, page, i18n.language)}</time>
                  {from === 'customer' && ` · ${t(read ? 'chat.read' : 'chat.sent')}`}
                </div>
              </li>
            );
          })}
        </ul>
      )}
      {page.actions.includes('send_message') && <Send link={link} />}
    </Stack>
  );
}

function Send({ link }: { readonly link: string }) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { body: '' },
    send: async ({ body }) => {
      if (body.trim() === '') return;
      await customer.orderPages.messages.send({ link, body: { body } });
      form.set('body', '');
      await client.invalidateQueries({ queryKey: pageKey(link) });
    },
  });
  return (
    <form {...form.formProps}>
      <Stack gap="xs">
        <FormProblem problem={form.problem} />
        <Group gap="sm" wrap="nowrap" align="flex-end">
          <Textarea flex={1} label={t('chat.message')} autosize minRows={1} maxRows={5} {...form.text('body')} />
          <Button type="submit" leftSection={<PaperAirplaneIcon />} loading={form.pending}>
            {t('chat.send')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

/** While the chat is open, what comes is read; a page in the background is not looked at. */
function useMarkRead(link: string, unread: number): void {
  const { mutate } = useApiMutation({ mutationFn: () => customer.orderPages.messages.markRead({ link }), changes: [pageKey(link)] });
  const markRead = useEffectEvent(() => {
    if (unread > 0 && document.visibilityState === 'visible') mutate();
  });
  useEffect(() => {
    if (unread > 0) markRead();
    document.addEventListener('visibilitychange', markRead);
    return () => document.removeEventListener('visibilitychange', markRead);
  }, [unread]);
}
