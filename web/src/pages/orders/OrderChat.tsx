import { Button, Group, Skeleton, Text, TextInput } from '@mantine/core';
import { PaperAirplaneIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { connect } from '../../api/connect.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { Section } from '../../parts/Section.tsx';
import classes from './orders.module.css';
import { useMayOperate, useOrderWrite, type WholeOrder } from './use-order.ts';

const EVERY = 10_000;

/** What customer and shopper wrote; whoever operates writes as the shopper. */
export function OrderChat({ order }: { readonly order: WholeOrder }) {
  const { t } = useTranslation('orders');
  const [environment] = useEnvironment();
  const [text, setText] = useState('');
  const { order_id, retailer_id: retailerId } = order;
  const { data } = useQuery({
    queryKey: [environment, 'orders', 'chat', order_id],
    queryFn: async ({ signal }) =>
      (await connect(environment).management.orderMessages.list({ order_id }, { signal, retailerId })).chat_messages,
    refetchInterval: EVERY,
  });
  const write = useOrderWrite(order, (client, body: string, options) =>
    client.management.orderMessages.send({ order_id, body: { body } }, options),
  );
  const mayWrite = useMayOperate() && order.actions.write_messages;
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (text.trim() !== '') write.mutate(text.trim(), { onSuccess: () => setText('') });
  };
  return (
    <Section title={t('chat.title')}>
      {!data ? (
        <Skeleton h={48} />
      ) : data.length === 0 ? (
        <Text c="dimmed" mb={mayWrite ? 'sm' : 0}>
          {t('chat.none')}
        </Text>
      ) : (
        // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reachable by keyboard (WCAG 2.1.1)
        <ul className={classes.chat} tabIndex={0} aria-label={t('chat.title')}>
          {data.map(({ id, body, sender_type, created_at }) => (
            <li key={id} className={classes.message} data-from={sender_type}>
              <Text size="xs">
                {t(sender_type === 'driver' ? 'chat.shopper' : 'chat.customer')} · <DateTime value={created_at} relative />
              </Text>
              {body}
            </li>
          ))}
        </ul>
      )}
      {mayWrite && (
        <form onSubmit={send}>
          <Group gap="sm" wrap="nowrap">
            <TextInput
              flex={1}
              aria-label={t('chat.write')}
              placeholder={t('chat.write')}
              value={text}
              onChange={(event) => setText(event.currentTarget.value)}
            />
            <Button type="submit" variant="default" loading={write.isPending} aria-label={t('chat.send')}>
              <PaperAirplaneIcon />
            </Button>
          </Group>
        </form>
      )}
    </Section>
  );
}
