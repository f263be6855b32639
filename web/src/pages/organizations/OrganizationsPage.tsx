import { Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { type Answer, callConsole } from '../../api/console.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';

type Organization = Answer<'GET /api/installation/organizations'>['organizations'][number];

/** Every organization of the installation, for who runs it. */
export default function OrganizationsPage() {
  const { t } = useTranslation('organizations');
  const rows = useRowPages({
    queryKey: ['organizations'],
    fetchPage: async (after, signal) => {
      const query = after === undefined ? {} : { after: Number(after) };
      const { organizations, next } = await callConsole('GET /api/installation/organizations', { query, signal });
      return { rows: organizations, next: next === null ? null : String(next) };
    },
  });
  const columns: Column<Organization>[] = [
    {
      key: 'name',
      title: t('columns.name'),
      cell: ({ name, slug }) => (
        <>
          <Text component="span" display="block" fw={550}>
            {name}
          </Text>
          <Text component="span" display="block" size="sm" c="dimmed" ff="monospace">
            {slug}
          </Text>
        </>
      ),
    },
    { key: 'country', title: t('columns.country'), cell: ({ country }) => t(`countries.${country}`) },
    { key: 'members', title: t('columns.members'), align: 'right', cell: ({ members }) => members },
    { key: 'created', title: t('columns.created'), cell: ({ created_at }) => <DateTime value={created_at} /> },
  ];
  return (
    <>
      <PageHeader title={t('title')} description={t('description')} />
      <DataTable label={t('title')} columns={columns} rows={rows} rowKey={({ slug }) => slug} />
    </>
  );
}
