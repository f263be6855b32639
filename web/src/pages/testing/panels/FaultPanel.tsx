import { Button, Group, Stack, Text } from '@mantine/core';
import { ZapIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import type { TFunction } from 'i18next';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../../../client/generated/types.ts';
import { connect } from '../../../api/connect.ts';
import { ConfirmDialog } from '../../../parts/ConfirmDialog.tsx';
import { DataTable } from '../../../parts/DataTable.tsx';
import { useApiMutation } from '../../../parts/use-api-mutation.ts';
import { allRows } from '../../../parts/use-row-pages.ts';
import { FaultFormView } from './FaultFormView.tsx';

const KEY = ['development', 'faults'];
const WHILE_SHOWN = 5_000;

/** The rules by which calls and callbacks fail, with how often they did, and a form for another. */
export function FaultPanel() {
  const { t } = useTranslation('testing');
  const [clearing, setClearing] = useState(false);
  const { faults } = connect('development').management;
  const list = useQuery({
    queryKey: KEY,
    queryFn: async ({ signal }) => (await faults.list({}, { signal })).faults,
    refetchInterval: WHILE_SHOWN,
  });
  const remove = useApiMutation<unknown, string>({ mutationFn: (id) => faults.delete({ id }), changes: [KEY] });
  const clear = useApiMutation<unknown>({ mutationFn: () => faults.deleteAll(), changes: [KEY] });
  return (
    <Stack gap="lg">
      <DataTable
        label={t('faults.list')}
        rows={allRows(list)}
        rowKey={(row) => row.id}
        empty={{ icon: ZapIcon, title: t('faults.none'), advice: t('faults.none_advice') }}
        columns={[
          { key: 'effect', title: t('faults.effect_title'), cell: (row) => effectOf(row, t) },
          {
            key: 'about',
            title: t('faults.about'),
            cell: (row) => (row.callback ? t('faults.callbacks') : `${row.method ?? '*'} ${row.path_prefix ?? row.operation_id ?? '*'}`),
          },
          { key: 'description', title: t('faults.description'), cell: (row) => row.description ?? '' },
          {
            key: 'counts',
            title: t('faults.counts'),
            align: 'right',
            cell: (row) => t('faults.met', { applied: row.applied, matched: row.matched }),
          },
          {
            key: 'remove',
            title: t('faults.acts'),
            cell: (row) => (
              <Button size="xs" variant="default" loading={remove.isPending} onClick={() => remove.mutate(row.id)}>
                {t('faults.remove')}
              </Button>
            ),
          },
        ]}
      />
      {list.data && list.data.length > 1 && (
        <Group justify="flex-end">
          <Button variant="default" onClick={() => setClearing(true)}>
            {t('faults.remove_all')}
          </Button>
        </Group>
      )}
      <Text fw={600}>{t('faults.new')}</Text>
      <FaultFormView />
      <ConfirmDialog
        opened={clearing}
        onClose={() => setClearing(false)}
        title={t('faults.remove_all_title')}
        action={t('faults.remove_all')}
        destructive
        onConfirm={() => {
          setClearing(false);
          clear.mutate();
        }}
      >
        {t('faults.remove_all_advice')}
      </ConfirmDialog>
    </Stack>
  );
}

function effectOf({ answer, connection, callback, latency }: Fault, t: TFunction<'testing'>): string {
  if (answer) return t('faults.does_answer', { status: answer.status });
  if (connection !== null) return t('faults.does_connection', { connection });
  if (callback) return t('faults.does_callback', { effect: callback.effect });
  return t('faults.does_latency', { min: latency?.min_ms, max: latency?.max_ms });
}
