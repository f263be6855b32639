import { Button, Group, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { customer } from '../../api/customer.ts';
import { useApiForm } from '../../parts/use-api-form.ts';
import { EditForm } from './EditForm.tsx';
import { type OrderPage, pageKey } from './use-order-page.ts';

interface Props {
  readonly link: string;
  readonly delegate: NonNullable<OrderPage['pickup']>['delegate'];
  readonly canChange: boolean;
}

/** Who collects the order in place of the customer. */
export function Delegate({ link, delegate, canChange }: Props) {
  const { t } = useTranslation('order-status');
  const [edits, setEdits] = useState(false);
  if (edits) return <DelegateForm link={link} name={delegate?.name ?? ''} onDone={() => setEdits(false)} />;
  return (
    <Group justify="space-between" gap="sm">
      <Text>{delegate ? t('delegate.named', { name: delegate.name, ending: delegate.phone_ending }) : t('delegate.none')}</Text>
      {canChange && (
        <Button variant="default" onClick={() => setEdits(true)}>
          {delegate ? t('delegate.change') : t('delegate.add')}
        </Button>
      )}
    </Group>
  );
}

function DelegateForm({ link, name, onDone }: { readonly link: string; readonly name: string; readonly onDone: () => void }) {
  const { t } = useTranslation('order-status');
  const client = useQueryClient();
  const form = useApiForm({
    initial: { name, phone_number: '' },
    send: async (body) => {
      await customer.orderPages.delegate.set({ link, body });
      await client.invalidateQueries({ queryKey: pageKey(link) });
      onDone();
    },
  });
  return (
    <EditForm form={form} onDone={onDone}>
      <TextInput label={t('delegate.name')} {...form.text('name')} />
      <TextInput label={t('delegate.phone')} type="tel" {...form.text('phone_number')} />
    </EditForm>
  );
}
