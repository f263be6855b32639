import { Button, Group, SegmentedControl, Skeleton, Stack, Text, TextInput } from '@mantine/core';
import { PaperAirplaneIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import { DateTime } from '../DateTime.tsx';
import { ErrorState } from '../ErrorState.tsx';
import { useApiMutation } from '../use-api-mutation.ts';
import classes from './order.module.css';
import { orderKey, type WholeOrder } from './use-order.ts';

type Speaker = 'customer' | 'shopper';
interface Message {
  readonly key: string;
  readonly from: Speaker | 'platform';
  readonly at: string;
  readonly body: string;
}

interface Props {
  readonly environment: Environment;
  readonly order: WholeOrder;
  /** Whose words may be written: nobody's by who only reads; customers write themselves on production. */
  readonly speakers: readonly Speaker[];
}

/** The chat of customer and shopper, with what the platform told the customer in between. */
export function OrderChat({ environment, order, speakers }: Props) {
  const { t } = useTranslation('order');
  const { order_id, retailer_id } = order;
  const options = { retailerId: retailer_id };
  const [speaker, setSpeaker] = useState<Speaker>(speakers[0] ?? 'shopper');
  const [body, setBody] = useState('');
  const chat = useQuery({
    queryKey: [...orderKey(environment, order_id), 'chat'],
    queryFn: ({ signal }) => connect(environment).postCheckout.messages.list({ order_id }, { ...options, signal }),
    enabled: order.user_id !== null,
  });
  const send = useApiMutation<unknown>({
    mutationFn: () =>
      speaker === 'customer'
        ? connect(environment).postCheckout.chat.send({ order_id, body: { body } }, options)
        : connect(environment).management.orderMessages.send({ order_id, body: { body } }, options),
    changes: [orderKey(environment, order_id)],
    onSuccess: () => setBody(''),
  });
  if (order.user_id === null) return <Text c="dimmed">{t('chat.no_user')}</Text>;
  if (chat.error) return <ErrorState error={chat.error} title={t('chat.failed')} onRetry={chat.refetch} />;
  if (!chat.data) return <Skeleton h={120} />;
  const messages = inOrder([
    ...chat.data.chat_messages.map(({ id, sender_type, created_at, body: text }): Message => {
      return { key: `chat ${id}`, from: sender_type === 'driver' ? 'shopper' : 'customer', at: created_at, body: text };
    }),
    ...chat.data.lifecycle_messages.map(({ id, created_at, body: text }): Message => {
      return { key: `event ${id}`, from: 'platform', at: created_at, body: text };
    }),
  ]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (body.trim() !== '') send.mutate();
  };
  return (
    <Stack gap="sm">
      {messages.length === 0 ? (
        <Text c="dimmed">{t('chat.none')}</Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
        <ul className={classes.messages} aria-label={t('chat.label')} tabIndex={0}>
          {messages.map(({ key, from, at, body: text }) => (
            <li key={key} className={classes.message} data-from={from}>
              {from !== 'platform' && (
                <Text size="xs" fw={600}>
                  {t(`chat.${from}`)}
                </Text>
              )}
              <div>{text}</div>
              <Text size="xs" component="span">
                <DateTime value={at} />
              </Text>
            </li>
          ))}
        </ul>
      )}
      {speakers.length === 0 ? null : order.actions.write_messages ? (
        <form onSubmit={submit}>
          <Stack gap="xs">
            {speakers.length > 1 && (
              <SegmentedControl
                aria-label={t('chat.as')}
                value={speaker}
                onChange={(value) => setSpeaker(value as Speaker)}
                data={speakers.map((one) => ({ value: one, label: t(`chat.as_${one}`) }))}
              />
            )}
            <Group gap="sm" wrap="nowrap" align="flex-end">
              <TextInput
                flex={1}
                label={t('chat.message')}
                value={body}
                maxLength={1000}
                onChange={(event) => setBody(event.currentTarget.value)}
              />
              <Button type="submit" leftSection={<PaperAirplaneIcon />} loading={send.isPending}>
                {t('chat.send')}
              </Button>
            </Group>
          </Stack>
        </form>
      ) : (
        <Text size="sm" c="dimmed">
          {t('chat.closed')}
        </Text>
      )}
    </Stack>
  );
}

const inOrder = (messages: readonly Message[]) => messages.toSorted((a, b) => Date.parse(a.at) - Date.parse(b.at));
