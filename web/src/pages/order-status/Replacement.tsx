import { Button, Group, Stack, Text } from '@mantine/core';
import { CheckIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { Ordered, type OrderItem } from './Ordered.tsx';
import classes from './order-status.module.css';
import { RejectForm } from './RejectForm.tsx';
import { pageKey } from './use-order-page.ts';

/** What the shopper found in place of an item, for the customer to decide on; then what was decided. */
export function Replacement({ link, line }: { readonly link: string; readonly line: OrderItem }) {
  const { t } = useTranslation('order-status');
  const [rejects, setRejects] = useState(false);
  const { id, item, replacement, alternative, replacement_status, can_decide } = line;
  const approve = useApiMutation({
    mutationFn: () => customer.orderPages.items.answerReplacement({ link, order_item_id: id, body: { status: 'APPROVED' } }),
    changes: [pageKey(link)],
  });
  return (
    <Stack gap="sm" className={classes.replacement}>
      {replacement && (
        <>
          <Text size="sm" fw={600}>
            {t('replacement.found')}
          </Text>
          <Ordered product={replacement} />
        </>
      )}
      {can_decide && !rejects && (
        <Group gap="sm" grow>
          <Button
            leftSection={<CheckIcon />}
            loading={approve.isPending}
            aria-label={t('replacement.approve_of', { name: item.name })}
            onClick={() => approve.mutate()}
          >
            {t('replacement.approve')}
          </Button>
          <Button variant="default" aria-label={t('replacement.reject_of', { name: item.name })} onClick={() => setRejects(true)}>
            {t('replacement.reject')}
          </Button>
        </Group>
      )}
      {can_decide && rejects && <RejectForm link={link} id={id} onClose={() => setRejects(false)} />}
      {!can_decide && (replacement_status === 'APPROVED' || replacement_status === 'REJECTED') && (
        <Text size="sm">{t(`replacement.${replacement_status}`)}</Text>
      )}
      {alternative && (
        <Text size="sm">
          {t('replacement.alternative')} <strong>{alternative.name}</strong>
        </Text>
      )}
    </Stack>
  );
}
