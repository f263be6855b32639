import { queryOptions } from '@tanstack/react-query';
import type { Webhook } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';

export type { Webhook };

const MOST = 200;

export const webhooksQuery = (environment: Environment) =>
  queryOptions({
    queryKey: [environment, 'webhooks'],
    queryFn: async ({ signal }) => (await connect(environment).management.webhooks.list({ limit: MOST }, { signal })).webhooks,
  });

export const webhookQuery = (environment: Environment, webhook_id: number) =>
  queryOptions({
    queryKey: [environment, 'webhooks', webhook_id],
    queryFn: ({ signal }) => connect(environment).management.webhooks.get({ webhook_id }, { signal }),
  });

export const healthQuery = (environment: Environment, webhook_id: number) =>
  queryOptions({
    queryKey: [environment, 'webhooks', webhook_id, 'health'],
    queryFn: ({ signal }) => connect(environment).management.webhooks.getHealth({ webhook_id }, { signal }),
  });

export const eventTypesQuery = (environment: Environment) =>
  queryOptions({
    queryKey: [environment, 'event_types'],
    queryFn: async ({ signal }) => (await connect(environment).management.eventTypes.list({}, { signal })).event_types,
    staleTime: Number.POSITIVE_INFINITY,
  });
