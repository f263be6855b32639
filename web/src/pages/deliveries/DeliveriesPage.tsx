import { Button, Select, TextInput } from '@mantine/core';
import { IterationsIcon } from '@primer/octicons-react';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { hasRight, useSession } from '../../api/session.ts';
import { useEnvironment } from '../../app/environment.tsx';
import { FilterBar } from '../../parts/FilterBar.tsx';
import { PageHeader } from '../../parts/PageHeader.tsx';
import { useFilters } from '../../parts/use-filters.ts';
import { ReplayDialog } from '../webhooks/ReplayDialog.tsx';
import { eventTypesQuery, webhooksQuery } from '../webhooks/webhook.ts';
import { DeliveryTable } from './DeliveryTable.tsx';

const STATES = ['pending', 'delivered', 'failed'] as const;
const DIGITS = /^\d{1,9}$/;

/** What was and is to be sent to the webhooks of a server, live. */
export default function DeliveriesPage() {
  const { t } = useTranslation('deliveries');
  const [environment] = useEnvironment();
  const session = useSession();
  const [replaying, setReplaying] = useState(false);
  const filters = useFilters(['webhook_id', 'state', 'event_name', 'order_id', 'from', 'to']);
  const { values } = filters;
  const webhooks = useQuery(webhooksQuery(environment)).data ?? [];
  const types = useQuery(eventTypesQuery(environment)).data ?? [];
  const chosen = DIGITS.test(values.webhook_id) ? Number(values.webhook_id) : undefined;
  return (
    <>
      <PageHeader
        title={t('title')}
        description={t('description')}
        actions={
          hasRight(session, 'manage', environment) &&
          chosen !== undefined && (
            <Button variant="default" leftSection={<IterationsIcon />} onClick={() => setReplaying(true)}>
              {t('replay_range')}
            </Button>
          )
        }
      />
      {chosen !== undefined && (
        <ReplayDialog opened={replaying} onClose={() => setReplaying(false)} environment={environment} webhookId={chosen} />
      )}
      <FilterBar isFiltered={filters.isFiltered} onClear={filters.clear}>
        <Select
          label={t('fields.webhook')}
          placeholder={t('any')}
          clearable
          w={190}
          data={webhooks.map(({ webhook_id, name }) => ({ value: String(webhook_id), label: name }))}
          value={values.webhook_id || null}
          onChange={(value) => filters.set('webhook_id', value)}
        />
        <Select
          label={t('fields.state')}
          placeholder={t('any')}
          clearable
          w={140}
          data={STATES.map((value) => ({ value, label: t(`states.${value}`) }))}
          value={values.state || null}
          onChange={(value) => filters.set('state', value)}
        />
        <Select
          label={t('fields.event')}
          placeholder={t('any')}
          clearable
          searchable
          w={230}
          data={types.map(({ event_name }) => event_name)}
          value={values.event_name || null}
          onChange={(value) => filters.set('event_name', value)}
        />
        <TextInput
          label={t('fields.order')}
          w={170}
          value={values.order_id}
          onChange={(event) => filters.set('order_id', event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('fields.from')}
          value={values.from}
          onChange={(event) => filters.set('from', event.currentTarget.value)}
        />
        <TextInput
          type="datetime-local"
          label={t('fields.to')}
          value={values.to}
          onChange={(event) => filters.set('to', event.currentTarget.value)}
        />
      </FilterBar>
      <DeliveryTable environment={environment} filters={filters.query} isFiltered={filters.isFiltered} />
    </>
  );
}
