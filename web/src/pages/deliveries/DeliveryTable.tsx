import { Badge } from '@mantine/core';
import { PaperAirplaneIcon } from '@primer/octicons-react';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { Delivery } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import { useLive } from '../../api/live.ts';
import type { Environment } from '../../api/session.ts';
import { type Column, DataTable } from '../../parts/DataTable.tsx';
import { DateTime } from '../../parts/DateTime.tsx';
import { HttpStatus } from '../../parts/HttpStatus.tsx';
import { isoOf } from '../../parts/local-time.ts';
import { useRowPages } from '../../parts/use-row-pages.ts';
import { webhooksQuery } from '../webhooks/webhook.ts';
import { DeliveryState } from './DeliveryState.tsx';

export type DeliveryFilters = Partial<Record<'webhook_id' | 'state' | 'event_name' | 'order_id' | 'from' | 'to', string>>;

export interface DeliveryTableProps {
  readonly environment: Environment;
  readonly filters: DeliveryFilters;
  readonly isFiltered: boolean;
}

/** Deliveries, newest first, which change as they go out. */
export function DeliveryTable({ environment, filters, isFiltered }: DeliveryTableProps) {
  const { t } = useTranslation('deliveries');
  const client = useQueryClient();
  const queryKey = [environment, 'deliveries', filters];
  const { webhook_id, state, event_name, order_id, from, to } = filters;
  const rows = useRowPages<Delivery>({
    queryKey,
    fetchPage: async (after, signal) => {
      const request = {
        ...(after === undefined ? {} : { after }),
        ...(webhook_id ? { webhook_id: Number(webhook_id) } : {}),
        ...(state ? { state: state as Delivery['state'] } : {}),
        ...(event_name ? { event_name } : {}),
        ...(order_id ? { order_id } : {}),
        ...(from ? { from: isoOf(from) } : {}),
        ...(to ? { to: isoOf(to) } : {}),
      };
      const page = await connect(environment).management.deliveries.list(request, { signal });
      return { rows: page.deliveries, next: page.next_cursor };
    },
  });
  const names = useQuery(webhooksQuery(environment)).data;
  useLive(environment, ['deliveries'], () => void client.invalidateQueries({ queryKey: [environment, 'deliveries'] }));
  const columns: Column<Delivery>[] = [
    {
      key: 'event_name',
      title: t('fields.event'),
      cell: ({ event_name: name, replay }) => (
        <>
          {name} {replay && <Badge color="blue">{t('replay')}</Badge>}
        </>
      ),
    },
    { key: 'state', title: t('fields.state'), cell: (row) => <DeliveryState state={row.state} /> },
    {
      key: 'webhook',
      title: t('fields.webhook'),
      cell: (row) => names?.find((one) => one.webhook_id === row.webhook_id)?.name ?? `#${row.webhook_id}`,
    },
    { key: 'order_id', title: t('fields.order'), cell: (row) => (row.order_id === null ? '–' : <code>{row.order_id}</code>) },
    { key: 'last_status', title: t('fields.answer'), cell: (row) => (row.attempts === 0 ? '–' : <HttpStatus status={row.last_status} />) },
    { key: 'attempts', title: t('fields.attempts'), align: 'right', cell: (row) => row.attempts },
    { key: 'created_at', title: t('fields.created_at'), cell: (row) => <DateTime value={row.created_at} /> },
  ];
  return (
    <DataTable
      label={t('title')}
      columns={columns}
      rows={rows}
      rowKey={({ delivery_id }) => String(delivery_id)}
      rowLink={({ delivery_id }) => `/deliveries/${delivery_id}`}
      isFiltered={isFiltered}
      empty={{ icon: PaperAirplaneIcon, title: t('empty'), advice: t('empty_advice') }}
    />
  );
}
