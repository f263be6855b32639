import { Button, TextInput } from '@mantine/core';
import { PersonIcon, PlusIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Shopper } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';

/** Who fulfills orders. */
export default function ShoppersPage() {
  const { t } = useTranslation('shoppers');
  const [environment] = useEnvironment();
  const [creating, setCreating] = useState(false);
  const mayOperate = hasRight(useSession(), 'operate', environment);
  const rows = useRowPages({
    queryKey: [environment, 'shoppers', 'list'],
    fetchPage: async (after, signal) => {
      const { shoppers, next_cursor } = await connect(environment).management.shoppers.list(
        { limit: 100, ...(after ? { after } : {}) },
        { signal },
      );
      return { rows: shoppers, next: next_cursor };
    },
  });
  const columns: readonly Column<Shopper>[] = [
    { key: 'first_name', title: t('fields.first_name'), cell: ({ first_name }) => first_name },
    { key: 'id', title: t('fields.id'), cell: ({ id }) => id },
    { key: 'phone', title: t('fields.phone'), cell: ({ phone }) => phone ?? '–' },
    { key: 'email', title: t('fields.email'), cell: ({ email }) => email ?? '–' },
    { key: 'created_at', title: t('fields.created'), cell: ({ created_at }) => <DateTime value={created_at} relative /> },
  ];
  const create = mayOperate && (
    <Button leftSection={<PlusIcon />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowLink={({ id }) => `/shoppers/${id}`}
        empty={{ icon: PersonIcon, title: t('empty'), advice: t('empty_advice'), action: create }}
      />
      {creating && <NewShopper onClose={() => setCreating(false)} />}
    </>
  );
}

function NewShopper({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('shoppers');
  const [environment] = useEnvironment();
  const create = useApiMutation({
    mutationFn: (values: Record<string, string>) => {
      const body = Object.fromEntries(Object.entries(values).filter(([, value]) => value.trim() !== ''));
      return connect(environment).management.shoppers.create({ body });
    },
    changes: [[environment, 'shoppers']],
  });
  return (
    <FormDialog
      title={t('new')}
      action={t('create')}
      onClose={onClose}
      initial={{ first_name: '', phone: '', email: '' }}
      send={create.mutateAsync}
      fields={(form) => (
        <>
          <TextInput label={t('fields.first_name')} description={t('first_name_hint')} data-autofocus {...form.text('first_name')} />
          <TextInput label={t('fields.phone')} type="tel" {...form.text('phone')} />
          <TextInput label={t('fields.email')} type="email" {...form.text('email')} />
        </>
      )}
    />
  );
}
