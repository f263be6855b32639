import { useQuery } from '@tanstack/react-query';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';

/** The organization's applications, as a choice by client id. */
export function useApplications(environment: Environment): { readonly value: string; readonly label: string }[] {
  const { data } = useQuery({
    queryKey: [environment, 'applications', 'choice'],
    queryFn: ({ signal }) => connect(environment).management.applications.list({}, { signal }),
  });
  return data?.applications.map(({ client_id, name }) => ({ value: client_id, label: name })) ?? [];
}
