import { useQuery } from '@tanstack/react-query';
import { connect } from '../../api/connect.ts';
import type { Environment } from '../../api/session.ts';

/** What time it is for the organization on the server, epoch milliseconds: development may have a test clock. */
export function useServerTime(environment: Environment): number {
  const { data } = useQuery({
    queryKey: [environment, 'clock'],
    queryFn: ({ signal }) => connect(environment).management.clock.get({}, { signal }),
    enabled: environment === 'development',
  });
  return data && environment === 'development' ? Date.parse(data.now) : Date.now();
}
