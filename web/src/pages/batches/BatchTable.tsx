import { useTranslation } from 'react-i18next';
import type { Signatures } from '../../../../client/generated/operations.ts';
import type { Batch } from '../../../../client/generated/types.ts';
import { connect } from '../../api/connect.ts';
import { useLive } from '../../api/live.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { type Column, DataTable, type DataTableProps } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { useThrottled } from '../../parts/use-throttled.ts';
import { OrderState } from '../orders/OrderState.tsx';

const PAUSE = 1_000;

export interface BatchTableProps extends Pick<DataTableProps<Batch>, 'empty' | 'isFiltered'> {
  readonly banner: string;
  readonly query: Pick<Signatures['management.batches.list']['request'], 'batch_type' | 'workflow_state'>;
}

/** Batches as rows, kept up while their orders move. */
export function BatchTable({ banner, query, ...table }: BatchTableProps) {
  const { t } = useTranslation('batches');
  const [environment] = useEnvironment();
  const rows = useRowPages({
    queryKey: [environment, 'batches', banner, query],
    fetchPage: async (after, signal) => {
      const page = { ...query, limit: 100, ...(after ? { after } : {}) };
      const { batches, next_cursor } = await connect(environment).management.batches.list(page, { signal, retailerId: banner });
      return { rows: batches, next: next_cursor };
    },
  });
  const readAgain = useThrottled(rows.retry, PAUSE);
  useLive(environment, ['orders'], readAgain);
  const columns: readonly Column<Batch>[] = [
    { key: 'id', title: t('fields.id'), cell: ({ id }) => id },
    { key: 'type', title: t('fields.batch_type'), cell: ({ batch_type }) => t(`types.${batch_type}`) },
    { key: 'state', title: t('fields.workflow_state'), cell: ({ workflow_state }) => <OrderState state={workflow_state} /> },
    { key: 'shopper', title: t('fields.shopper'), cell: ({ shopper_id }) => shopper_id ?? t('no_shopper') },
    { key: 'orders', title: t('fields.orders'), align: 'right', cell: ({ order_ids }) => order_ids.length },
    { key: 'created_at', title: t('fields.created'), cell: ({ created_at }) => <DateTime value={created_at} relative /> },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ id }) => String(id)}
      rowLink={({ id }) => `/batches/${encodeURIComponent(banner)}/${id}`}
      {...table}
    />
  );
}
