import { queryOptions } from '@tanstack/react-query';
import type { Application } from '../../../../client/index.ts';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';
import type { Tone } from '../../parts/StatusBadge.tsx';

export type { Application };
export type Status = Application['status'];

/** Scopes that the console may give to an application; account linking depends on the organization. */
export const SCOPES = [
  'connect:fulfillment',
  'connect:post_checkout',
  'connect:data_ingestion',
  'connect:recommendations',
  'Connect::Orders::RatingService',
  'account_linking',
  'cartwright:manage',
] as const;
export type Scope = (typeof SCOPES)[number];

/** Keys of the texts about a scope; i18next reads `:` and `.` in keys. */
export const scopeKey = (scope: string) => scope.replaceAll(/\W+/g, '_').toLowerCase();

export const TONES: Readonly<Record<Status, Tone>> = {
  Enabled: 'good',
  Disabled: 'neutral',
  Deleting: 'progress',
  'Delete Failed': 'bad',
};

export const applicationsQuery = (environment: Environment) =>
  queryOptions({
    queryKey: [environment, 'applications'],
    queryFn: async ({ signal }) => (await connect(environment).management.applications.list({}, { signal })).applications,
  });

export const applicationQuery = (environment: Environment, clientId: string) =>
  queryOptions({
    queryKey: [environment, 'applications', clientId],
    queryFn: ({ signal }) => connect(environment).management.applications.get({ client_id: clientId }, { signal }),
  });

export const usageQuery = (environment: Environment, clientId: string) =>
  queryOptions({
    queryKey: [environment, 'applications', clientId, 'usage'],
    queryFn: ({ signal }) => connect(environment).management.applications.getUsage({ client_id: clientId }, { signal }),
  });
