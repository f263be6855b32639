import { Button, Checkbox, TextInput } from '@mantine/core';
import { PeopleIcon, PlusIcon } from '@primer/octicons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Customer } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { FormDialog } from '../../parts/FormDialog.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { SearchInput } from '../../parts/SearchInput.tsx';
import { useApiMutation } from '../../parts/use-api-mutation.ts';
import { useFilters } from '../../parts/use-filters.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';

/** Accounts of customers, which may be linked to a user of the retailer. */
export default function CustomersPage() {
  const { t } = useTranslation('customers');
  const [environment] = useEnvironment();
  const [creating, setCreating] = useState(false);
  const { values, query, set, clear, isFiltered } = useFilters(['q']);
  const mayManage = hasRight(useSession(), 'manage', environment);
  const rows = useRowPages({
    queryKey: [environment, 'customers', 'list', query],
    fetchPage: async (after, signal) => {
      const page = { ...query, limit: 100, ...(after ? { after } : {}) };
      const { customers, next_cursor } = await connect(environment).management.customers.list(page, { signal });
      return { rows: customers, next: next_cursor };
    },
  });
  const columns: readonly Column<Customer>[] = [
    { key: 'email', title: t('fields.email'), cell: ({ email }) => email },
    { key: 'phone', title: t('fields.phone'), cell: ({ phone }) => phone ?? '–' },
    { key: 'user', title: t('fields.user'), cell: ({ linked_user_id }) => linked_user_id ?? t('not_linked') },
    { key: 'member', title: t('fields.member'), cell: ({ instacartplus_member }) => t(instacartplus_member ? 'yes' : 'no') },
    { key: 'created_at', title: t('fields.created'), cell: ({ created_at }) => <DateTime value={created_at} relative /> },
  ];
  const create = mayManage && (
    <Button leftSection={<PlusIcon />} onClick={() => setCreating(true)}>
      {t('new')}
    </Button>
  );
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} actions={create} />
      <FilterBar isFiltered={isFiltered} onClear={clear}>
        <SearchInput label={t('search')} value={values.q} onChange={(q) => set('q', q)} width="20rem" />
      </FilterBar>
      <DataTable
        label={t('title')}
        columns={columns}
        rows={rows}
        rowKey={({ id }) => String(id)}
        rowLink={({ id }) => `/customers/${id}`}
        isFiltered={isFiltered}
        empty={{ icon: PeopleIcon, title: t('empty'), advice: t('empty_advice'), action: create }}
      />
      {creating && <NewCustomer onClose={() => setCreating(false)} />}
    </>
  );
}

function NewCustomer({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation('customers');
  const [environment] = useEnvironment();
  const create = useApiMutation({
    mutationFn: ({ email, phone, instacartplus_member }: { email: string; phone: string; instacartplus_member: boolean }) =>
      connect(environment).management.customers.create({ body: { email, instacartplus_member, ...(phone === '' ? {} : { phone }) } }),
    changes: [[environment, 'customers']],
  });
  return (
    <FormDialog
      title={t('new')}
      action={t('create')}
      onClose={onClose}
      initial={{ email: '', phone: '', instacartplus_member: false }}
      send={create.mutateAsync}
      fields={(form) => (
        <>
          <TextInput label={t('fields.email')} type="email" data-autofocus {...form.text('email')} />
          <TextInput label={t('fields.phone')} type="tel" {...form.text('phone')} />
          <Checkbox label={t('fields.member')} {...form.checkbox('instacartplus_member')} />
        </>
      )}
    />
  );
}
