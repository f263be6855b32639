import { Button } from '@mantine/core';
import { CommentDiscussionIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Section } from '../../parts/Section.tsx';
import { StatusBadge } from '../../parts/StatusBadge.tsx';
import { Messages } from './Messages.tsx';
import type { OrderPage } from './use-order-page.ts';

/** The chat with the shopper, closed until the customer opens it: what is shown counts as read. */
export function Chat({ link, page }: { readonly link: string; readonly page: OrderPage }) {
  const { t } = useTranslation('order-status');
  const [open, setOpen] = useState(false);
  const { actions, chat, shopper } = page;
  const canSend = actions.includes('send_message');
  // Before anybody shops there is nobody to write to; afterwards what was said can be read.
  if (!actions.includes('read_messages') || (!canSend && !shopper)) return null;
  const { unread } = chat;
  return (
    <Section
      title={shopper ? t('chat.with', { name: shopper.first_name }) : t('chat.title')}
      aside={unread > 0 && !open ? <StatusBadge tone="progress">{t('chat.unread', { count: unread })}</StatusBadge> : undefined}
    >
      {open ? (
        <Messages link={link} page={page} />
      ) : (
        <Button variant={unread > 0 ? 'filled' : 'default'} leftSection={<CommentDiscussionIcon />} onClick={() => setOpen(true)}>
          {t('chat.open')}
        </Button>
      )}
    </Section>
  );
}
